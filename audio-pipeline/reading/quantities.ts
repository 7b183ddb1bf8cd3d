import { spelled } from './letters.ts';
import { COUNTED_BY, MEASURES } from './measures.ts';
import { cardinal, digitByDigit, numberWords } from './numerals.ts';
import { matchAt, type Place, type Reader, textAfter, textBefore } from './reader.ts';

const NUMBER =
  /\d{1,3}(?:\.\d{3}){1,6}(?!\d|\.\d)(?:,\d{1,12}(?![\d]))?|\d+(?:\.\d+){1,8}|\d+(?:,\d{1,12}(?!,?\d))?/y;

const symbols = Object.keys(MEASURES)
  .toSorted((a, b) => b.length - a.length)
  .map((symbol) => symbol.replace(/[$]/g, '\\$&'))
  .join('|');
const MEASURE = new RegExp(`^[ \\u00a0]?((?:${symbols})(?:/(?:${symbols}))*)(?![\\p{L}\\d])`, 'u');
/** Symbols that are also how a class or a house is called (`lớp 6 A`): only without a space, or not at all. */
const GLUED = /^(?:[VWKksLhđĐ$'’]|gr|tr)$/;
/** Short ordinary words that stand after a number but are not measures of it. */
const NAMED = /(?:thôn|tổ|lớp|khu|nhà|phòng|số|lô|đường|ngõ|bản|điểm|khoản)\s*$/iu;

function measureWords(symbol: string): string {
  return symbol
    .split('/')
    .map((part) => MEASURES[part] ?? part)
    .join(' trên ');
}

/** The measure written after a number, if any. */
function measureAfter(
  place: Place,
  length: number,
): { readonly length: number; readonly spoken: string } | null {
  const [written, symbol = ''] = MEASURE.exec(textAfter(place, length)) ?? [];
  if (written === undefined) return null;
  const apart = written !== symbol;
  if (GLUED.test(symbol) && (NAMED.test(textBefore(place)) || (apart && /^[ksLh$]$/.test(symbol))))
    return null;
  return { length: written.length, spoken: measureWords(symbol) };
}

/** April and fourth are said tư, and first is said nhất: `tháng 4`, `thứ 4`, `lần thứ 1`. */
function numberInPlace(place: Place, written: string): string {
  const before = textBefore(place);
  if (/(?:thứ|tháng)\s+$/iu.test(before) && /^0?4$/.test(written)) return 'tư';
  if (/thứ\s+$/iu.test(before) && written === '1') return 'nhất';
  return numberWords(written, place.style);
}

/** Account, identity and other long numbers without dots are read by their digits, unless they count money. */
function isIdentifier(place: Place, written: string): boolean {
  return (
    /^\d{7,}$/.test(written) && !/^\s?(?:đồng|đ|vn|₫|người|tỷ|triệu)/iu.test(textAfter(place, written.length))
  );
}

/** A number, with its measure where one follows: `46,85 m`, `50.000đ`, `4‰`, `610 m3/s`. */
export const readQuantity: Reader = (place) => {
  const written = matchAt(NUMBER, place)?.[0];
  if (written === undefined) return null;
  if (isIdentifier(place, written)) {
    const groups = written.match(/\d{1,3}/g) ?? [];
    return { kind: 'number', length: written.length, spoken: groups.map(digitByDigit).join(', ') };
  }
  const words = numberInPlace(place, written);
  const measure = measureAfter(place, written.length);
  if (measure === null) return { kind: 'number', length: written.length, spoken: words };
  return { kind: 'quantity', length: written.length + measure.length, spoken: `${words} ${measure.spoken}` };
};

const LIST = /\d{1,4}(?:,\d{1,4}){2,}(?![\d.])/y;

/** `1,2,3`: numbers in a row, not decimals. */
export const readNumberList: Reader = (place) => {
  const written = matchAt(LIST, place)?.[0];
  if (written === undefined) return null;
  const spoken = written
    .split(',')
    .map((part) => cardinal(part, place.style))
    .join(', ');
  return { kind: 'number', length: written.length, spoken };
};

const RATE = /\/\s?([\p{L}][\p{L}\d²³]*)/uy;
/** How many words after a number a rate's stroke may stand: `9 triệu đồng/tháng` is two. */
const RATE_REACH = 4;

/** The stroke of a rate: `đồng/con` → đồng một con, `%/năm` → phần trăm một năm. */
export const readRate: Reader = (place) => {
  const [written, base = ''] = matchAt(RATE, place) ?? [];
  if (written === undefined || place.previous === null || place.wordsSinceFigure > RATE_REACH) return null;
  const isFigure = place.lastFigure === 'quantity' || place.lastFigure === 'number';
  if (!isFigure || !COUNTED_BY.has(base.toLowerCase())) return null;
  return { kind: 'word', length: written.length, spoken: `một ${MEASURES[base] ?? base}` };
};

const NUMBERED_NAME = /(\d{1,4})([A-ZĐ]{1,3}|[a-zđ])(\d{0,3})(?![\p{L}\d])/uy;

/** `lớp 12A1`, `khoản 2a`, `QL 21B`, `4G`: a number with letters that are no measure. */
export const readNumberedName: Reader = (place) => {
  const [written, number = '', letters = '', tail = ''] = matchAt(NUMBERED_NAME, place) ?? [];
  if (written === undefined || measureAfter(place, number.length) !== null) return null;
  const last = tail === '' ? '' : ` ${cardinal(tail, place.style)}`;
  return {
    kind: 'number',
    length: written.length,
    spoken: `${cardinal(number, place.style)} ${spelled(letters)}${last}`,
  };
};
