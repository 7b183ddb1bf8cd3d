import { matchAt, type Place, type Reader, type Reading, textBefore } from './reader.ts';
import { isDate, isFigure } from './spoken-class.ts';

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
  '⌀': 'phi',
  $: 'đô la',
  '€': 'ơ-rô',
  '₫': 'đồng',
  '℃': 'độ xê',
  '²': 'bình phương',
  '³': 'lập phương',
};

/** Shares that are one sign. */
const SHARES: Readonly<Record<string, string>> = {
  '½': 'một phần hai',
  '⅓': 'một phần ba',
  '⅔': 'hai phần ba',
  '¼': 'một phần tư',
  '¾': 'ba phần tư',
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

function said(spoken: string, length = 1): Reading {
  return { kind: 'sign', length, spoken };
}

function pause(mark: string, length = 1): Reading {
  return { kind: 'pause', length, spoken: mark };
}

const DASH = /\s?[-–—]\s?/y;
/** What a range goes on to: a number, a kilometre stone, a Roman numeral after another. */
const GOES_ON = /(?:Km\s?)?\d/y;
/** What a day goes on to: `thứ 2 - thứ 6`. */
const DAY_GOES_ON = /(?:thứ|ngày|tháng|năm)\s(?:\d|\p{Lu})|T[2-7](?!\d)|CN(?!\p{L})/uy;
const ROMAN_GOES_ON = /[IVX]{1,5}(?!\p{L})/uy;

/** The dash of a range is "đến", before a number it is "âm", inside a word nothing, elsewhere a pause. */
const readDash: Reader = (place) => {
  const written = matchAt(DASH, place)?.[0];
  if (written === undefined || !/[-–—]/.test(place.text[place.at] ?? '')) return null;
  const next = { ...place, at: place.at + written.length };
  const isDigit = /\d/.test(place.text[next.at] ?? '');
  const goesOn =
    matchAt(GOES_ON, next) !== null ||
    (isDate(place.previous) && matchAt(DAY_GOES_ON, next) !== null) ||
    (place.previous === 'roman' && matchAt(ROMAN_GOES_ON, next) !== null);
  if (isFigure(place.previous) && goesOn) return { kind: 'between', length: written.length, spoken: 'đến' };
  const spacedBefore = /(?:^|[\s(;|])$/.test(textBefore(place));
  if (isDigit && written.length === 1 && spacedBefore) return said('âm');
  if (/^\(?-\)/.test(place.text.slice(place.at, place.at + 2)) && textBefore(place).endsWith('('))
    return said('dấu trừ');
  return place.previous === null || (!spacedBefore && written.length === 1)
    ? { kind: 'space', length: written.length, spoken: '' }
    : pause(',', written.length);
};

const END_MARK = /\.\/\.|\.{2,10}|[!?]{2,10}/y;
/** Words in angle brackets stand for what one writes oneself: `<dấu cách>`. */
const PLACEHOLDER = /<(?=\p{L}[^<>\n]{0,40}>)/uy;
const IN_PLACEHOLDER = /<\p{L}[^<>\n]{0,40}$/u;
/** Before a number: about so many. */
const ABOUT = /~(?=\s?\d)/y;
/** The colon of a proportion or of a standard's year: `5:10:3`, `9001:2015`. */
const BETWEEN_DIGITS = /:(?=\d)/y;
const TIMES = /[xX×](?=\s?\d)/y;
/** The sign of a spread, as engineers write it: `15÷20 cm`. Apart from its numbers it divides. */
const SPREAD = /÷(?=\d)/y;
/** The dot of an initial before a pause: `anh Lò Văn P., thôn 9`, `phóng viên A.T. đưa`. */
const INITIAL_DOT = /\.(?=[,;]|\s?\(|\p{Lu}\.|\s\p{Ll})/uy;
const DOT_NAME = /\.(?=[A-Za-z]{2,5}(?![\p{L}]))/uy;

/** `0,6 m x 0,8 m` → nhân. */
export const readTimes: Reader = (place) =>
  isFigure(place.previous) && matchAt(TIMES, place) !== null ? said('nhân') : null;

function readPunctuation(place: Place): Reading | null {
  const end = matchAt(END_MARK, place)?.[0];
  if (end !== undefined) return pause(end.startsWith('.') ? '.' : end.includes('?') ? '?' : '!', end.length);
  if (matchAt(INITIAL_DOT, place) !== null && /(?:^|[^\p{L}])\p{Lu}$/u.test(textBefore(place)))
    return { kind: 'space', length: 1, spoken: '' };
  if (matchAt(DOT_NAME, place) !== null && /(?:^|\s)$/.test(textBefore(place))) return said('chấm');
  const sign = place.text[place.at] ?? '';
  if (sign === '#' && (place.previous === null || textBefore(place).endsWith('#')))
    return { kind: 'space', length: 1, spoken: '' };
  if (sign === '÷' && isFigure(place.previous) && matchAt(SPREAD, place) !== null)
    return { kind: 'between', length: 1, spoken: 'đến' };
  if (sign === '~' && matchAt(ABOUT, place) !== null) return said('khoảng');
  if (sign === '+' && place.previous === null && /\s/.test(place.text[place.at + 1] ?? '')) return said('');
  if (sign === '+' && textBefore(place).endsWith('(') && place.text[place.at + 1] === ')')
    return said('dấu cộng');
  if (sign === ':' && matchAt(BETWEEN_DIGITS, place) !== null && /\d$/.test(textBefore(place)))
    return pause(',');
  if (sign === '<' && matchAt(PLACEHOLDER, place) !== null) return pause(',');
  if (sign === '>' && IN_PLACEHOLDER.test(textBefore(place))) return pause(',');
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
  const share = SHARES[sign];
  if (share !== undefined) return { kind: 'fraction', length: 1, spoken: share };
  const name = NAMED[sign];
  if (name !== undefined) return said(name);
  if (SILENT.test(sign)) return { kind: 'space', length: sign.length, spoken: '' };
  const whole = matchAt(PICTURE, place)?.[0] ?? sign;
  return { kind: 'unread', length: whole.length, spoken: '', unread: { text: whole, offset: 0 } };
};
