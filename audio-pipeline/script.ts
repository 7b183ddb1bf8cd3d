import { type BulletinContent, spokenText } from '@nguon/content-model/bulletin';
import type { Speaker } from '@nguon/content-model/speaker';
import { type Lexicon, preparedLexicon } from './reading/lexicon.ts';
import type { NumeralStyle } from './reading/numerals.ts';
import { type Piece, readPieces } from './reading/read-pieces.ts';
import type { SpokenClass } from './reading/spoken-class.ts';

export type { Lexicon } from './reading/lexicon.ts';
export { SPOKEN_CLASSES, type SpokenClass } from './reading/spoken-class.ts';

export type Accent = Speaker['accent'];

/** From the first character to the one after the last, in UTF-16 code units, as `String.slice` counts. */
export type Range = readonly [start: number, end: number];

/** Words of the script, the part of the written text they say, and what that part is. */
export interface Span {
  readonly spoken: Range;
  readonly written: Range;
  readonly class: SpokenClass;
}

/** A part of the written text and where it begins. */
export interface Found {
  readonly text: string;
  readonly at: number;
}

/** The words a voice reads: no digits, no abbreviations, no signs but pauses. Rules V1 to V8 and V19 to V23 in SPEC.md. */
export interface Script {
  /** Sentences on lines; the only marks are `. , ? ! :` and the hyphen inside a word. */
  readonly text: string;
  /** In order; together they say every word of the script. */
  readonly spans: readonly Span[];
  /** What cannot be said and was left out, and where it stands in the written text. */
  readonly unread: readonly Found[];
  /** Dates that no calendar has and hours that no clock shows, said as they stand: someone should look. */
  readonly doubtful: readonly Found[];
}

export interface ReadingOptions extends Partial<NumeralStyle> {
  /** Decides how numbers are said where the other options do not; `northern` unless told. */
  readonly accent?: Accent;
  /** How this commune says certain words and names. */
  readonly lexicon?: Lexicon;
}

const STYLES: Readonly<Record<Accent, NumeralStyle>> = {
  northern: { hundreds: 'linh', thousand: 'nghìn', four: 'tư' },
  central: { hundreds: 'lẻ', thousand: 'ngàn', four: 'tư' },
  southern: { hundreds: 'lẻ', thousand: 'ngàn', four: 'bốn' },
};

/** Pauses from the weakest to the strongest; of neighbours the strongest is kept. */
const PAUSES = ',:.?!';

/** Text composed to NFC, and for each of its positions the position in the text as it came. */
function composed(written: string): { readonly text: string; readonly origin: (at: number) => number } {
  if (written === written.normalize('NFC')) return { text: written, origin: (at) => at };
  const positions: number[] = [];
  let text = '';
  for (const { 0: cluster, index } of written.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const whole = cluster.normalize('NFC');
    for (let offset = 0; offset < whole.length; offset += 1)
      positions.push(index + Math.min(offset, cluster.length));
    text += whole;
  }
  return { text, origin: (at) => positions[at] ?? written.length };
}

/** Puts pieces together into lines of words and pauses. */
class ScriptWriter {
  readonly spans: Span[] = [];
  readonly #parts: string[] = [];
  #length = 0;
  /** The pause or line break written last; empty after words and at the beginning. */
  #mark = '\n';

  get text(): string {
    return this.#parts.join('').trimEnd();
  }

  #add(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  say(words: string, written: Range, as: SpokenClass): void {
    if (this.#mark !== '\n') this.#add(' ');
    this.spans.push({ spoken: [this.#length, this.#length + words.length], written, class: as });
    this.#add(words);
    this.#mark = '';
  }

  pause(mark: string): void {
    if (this.#mark === '\n') return;
    if (this.#mark === '') this.#add(mark);
    else if (PAUSES.indexOf(mark) > PAUSES.indexOf(this.#mark)) this.#parts[this.#parts.length - 1] = mark;
    else return;
    this.#mark = mark;
  }

  endLine(): void {
    this.pause('.');
    if (this.#mark !== '\n') this.#add('\n');
    this.#mark = '\n';
  }
}

function write(pieces: readonly Piece[], origin: (at: number) => number): Pick<Script, 'text' | 'spans'> {
  const writer = new ScriptWriter();
  for (const { kind, spoken, at, length } of pieces) {
    if (kind === 'line') writer.endLine();
    else if (kind === 'pause') writer.pause(spoken);
    else if (kind !== 'space' && kind !== 'unread' && spoken !== '') {
      const words = spoken.replace(/,$/, '');
      writer.say(words, [origin(at), origin(at + length)], kind === 'between' ? 'sign' : kind);
      if (words !== spoken) writer.pause(',');
    }
  }
  writer.endLine();
  return { text: writer.text, spans: writer.spans };
}

/**
 * Written Vietnamese as words to be read aloud. Accepts composed and decomposed text; takes time in proportion to its
 * length. Sentences end where they ended, and lines end as sentences.
 */
export function readAloud(written: string, options: ReadingOptions = {}): Script {
  const { accent = 'northern', lexicon = {}, ...own } = options;
  const { text, origin } = composed(written);
  const pieces = readPieces(text, { ...STYLES[accent], ...own }, preparedLexicon(lexicon));
  const unread = pieces.flatMap(({ unread: part, at }) =>
    part === undefined ? [] : [{ text: part.text, at: origin(at + part.offset) }],
  );
  const doubtful = pieces.flatMap(({ doubtful: isDoubtful, at, length }) =>
    isDoubtful === true ? [{ text: text.slice(at, at + length), at: origin(at) }] : [],
  );
  return { ...write(pieces, origin), unread, doubtful };
}

/**
 * What a voice reads of a bulletin (N5), words and names as its owner says them (V27). A bulletin in another language is left unread whole: our rules would say its
 * numbers in Vietnamese, so it needs a recording.
 */
export function scriptFor(content: BulletinContent, accent: Accent = 'northern'): Script {
  const written = spokenText(content);
  const words = content.lexicon ?? [];
  const lexicon = Object.fromEntries(words.map((word) => [word.written, word.spoken]));
  if (!/^vi(-|$)/.test(content.language))
    return { text: '', spans: [], unread: [{ text: written, at: 0 }], doubtful: [] };
  return readAloud(written, { accent, lexicon });
}
