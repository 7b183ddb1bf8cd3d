import { AMBIGUOUS, meaningOf } from './abbreviations.ts';
import { isCapitals, isSyllable, spelled } from './letters.ts';
import { LONE_MEASURES, MEASURES } from './measures.ts';
import { cardinal, digitByDigit } from './numerals.ts';
import { matchAt, type Place, type Reader, textAfter, textBefore } from './reader.ts';

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’ʼ]\p{L}[\p{L}\p{M}]*)*/uy;
const COMPOUND = /[\p{L}]{1,24}(?:[-&/.][\p{L}]{1,24}){1,3}(?![\p{L}\d])/uy;
const DOTTED_END = /[\p{L}]{1,5}[.:]/uy;
const CODE = /([A-Za-zĐđ]{1,6})([-. ]?)(\d{1,6}(?:[.-]\d{1,8}){0,4})([A-ZĐ]{0,2})(?![\p{L}\d])/uy;

/** Letters of scripts that a Vietnamese voice cannot say. */
const FOREIGN = /[^\p{Script=Latin}\p{M}'’ʼ]/u;

/** Words and names the commune says in its own way; the longest phrase wins. */
export const readFromLexicon: Reader = (place) => {
  const first = matchAt(WORD, place)?.[0];
  if (first === undefined || first.length > 64) return null;
  const entries = place.lexicon.get(first.toLowerCase());
  if (entries === undefined) return null;
  for (const { written, spoken } of entries) {
    const here = place.text.slice(place.at, place.at + written.length);
    const next = place.text.slice(place.at + written.length, place.at + written.length + 1);
    if (here.toLowerCase() === written && !/[\p{L}\p{M}\d]/u.test(next)) {
      return { kind: 'word', length: written.length, spoken };
    }
  }
  return null;
};

/** Abbreviations, with the dot or the joined parts that belong to them: `TP.`, `CNTT-VT`, `b/c`. */
export const readAbbreviation: Reader = (place) => {
  const candidates = [
    matchAt(COMPOUND, place)?.[0],
    matchAt(DOTTED_END, place)?.[0],
    matchAt(WORD, place)?.[0],
  ];
  for (const written of candidates) {
    if (written === undefined || written.length > 24) continue;
    const spoken = meaningOf(written, textBefore(place), textAfter(place, written.length));
    if (spoken === null || isShouted(written, place)) continue;
    if (repeats(written, spoken, place)) return { kind: 'space', length: written.length, spoken: '' };
    const takesDot = written in AMBIGUOUS && place.text[place.at + written.length] === '.';
    const endsLine = takesDot && /^\.\s*(?:\n|$)/.test(textAfter(place, written.length));
    return { kind: 'word', length: written.length + (takesDot && !endsLine ? 1 : 0), spoken };
  }
  return null;
};

/** `Bảo hiểm y tế (BHYT)`: the abbreviation is only introduced, its words were just said. */
function repeats(written: string, spoken: string, place: Place): boolean {
  const before = textBefore(place).toLowerCase();
  return before.endsWith(`${spoken.toLowerCase()} (`) && textAfter(place, written.length).startsWith(')');
}

/** Is a syllable in capitals part of a line in capitals? `TT` never is; `AI CHẬM` is. */
function isShouted(written: string, place: Place): boolean {
  if (!isSyllable(written)) return false;
  return /^\s\p{Lu}{2,}/u.test(place.text.slice(place.at + written.length, place.at + written.length + 12));
}

/** Where a road or a kilometre has its name: `QL.21B`, `Km 24`. The name is a number, not a code. */
const ROAD = /^(?:QL|ĐT|TL|HL|ĐH|Km|KM|km)$/;

/** `ST25`, `D200`, `CO2`, `ĐT.482C`, `H99.88-260901-0001`. */
export const readCode: Reader = (place) => {
  const [written, letters = '', joint = '', digits = '', tail = ''] = matchAt(CODE, place) ?? [];
  if (written === undefined || `${letters}${digits}` in MEASURES) return null;
  const isRoad = ROAD.test(letters);
  if (!isRoad && (joint === ' ' || (joint !== '' && !isCapitals(letters)))) return null;
  if (!isRoad && !isCapitals(letters) && isSyllable(letters)) return null;
  const name = MEASURES[letters] ?? (letters === 'KM' ? MEASURES.km : null);
  const head = name ?? meaningOf(letters, textBefore(place), `${joint}${digits}`) ?? spelled(letters);
  const groups = digits.split(/[.-]/);
  const said =
    groups.length === 1 && digits.length <= 4 && !/^0\d/.test(digits)
      ? cardinal(digits, place.style)
      : groups.map(digitByDigit).join(', ');
  return {
    kind: 'number',
    length: written.length,
    spoken: [head, said, ...(tail === '' ? [] : [spelled(tail)])].join(' '),
  };
};

/** A measure's symbol that stands alone, as in the head of a table: `(ha)`. */
const LONE = /[\p{L}]{1,3}[23²³]?(?:\/[\p{L}]{1,3}[23²³]?)?(?![\p{L}\d])/uy;
export const readLoneMeasure: Reader = (place) => {
  const written = matchAt(LONE, place)?.[0];
  if (written === undefined) return null;
  const parts = written.split('/');
  if (!LONE_MEASURES.has(parts[0] ?? '') || parts.some((part) => MEASURES[part] === undefined)) return null;
  return {
    kind: 'quantity',
    length: written.length,
    spoken: parts.map((part) => MEASURES[part]).join(' trên '),
  };
};

/** `R'lấp`, `M'gar`: a leading consonant is said with ờ. */
function withoutApostrophe(word: string): string {
  return word
    .replace(/^([bcdđghklmnprstvx])['’ʼ]/iu, (_, consonant: string) => `${consonant}ờ `)
    .replace(/['’ʼ]/g, '');
}

const VOWEL = /[aeiouyăâêôơư]/i;

function plainWord(word: string): string {
  const upper = word.replace(/[^\p{Lu}]/gu, '').length;
  const isPlain = word.normalize('NFD').replace(/\p{M}/gu, '');
  if (isCapitals(word) && isSyllable(word)) return word.length === 1 ? word : word.toLowerCase();
  if (isCapitals(word) && word.length <= 6 && !/\p{M}/u.test(word.normalize('NFD'))) return spelled(word);
  if (word.length <= 6 && upper > 1 && upper * 2 > word.length) return spelled(word);
  if (word.length <= 4 && !VOWEL.test(isPlain)) return spelled(word);
  return withoutApostrophe(isCapitals(word) ? word.toLowerCase() : word);
}

/** Any other word; capitals that make no syllable are spelled, letters of other scripts are not said. */
export const readWord: Reader = (place) => {
  const word = matchAt(WORD, place)?.[0];
  if (word === undefined) return null;
  if (FOREIGN.test(word)) {
    return { kind: 'unread', length: word.length, spoken: '', unread: { text: word, offset: 0 } };
  }
  return { kind: 'word', length: word.length, spoken: plainWord(word) };
};
