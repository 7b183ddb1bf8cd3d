import { cardinal } from './numerals.ts';
import { type Kind, matchAt, type Place, type Reader, type Reading, textBefore } from './reader.ts';

/** Signs that have a name of their own. */
const NAMED: Readonly<Record<string, string>> = {
  '&': 'và',
  '+': 'cộng',
  '=': 'bằng',
  '<': 'nhỏ hơn',
  '>': 'lớn hơn',
  '≤': 'nhỏ hơn hoặc bằng',
  '≥': 'lớn hơn hoặc bằng',
  '±': 'cộng trừ',
  '×': 'nhân',
  '÷': 'chia',
  '@': 'a còng',
  '%': 'phần trăm',
  '‰': 'phần nghìn',
  '°': 'độ',
  '§': 'mục',
  $: 'đô la',
  '€': 'ơ-rô',
  '₫': 'đồng',
  '½': 'một phần hai',
  '¼': 'một phần tư',
  '¾': 'ba phần tư',
  '℃': 'độ xê',
  '²': 'bình phương',
  '³': 'lập phương',
};

/** Signs that part words and are heard as a pause, with the pause they make. */
const PAUSES: Readonly<Record<string, string>> = {
  '.': '.',
  '!': '!',
  '?': '?',
  '…': '.',
  ':': ':',
  ';': ',',
  ',': ',',
  '(': ',',
  ')': ',',
  '[': ',',
  ']': ',',
  '{': ',',
  '}': ',',
  '|': ',',
  '/': ',',
  '\\': ',',
};

/** Signs that say nothing: quotes, emphasis, bullets. */
const SILENT = /["'“”‘’«»`*_•·●▪◦‣■□▶►–—\-~^¬\u200B-\u200D]/u;

const FIGURES: ReadonlySet<Kind> = new Set(['number', 'quantity', 'date', 'time']);

function said(spoken: string, length = 1): Reading {
  return { kind: 'word', length, spoken };
}

function pause(mark: string, length = 1): Reading {
  return { kind: 'pause', length, spoken: mark };
}

const DASH = /\s?[-–—]\s?/y;

/** The dash of a range is "đến", before a number it is "âm", inside a word nothing, elsewhere a pause. */
const readDash: Reader = (place) => {
  const written = matchAt(DASH, place)?.[0];
  if (written === undefined || !/[-–—]/.test(place.text[place.at] ?? '')) return null;
  const next = place.text[place.at + written.length] ?? '';
  const isDigit = /\d/.test(next);
  if (place.previous !== null && FIGURES.has(place.previous) && isDigit) return said('đến', written.length);
  const spacedBefore = /(?:^|[\s(;|])$/.test(textBefore(place));
  if (isDigit && written.length === 1 && spacedBefore) return said('âm');
  if (/^\(?-\)/.test(place.text.slice(place.at, place.at + 2)) && textBefore(place).endsWith('('))
    return said('dấu trừ');
  return place.previous === null || (!spacedBefore && written.length === 1)
    ? { kind: 'space', length: written.length, spoken: '' }
    : pause(',', written.length);
};

const LIST_NUMERAL = /(?:(\d{1,3})|([a-zđ]))([.)])(?=\s)/y;

/** `1. Mục đích`, `2) …`, `a) …` at the head of a line. */
export const readListNumeral: Reader = (place) => {
  if (place.previous !== null) return null;
  const [written, number, letter = ''] = matchAt(LIST_NUMERAL, place) ?? [];
  if (written === undefined || (number === undefined && !written.endsWith(')'))) return null;
  const words = number === undefined ? (LIST_LETTERS[letter] ?? letter) : cardinal(number, place.style);
  return { kind: 'symbol', length: written.length, spoken: `${words},` };
};

/** Names of letters that number a list, as they are taught: a, bờ, cờ. */
const LIST_LETTERS: Readonly<Record<string, string>> = {
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

const END_MARK = /\.\/\.|\.{2,10}|[!?]{2,10}/y;
const TIMES = /[xX×](?=\s?\d)/y;
/** The dot of an initial before a comma: `anh Lò Văn P., thôn 9`. */
const INITIAL_DOT = /\.(?=[,;])/y;
const DOT_NAME = /\.(?=[A-Za-z]{2,5}(?![\p{L}]))/uy;

/** `0,6 m x 0,8 m` → nhân. */
export const readTimes: Reader = (place) =>
  place.previous !== null && FIGURES.has(place.previous) && matchAt(TIMES, place) !== null
    ? said('nhân')
    : null;

function readPunctuation(place: Place): Reading | null {
  const end = matchAt(END_MARK, place)?.[0];
  if (end !== undefined) return pause(end.startsWith('.') ? '.' : end.includes('?') ? '?' : '!', end.length);
  if (matchAt(INITIAL_DOT, place) !== null) return { kind: 'space', length: 1, spoken: '' };
  if (matchAt(DOT_NAME, place) !== null && /(?:^|\s)$/.test(textBefore(place))) return said('chấm');
  const sign = place.text[place.at] ?? '';
  if (sign === '~' && /\d/.test(place.text[place.at + 1] ?? '')) return said('khoảng');
  if (sign === '+' && place.previous === null && /\s/.test(place.text[place.at + 1] ?? '')) return said('');
  if (sign === '+' && textBefore(place).endsWith('(') && place.text[place.at + 1] === ')')
    return said('dấu cộng');
  const mark = PAUSES[sign];
  return mark === undefined ? null : pause(mark);
}

/** An emoji with what belongs to it, or a sign with its marks. */
const PICTURE =
  /(?:\p{Regional_Indicator}{2}|\p{Extended_Pictographic}\p{M}*(?:\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic}\p{M}*){0,8}|\p{M}+)/uy;

/** Everything that is no letter and no digit. What has no name and makes no pause is reported and left out. */
export const readSign: Reader = (place) => {
  const known = readDash(place) ?? readPunctuation(place);
  if (known !== null) return known;
  const sign = String.fromCodePoint(place.text.codePointAt(place.at) ?? 0x20);
  const name = NAMED[sign];
  if (name !== undefined) return said(name);
  if (SILENT.test(sign)) return { kind: 'space', length: sign.length, spoken: '' };
  const whole = matchAt(PICTURE, place)?.[0] ?? sign;
  return { kind: 'unread', length: whole.length, spoken: '', unread: { text: whole, offset: 0 } };
};
