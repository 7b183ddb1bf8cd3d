/** What a phrase closes: the better it closes, the better a place to turn the page after it. */
export type Close = 'line' | 'sentence' | 'clause' | 'word';

/** Words that stay together on a line. */
export interface Phrase {
  readonly text: string;
  readonly closes: Close;
  /** Is it followed by a space? Not when a word too long for a line was broken here. */
  readonly spaced: boolean;
}

/** Units of measure and counting words that belong to the number before them. */
const MEASURES = new Set(
  (
    'mm cm dm m km m2 m² m3 m³ km2 km² ha g kg tạ tấn lít l ml % °c độ kv kw kwh v a mw đồng đ vnđ nghìn triệu tỷ tỉ ' +
    'km/h m/s giây phút giờ ngày tuần tháng năm tuổi ca người hộ lần cấp liều bản thôn xã phường'
  ).split(' '),
);

/** Words that belong to the number after them. */
const NUMBERED = new Set(
  'ngày tháng năm mùng lúc cấp số điều khoản quý khóa đợt vòng lớp tầng thôn bản xóm ấp khu tổ km'.split(' '),
);

const bare = (word: string) => word.toLowerCase().replace(/^[("“‘]+|[)"”’.,;:!?…]+$/g, '');
const isNumber = (word: string) => /^[+-]?\d[\d.,:/h%-]*$/.test(bare(word));
const isDash = (word: string) => /^[-–—−]$/.test(word);
const endsClause = (word: string) => /[.,;:!?…]["”’)]*$/.test(word);

/**
 * Do two words that follow one another stay together? A number with its unit, the parts of a range, a date or a
 * telephone number do (B13).
 */
function staysWith(before: string, word: string): boolean {
  if (isDash(word) || isDash(before)) return /\d/.test(before + word) || isDash(before);
  if (endsClause(before)) return false;
  if (isNumber(before)) return isNumber(word) || MEASURES.has(bare(word));
  return isNumber(word) && NUMBERED.has(bare(before));
}

function closeOf(word: string): Close {
  if (/[.!?…]["”’)]*$/.test(word)) return 'sentence';
  return /[,;:–—]["”’)]*$/.test(word) ? 'clause' : 'word';
}

const khmerWords = new Intl.Segmenter('km', { granularity: 'word' });

/** Khmer writes no spaces between words: its words are found by a dictionary (B35). */
function khmerPhrases({ text, closes, spaced }: Phrase): Phrase[] {
  if (!/\p{Script=Khmer}/u.test(text)) return [{ text, closes, spaced }];
  const parts: string[] = [];
  for (const { segment } of khmerWords.segment(text)) {
    const before = /^[\p{P}\p{M}]/u.test(segment) ? parts.pop() : undefined;
    parts.push(`${before ?? ''}${segment}`);
  }
  return parts.map((part, index) =>
    index < parts.length - 1 ? { text: part, closes: 'word', spaced: false } : { text: part, closes, spaced },
  );
}

/** A text as the phrases that lines and pages are made of; a line break in it stays one. */
export function phrasesOf(text: string): Phrase[] {
  return text
    .normalize('NFC')
    .split('\n')
    .flatMap((line) => {
      const phrases: Phrase[] = [];
      let last = '';
      for (const word of line.split(' ').filter((part) => part !== '')) {
        const before = staysWith(last, word) ? phrases.pop() : undefined;
        phrases.push({ text: before ? `${before.text} ${word}` : word, closes: closeOf(word), spaced: true });
        last = word;
      }
      const end = phrases.pop();
      const whole = end ? [...phrases, { ...end, closes: 'line' as const }] : [];
      return whole.flatMap(khmerPhrases);
    });
}

/** The words of a phrase, each on its own; a single word after its slashes, dots and dashes, or letter by letter. */
export function looser({ text, closes, spaced }: Phrase): Phrase[] {
  const words = text.split(' ');
  if (words.length > 1) {
    return words.map((word, index) =>
      index < words.length - 1
        ? { text: word, closes: 'word', spaced: true }
        : { text: word, closes, spaced },
    );
  }
  const pieces = text.match(/[^/.–-]+[/.–-]*|[/.–-]+/g) ?? [];
  const parts = pieces.length > 1 ? pieces : lettersOf(text);
  return parts.map((part, index) =>
    index < parts.length - 1 ? { text: part, closes: 'word', spaced: false } : { text: part, closes, spaced },
  );
}

/** The letters of a text, each with its marks; in Khmer also with the letters written below it, after U+17D2. */
export function lettersOf(text: string): string[] {
  if (!/\p{M}/u.test(text)) return Array.from(text);
  return text.match(/\P{M}(?:\u17d2\P{M}|\p{M})*|\p{M}+/gu) ?? [];
}
