import { meaningOf } from './abbreviations.ts';
import { isCapitals, isSyllable, spelled } from './letters.ts';
import { MEASURES } from './measures.ts';
import { cardinal, digitByDigit, type NumeralStyle } from './numerals.ts';
import { symbolAfter } from './quantities.ts';
import { matchAt, type Reader, textAfter, textBefore } from './reader.ts';

const CODE = /([A-Za-zĐđØ]{1,6})([-. ]?)(\d{1,6}(?:[.-]\d{1,8}){0,4})([A-ZĐ]{0,2})(?![\p{L}\d])/uy;
/** Longest run of digits of a code that is read as one number: `ST25`, `QL279`, `NK4300`. */
const LONGEST_NUMBER = 4;

function digitsOf(digits: string, style: NumeralStyle): string {
  const groups = digits.split(/[.-]/);
  if (groups.length === 1 && digits.length <= LONGEST_NUMBER && !/^0\d/.test(digits))
    return cardinal(digits, style);
  if (/^\d{1,2}\.\d$/.test(digits)) return groups.map((group) => cardinal(group, style)).join(' chấm ');
  return groups.map(digitByDigit).join(', ');
}

/** `ST25`, `D200`, `CO2`, `H99.88-260901-0001`. */
export const readCode: Reader = (place) => {
  const [written, letters = '', joint = '', digits = '', tail = ''] = matchAt(CODE, place) ?? [];
  if (written === undefined || `${letters}${digits}` in MEASURES) return null;
  if (joint === ' ' || (joint !== '' && !isCapitals(letters))) return null;
  if (!isCapitals(letters) && isSyllable(letters)) return null;
  const head =
    MEASURES[letters] ?? meaningOf(letters, textBefore(place), `${joint}${digits}`) ?? spelled(letters);
  const words = [head, digitsOf(digits, place.style), ...(tail === '' ? [] : [spelled(tail)])];
  return { kind: 'code', length: written.length, spoken: words.join(' ') };
};

/** Roads and the stones along them, by the letters they are written with. */
const ROADS: Readonly<Record<string, string>> = {
  QL: 'quốc lộ',
  ĐT: 'đường tỉnh',
  TL: 'tỉnh lộ',
  HL: 'hương lộ',
  ĐH: 'đường huyện',
  Km: 'ki-lô-mét',
  KM: 'ki-lô-mét',
  km: 'ki-lô-mét',
};
/** Fewest digits of a road right after its letters; with fewer it is something else, as the rice ĐT8 is. */
const LEAST_GLUED: Readonly<Record<string, number>> = { ĐT: 3, ĐH: 2, TL: 2, HL: 2 };
const ROAD =
  /(QL|ĐT|TL|HL|ĐH|Km|KM|km)[. ]?(\d{1,3})([A-ZĐ]{0,2})(?:\+(\d{1,3}))?(?![\p{L}\d/]|[.,]\d| \d)/uy;

/** `QL.21B`, `ĐT 127`, `Km 12+300`. */
export const readRoad: Reader = (place) => {
  const [written, letters = '', digits = '', tail = '', metres] = matchAt(ROAD, place) ?? [];
  if (written === undefined) return null;
  const isGlued = written.startsWith(`${letters}${digits}`);
  if (isGlued && digits.length < (LEAST_GLUED[letters] ?? 1)) return null;
  const name = ROADS[letters] ?? '';
  const isSaid = textBefore(place).toLowerCase().endsWith(`${name} `);
  const words = [
    ...(isSaid ? [] : [name]),
    cardinal(digits, place.style),
    ...(tail === '' ? [] : [spelled(tail)]),
    ...(metres === undefined ? [] : [`cộng ${cardinal(metres, place.style)}`]),
  ];
  return { kind: 'code', length: written.length, spoken: words.join(' ') };
};

const STRAIN = /(?:([A-Z])\/)?((?:[A-ZĐ]{1,3}\d{1,3}){2,4})(?![\p{L}\d])/uy;

/** `H5N1`, `A/H5N6`: letters and numbers by turns. */
export const readStrain: Reader = (place) => {
  const [written, kind, strain = ''] = matchAt(STRAIN, place) ?? [];
  if (written === undefined) return null;
  const parts = strain.match(/\p{L}+|\d+/gu) ?? [];
  const words = parts.map((part) => (/\d/.test(part) ? cardinal(part, place.style) : spelled(part)));
  return {
    kind: 'code',
    length: written.length,
    spoken: [...(kind === undefined ? [] : [spelled(kind)]), ...words].join(' '),
  };
};

const WEEKDAY = /T([2-7])(?![\p{L}\d])/uy;
const WEEKDAY_BEFORE = /(?:từ|đến|và|sáng|chiều|tối|trực:|các ngày)\s$/iu;
const WEEKDAY_AFTER = /^(?:\s?[-–]\s?(?:T[3-7]|CN)|\s(?:đến|và)\sT|,\sT[3-7]|\s\(\d|\shằng tuần)/u;

/** `từ T2 đến T6`: weekdays as a table writes them. */
export const readWeekday: Reader = (place) => {
  const [written, number = ''] = matchAt(WEEKDAY, place) ?? [];
  if (written === undefined) return null;
  const isDay =
    WEEKDAY_BEFORE.test(textBefore(place)) || WEEKDAY_AFTER.test(textAfter(place, written.length));
  if (!isDay) return null;
  const spoken = `thứ ${number === '4' ? 'tư' : cardinal(number, place.style)}`;
  return { kind: 'date', length: written.length, spoken };
};

const PLATE = /(\d{2})([A-ZĐ]{1,2}|[A-Z]\d)-(\d{3})\.?(\d{2})(?!\d)/uy;

/** A vehicle's plate: `25A-123.45`, `25B1-234.56`. */
export const readPlate: Reader = (place) => {
  const [written, province = '', series = '', head = '', tail = ''] = matchAt(PLATE, place) ?? [];
  if (written === undefined) return null;
  const [letters = '', number] = series.match(/\p{L}+|\d/gu) ?? [];
  const name = [cardinal(province, place.style), spelled(letters)];
  if (number !== undefined) name.push(digitByDigit(number));
  const spoken = [name.join(' '), digitByDigit(head), digitByDigit(tail)].join(', ');
  return { kind: 'code', length: written.length, spoken };
};

const NUMBERED_NAME = /(\d{1,4})([A-ZĐ]{1,3}|[a-zđ])(\d{0,3})(?![\p{L}\d])/uy;
/** `20x30`: a product, not a name. */
const PRODUCT = /^\d+[xX]\d/;

/** `lớp 12A1`, `khoản 2a`, `QL 21B`, `4G`: a number with letters that are no measure. */
export const readNumberedName: Reader = (place) => {
  const [written, number = '', letters = '', tail = ''] = matchAt(NUMBERED_NAME, place) ?? [];
  if (written === undefined || PRODUCT.test(written) || symbolAfter(place, number.length) !== null)
    return null;
  const last = tail === '' ? '' : ` ${cardinal(tail, place.style)}`;
  return {
    kind: 'code',
    length: written.length,
    spoken: `${cardinal(number, place.style)} ${spelled(letters)}${last}`,
  };
};
