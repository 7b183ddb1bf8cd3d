/** Names of letters as they are said in abbreviations. Latin letters without a name of their own are said as they are. */
const LETTER_NAMES: Readonly<Record<string, string>> = {
  a: 'a',
  ă: 'á',
  â: 'ớ',
  b: 'bê',
  c: 'xê',
  d: 'đê',
  đ: 'đê',
  e: 'e',
  ê: 'ê',
  f: 'ép',
  g: 'giê',
  h: 'hát',
  i: 'i',
  j: 'gi',
  k: 'ca',
  l: 'lờ',
  m: 'mờ',
  n: 'nờ',
  o: 'ô',
  ô: 'ô',
  ơ: 'ơ',
  p: 'pê',
  q: 'quy',
  r: 'rờ',
  s: 'ét',
  t: 'tê',
  u: 'u',
  ư: 'ư',
  v: 'vê',
  w: 'vê kép',
  x: 'ích',
  y: 'i dài',
  z: 'dét',
};

/** Names of letters that number a list, as they are taught: a, bờ, cờ. */
export const LIST_LETTERS: Readonly<Record<string, string>> = {
  b: 'bờ',
  c: 'cờ',
  d: 'dờ',
  đ: 'đờ',
  g: 'gờ',
  h: 'hờ',
  k: 'ca',
  l: 'lờ',
  m: 'mờ',
  n: 'nờ',
  p: 'pờ',
  q: 'quờ',
  r: 'rờ',
  s: 'sờ',
  t: 'tờ',
  v: 'vờ',
  x: 'xờ',
  y: 'i dài',
};

/** `OTP` → ô tê pê. What is no letter is not said. */
export function spelled(letters: string): string {
  const named = letters.toLowerCase().match(/[\p{Ll}\p{Lo}]\p{M}*/gu) ?? [];
  return named.map((letter) => LETTER_NAMES[letter] ?? letter).join(' ');
}

const SYLLABLE =
  /^(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnpt])?$/;
/** Tone marks: grave, acute, tilde, hook above, dot below. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Could it be one Vietnamese syllable? Tells a word in capitals (`TIN`) from an abbreviation (`TBR`). */
export function isSyllable(word: string): boolean {
  return (
    word.length <= 7 && SYLLABLE.test(word.toLowerCase().normalize('NFD').replace(TONES, '').normalize('NFC'))
  );
}

export function isCapitals(word: string): boolean {
  return word.length <= 40 && word === word.toUpperCase() && word !== word.toLowerCase();
}
