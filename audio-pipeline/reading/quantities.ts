import { isDatePart } from './dates.ts';
import {
  COUNTED_BY,
  DURATIONS,
  LONE_MEASURES,
  MEASURES,
  MONEY,
  PERCENT,
  TEMPERATURES,
  WORD_MEASURES,
} from './measures.ts';
import { cardinal, digitByDigit, digitGroups, type NumeralStyle, numberWords } from './numerals.ts';
import { matchAt, type Place, type Reader, textAfter, textBefore } from './reader.ts';
import { isCount, type SpokenClass } from './spoken-class.ts';

const NUMBER =
  /\d{1,3}(?:\.\d{3}){1,6}(?!\d|\.\d)(?:,\d{1,12}(?![\d]))?|\d+(?:\.\d+){1,8}|\d+(?:,\d{1,12}(?!,?\d))?/y;

const symbols = Object.keys(MEASURES)
  .toSorted((a, b) => b.length - a.length)
  .map((symbol) => symbol.replace(/[$]/g, '\\$&'))
  .join('|');
const MEASURE = new RegExp(
  `^[ \\u00a0]?((?:${symbols})(?:/(?:${symbols}))*)(?:/(\\d{1,3}) ?(?:h|giờ))?(?![\\p{L}\\d])`,
  'u',
);
/** Symbols that are also how a class or a house is called (`lớp 6 A`): only without a space, or not at all. */
const GLUED = /^(?:[VWKksLhtđĐ$'’]|gr|tr|CV|HP)$/;
/** Ordinary words that stand before a number that is a name, not an amount. */
const NAMED = /(?:thôn|tổ|lớp|khu|nhà|phòng|số|lô|đường|ngõ|bản|điểm|khoản)\s*$/iu;
/** Thousands, millions and thousand millions written out: `1,2 tỷ`, `50 nghìn tỷ`. */
const SCALE = /^(?:\s(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\p{L})){1,2}/u;
/** The currency written out; `đồng chí` and `đồng bào` are people. */
const CURRENCY = /^\s(?:đồng(?!\s(?:chí|bào|hồ|đội|nghiệp|ruộng|lúa|thau|phục))|đô la|ơ-rô)(?!\p{L})/u;
const WORD_UNIT = /^\s(\p{Ll}{2,6})(?!\p{L})(?!\s\d)/u;

function measureWords(symbol: string, { thousand }: NumeralStyle): string {
  const [first = '', ...rest] = symbol.split('/');
  const joint = MONEY.has(first) ? ' một ' : ' trên ';
  return [first, ...rest].map((part) => (MEASURES[part] ?? part).replace('nghìn', thousand)).join(joint);
}

/** What is written after a number and belongs to it. */
interface Unit {
  readonly length: number;
  readonly spoken: string;
  readonly kind: SpokenClass;
}

function classOf(symbol: string): SpokenClass {
  if (PERCENT.has(symbol)) return 'percentage';
  if (TEMPERATURES.has(symbol)) return 'temperature';
  if (MONEY.has(symbol)) return 'money';
  return DURATIONS.has(symbol) ? 'duration' : 'measure';
}

/** The measure's symbol after a number, if any. */
export function symbolAfter(place: Place, length: number): Unit | null {
  const [written, symbol = '', hours] = MEASURE.exec(textAfter(place, length)) ?? [];
  if (written === undefined) return null;
  const apart = !written.startsWith(symbol);
  if (GLUED.test(symbol) && (NAMED.test(textBefore(place)) || (apart && /^(?:[ksLht$]|CV|HP)$/.test(symbol))))
    return null;
  const per = hours === undefined ? '' : ` trên ${cardinal(hours, place.style)} giờ`;
  return {
    length: written.length,
    spoken: `${measureWords(symbol, place.style)}${per}`,
    kind: classOf(symbol),
  };
}

/** The unit after a number in words: `1,2 tỷ đồng`, `30 phút`, `120 tấn`, `1,24 triệu m3`. */
function wordsAfter(place: Place, length: number): Unit | null {
  const scale = SCALE.exec(textAfter(place, length))?.[0] ?? '';
  const after = textAfter(place, length + scale.length);
  const currency = CURRENCY.exec(after)?.[0];
  if (currency !== undefined) {
    const written = scale + currency;
    return { length: written.length, spoken: written.trimStart(), kind: 'money' };
  }
  if (NAMED.test(textBefore(place))) return null;
  const symbol = scale === '' ? null : symbolAfter(place, length + scale.length);
  if (symbol !== null)
    return {
      ...symbol,
      length: scale.length + symbol.length,
      spoken: `${scale.trimStart()} ${symbol.spoken}`,
    };
  const [unit = '', word = ''] = WORD_UNIT.exec(after) ?? [];
  const kind = DURATIONS.has(word) ? 'duration' : WORD_MEASURES.has(word) ? 'measure' : null;
  if (kind === null) return null;
  const written = scale + unit;
  return { length: written.length, spoken: written.trimStart(), kind };
}

function unitAfter(place: Place, length: number): Unit | null {
  return symbolAfter(place, length) ?? wordsAfter(place, length);
}

/** Months and weekdays, one or several: `tháng 4`, `thứ 2, 3 và 4`. */
const ORDERED = /(?:thứ|tháng)\s(?:\d{1,2}(?:,| và| hoặc)\s){0,8}$/iu;

/** April and fourth are said tư, and first is said nhất: `tháng 4`, `thứ 4`, `lần thứ 1`. */
function numberInPlace(place: Place, written: string): string {
  const before = textBefore(place);
  if (ORDERED.test(before) && /^0?4$/.test(written)) return 'tư';
  if (/ban chỉ đạo\s+$|BCĐ\s+$/iu.test(before) && /^\d{3}$/.test(written)) return digitByDigit(written);
  if (/thứ\s+$/iu.test(before) && written === '1') return 'nhất';
  return numberWords(written, place.style);
}

/** Account, identity and other long numbers without dots are read by their digits, unless they count something. */
function isIdentifier(place: Place, written: string): boolean {
  if (/^0\d{2,}$/.test(written)) return true;
  return (
    /^\d{7,}$/.test(written) && !/^\s?(?:đồng|đ|vn|₫|người|tỷ|triệu)/iu.test(textAfter(place, written.length))
  );
}

function plainClass(place: Place, written: string): SpokenClass {
  if (isDatePart(written, textBefore(place), textAfter(place, written.length))) return 'date';
  return /,|^(?!\d{1,3}(?:\.\d{3})+$).*\./.test(written) ? 'decimal' : 'cardinal';
}

/** A number, with its unit where one follows: `46,85 m`, `50.000đ`, `4‰`, `610 m3/s`, `1,2 tỷ đồng`, `30 phút`. */
export const readQuantity: Reader = (place) => {
  const written = matchAt(NUMBER, place)?.[0];
  if (written === undefined) return null;
  if (isIdentifier(place, written)) {
    const spoken = digitGroups(written).map(digitByDigit).join(', ');
    return { kind: 'code', length: written.length, spoken };
  }
  const words = numberInPlace(place, written);
  const kind = plainClass(place, written);
  const unit = kind === 'date' ? null : unitAfter(place, written.length);
  if (unit === null) return { kind, length: written.length, spoken: words };
  return { kind: unit.kind, length: written.length + unit.length, spoken: `${words} ${unit.spoken}` };
};

const COMPOUND_MEASURE = /(\d{1,3})(m|km|kg)(\d{1,3})(?![\p{L}\d])/uy;

/** `1m75`, `2kg500`: a measure and its rest. */
export const readCompoundMeasure: Reader = (place) => {
  const [written, whole = '', symbol = '', rest = ''] = matchAt(COMPOUND_MEASURE, place) ?? [];
  if (written === undefined || `${symbol}${rest}` in MEASURES) return null;
  const words = [cardinal(whole, place.style), MEASURES[symbol] ?? symbol, cardinal(rest, place.style)];
  return { kind: 'measure', length: written.length, spoken: words.join(' ') };
};

const RATE = /\/\s?([\p{L}][\p{L}\d²³]*)/uy;
/** How many words after a number a rate's stroke may stand: `9 triệu đồng/tháng` is two. */
const RATE_REACH = 4;

/** The stroke of a rate: `đồng/con` → đồng một con, `%/năm` → phần trăm một năm. */
export const readRate: Reader = (place) => {
  const [written, base = ''] = matchAt(RATE, place) ?? [];
  if (written === undefined || place.previous === null || place.wordsSinceFigure > RATE_REACH) return null;
  if (!isCount(place.lastFigure) || !COUNTED_BY.has(base.toLowerCase())) return null;
  return { kind: 'measure', length: written.length, spoken: `một ${MEASURES[base] ?? base}` };
};

/** A measure's symbol that stands alone, as in the head of a table: `(ha)`. */
const LONE = /[\p{L}]{1,4}[23²³]?(?:\/[\p{L}]{1,3}[23²³]?)?(?![\p{L}\d])/uy;

export const readLoneMeasure: Reader = (place) => {
  const written = matchAt(LONE, place)?.[0];
  if (written === undefined) return null;
  const parts = written.split('/');
  if (!LONE_MEASURES.has(parts[0] ?? '') || parts.some((part) => MEASURES[part] === undefined)) return null;
  return { kind: 'measure', length: written.length, spoken: measureWords(written, place.style) };
};
