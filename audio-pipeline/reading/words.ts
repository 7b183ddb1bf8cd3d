import { ABBREVIATIONS, AMBIGUOUS, meaningOf } from './abbreviations.ts';
import { isCapitals, isSyllable, spelled } from './letters.ts';
import { LONE_MEASURES } from './measures.ts';
import { matchAt, type Place, type Reader, textAfter, textBefore } from './reader.ts';

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’ʼ]\p{L}[\p{L}\p{M}]*)*/uy;
const COMPOUND = /[\p{L}]{1,24}(?:[-&/.][\p{L}]{1,24}){1,3}(?![\p{L}\d])/uy;
/** Parts set apart by spaces: `CNTT - VT`, `VH TT & TT`. */
const SPACED = /\p{Lu}{2,5}(?: \p{Lu}{2,5})? [-&] \p{Lu}{2,6}(?![\p{L}\d])/uy;
const DOTTED_END = /[\p{L}]{1,5}[.:]/uy;

/** Longest run of letters that is spelled, in characters; a longer one is noise, said as it stands. */
const LONGEST_WORD = 24;

/** Letters of scripts that a Vietnamese voice cannot say. */
const FOREIGN = /[^\p{Script=Latin}\p{M}'’ʼ]/u;

/** Small letters of Vietnamese and of other languages in Latin letters without marks. */
const SMALL = 'a-zđăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ';
/** A word that stands free: small letters, perhaps after a capital, and then a space or a pause. */
const PLAIN = new RegExp(`[${SMALL}${SMALL.toUpperCase()}][${SMALL}]{1,20}(?=[ ,;!?)]|[.:]?(?:\\s|$))`, 'y');
const PLAIN_VOWEL = /[aeiouyăâêôơưà-ỹ]/;

/**
 * Most words: in no table, and so read as they stand. Everything a later reader could know them by is ruled out here,
 * so that the many words of a text are not tried against the few abbreviations, symbols and addresses.
 */
export const readPlainWord: Reader = (place) => {
  const word = matchAt(PLAIN, place)?.[0];
  if (word === undefined || !PLAIN_VOWEL.test(word)) return null;
  if (ABBREVIATIONS.has(word) || AMBIGUOUS.has(word) || LONE_MEASURES.has(word)) return null;
  return place.lexicon.has(word.toLowerCase()) ? null : { kind: 'word', length: word.length, spoken: word };
};

/** A word or an address goes on: `Zaloo`, `zalo.me`. */
const GOES_ON = /^(?:[\p{L}\p{M}\d@]|\.[a-z]{2})/u;

/** Words and names the commune says in its own way; the longest phrase wins. */
export const readFromLexicon: Reader = (place) => {
  const first = matchAt(WORD, place)?.[0];
  if (first === undefined || first.length > 64) return null;
  const entries = place.lexicon.get(first.toLowerCase());
  if (entries === undefined) return null;
  for (const { written, spoken } of entries) {
    const here = place.text.slice(place.at, place.at + written.length);
    const next = place.text.slice(place.at + written.length, place.at + written.length + 3);
    if (here.toLowerCase() === written && !GOES_ON.test(next)) {
      return { kind: 'name', length: written.length, spoken };
    }
  }
  return null;
};

/** Abbreviations, with the dot or the joined parts that belong to them: `TP.`, `CNTT-VT`, `b/c`. */
export const readAbbreviation: Reader = (place) => {
  const candidates = [
    matchAt(SPACED, place)?.[0],
    matchAt(COMPOUND, place)?.[0],
    matchAt(DOTTED_END, place)?.[0],
    matchAt(WORD, place)?.[0],
  ];
  for (const written of candidates) {
    if (written === undefined || written.length > 24 || /^\d/.test(textAfter(place, written.length)))
      continue;
    const spoken = meaningOf(written, textBefore(place), textAfter(place, written.length));
    if (spoken === null || isShouted(written, place)) continue;
    if (repeats(written, spoken, place)) return { kind: 'space', length: written.length, spoken: '' };
    const takesDot = AMBIGUOUS.has(written) && place.text[place.at + written.length] === '.';
    const endsLine = takesDot && /^\.\s*(?:\n|$)/.test(textAfter(place, written.length));
    return { kind: 'abbreviation', length: written.length + (takesDot && !endsLine ? 1 : 0), spoken };
  }
  return null;
};

/** `Bảo hiểm y tế (BHYT)`: the abbreviation is only introduced, its words were just said. */
function repeats(written: string, spoken: string, place: Place): boolean {
  const before = textBefore(place)
    .toLowerCase()
    .replace(/\s[-–]\s/gu, ', ');
  return before.endsWith(`${spoken.toLowerCase()} (`) && textAfter(place, written.length).startsWith(')');
}

/** Is a syllable in capitals part of a line in capitals? `TT` never is; `AI CHẬM` is. */
function isShouted(written: string, place: Place): boolean {
  if (!isSyllable(written)) return false;
  return /^\s\p{Lu}{2,}/u.test(place.text.slice(place.at + written.length, place.at + written.length + 12));
}

/** `R'lấp`, `M'gar`: a leading consonant is said with ờ. */
function withoutApostrophe(word: string): string {
  return word
    .replace(/^([bcdđghklmnprstvx])['’ʼ]/iu, (_, consonant: string) => `${consonant}ờ `)
    .replace(/['’ʼ]/g, '');
}

const VOWEL = /[aeiouyăâêôơư]/i;
/** Longest word in capitals that may be an abbreviation although it has a vowel, as OPEC has. */
const LONGEST_SPELLED = 6;

/** Names in capitals that can be said although they are not Vietnamese: `BUALOI`, `NORU`. */
const SAYABLE = /^(?:[BCDFGHJKLMNPQRSTVWXYZ]{0,2}[AEIOUY]{1,3}){2,4}[NMLRSTK]?$/;

/** Is a word no word but letters to be named: `OTP`, `bOPV`, `LĐTĐBXH`, `kbps`? */
function isLetters(word: string): boolean {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
  const hasVowel = VOWEL.test(plain);
  const isMarked = word.normalize('NFD').replace(/[Đđ]/g, '') !== plain.replace(/[Đđ]/g, '');
  if (word.length > 3 && SAYABLE.test(word)) return false;
  if (isCapitals(word)) return !hasVowel || (word.length <= LONGEST_SPELLED && !isMarked);
  const upper = word.replace(/[^\p{Lu}]/gu, '').length;
  if (word.length <= LONGEST_SPELLED && upper > 1 && upper * 2 > word.length) return true;
  return word.length <= 4 && !hasVowel;
}

/** Any other word; capitals that make no syllable are spelled, letters of other scripts are not said. */
export const readWord: Reader = (place) => {
  const word = matchAt(WORD, place)?.[0];
  if (word === undefined) return null;
  if (FOREIGN.test(word)) {
    return { kind: 'unread', length: word.length, spoken: '', unread: { text: word, offset: 0 } };
  }
  const isShort = word.length === 1;
  if (isCapitals(word) && isSyllable(word))
    return { kind: 'word', length: word.length, spoken: isShort ? word : word.toLowerCase() };
  if (word.length <= LONGEST_WORD && isLetters(word))
    return { kind: 'letters', length: word.length, spoken: spelled(word) };
  const spoken = withoutApostrophe(isCapitals(word) ? word.toLowerCase() : word);
  return { kind: 'word', length: word.length, spoken };
};
