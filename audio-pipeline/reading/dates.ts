import { cardinal, type NumeralStyle } from './numerals.ts';
import { matchAt, type Place, type Reader, type Reading, textAfter, textBefore } from './reader.ts';

const FULL = /(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2}(?=\D|$))(?![\d/])/y;
const ISO = /(\d{4})-(\d{2})-(\d{2})(?!\d)/y;
const SPAN = /(\d{1,2})\s?[-–]\s?(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?![\d/])/y;
const MONTH_YEAR = /(\d{1,2})\/((?:19|20|21)\d{2})(?![\d/])/y;
const DAY_MONTH = /(\d{1,2})\/(\d{1,2})(?![\d/]|[.,]\d)/y;

/** Words after which a date needs no "ngày" of its own. */
const SAYS_DAY = /(?:ngày|mùng|mồng|rằm)[\s*_"“]*$/iu;
const SAYS_MONTH = /tháng\s*$/iu;
/** Words after which `2/9` is a day, not a fraction. */
const DATE_CUE =
  /(?:ngày|mùng|mồng|sáng|trưa|chiều|tối|đêm|hôm|nay|mai|qua|từ|đến|tới|trước|sau|vào|dịp|lễ|tết|hạn|nhật|khánh|niệm|động|nhi|thứ \p{L}+)[\s,:(*_"“]*$/iu;
/** `các ngày 08, 09 và 10/12`. */
const DAYS_CUE = /ngày \d{1,2}(?:, \d{1,2}){0,8}(?:,| và| hoặc) $/iu;
/** Words after which `1/3` is a fraction, not a day. */
const FRACTION_CUE = /(?:khoảng|chiếm|hơn|gần|bằng|tỷ lệ|còn|đạt|được|giảm|tăng)\s*$/iu;

function isDay(day: string, month: string): boolean {
  return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}

/** April is tháng tư, not tháng bốn. */
function monthWords(month: string, style: NumeralStyle): string {
  return Number(month) === 4 ? 'tư' : cardinal(month, style);
}

function inWords(day: string, month: string, year: string | undefined, style: NumeralStyle): string {
  const head = `${cardinal(day, style)} tháng ${monthWords(month, style)}`;
  if (year === undefined) return head;
  return `${head} năm ${cardinal(year.length === 2 ? `20${year}` : year, style)}`;
}

function dated(place: Place, length: number, words: string): Reading {
  const spoken = SAYS_DAY.test(textBefore(place)) ? words : `ngày ${words}`;
  return { kind: 'date', length, spoken };
}

/** `25/11/2026`, `25-11-2026`, `25.11.2026` and `2026-11-25`. */
const readFullDate: Reader = (place) => {
  const iso = matchAt(ISO, place);
  if (iso !== null) {
    const [written, year = '', month = '', day = ''] = iso;
    if (isDay(day, month)) return dated(place, written.length, inWords(day, month, year, place.style));
  }
  const [written, day = '', , month = '', year] = matchAt(FULL, place) ?? [];
  if (written === undefined || !isDay(day, month)) return null;
  return dated(place, written.length, inWords(day, month, year, place.style));
};

/** `22-23/11`, `05-20/02/2027`: two days of one month. */
const readDateSpan: Reader = (place) => {
  const [written, first = '', last = '', month = '', year] = matchAt(SPAN, place) ?? [];
  if (written === undefined || !isDay(first, month) || !isDay(last, month)) return null;
  if (Number(first) >= Number(last)) return null;
  const words = `${cardinal(first, place.style)} đến ${inWords(last, month, year, place.style)}`;
  return dated(place, written.length, words);
};

/** `9/2025`, `12/2026`; where there is no such month it is a document's number and year: `Thông tư 39/2020`. */
const readMonth: Reader = (place) => {
  const [written, month = '', year = ''] = matchAt(MONTH_YEAR, place) ?? [];
  if (written === undefined || Number(month) < 1) return null;
  if (Number(month) > 12) {
    const numbered = `${cardinal(month, place.style)} năm ${cardinal(year, place.style)}`;
    return { kind: 'symbol', length: written.length, spoken: numbered };
  }
  const words = `${monthWords(month, place.style)} năm ${cardinal(year, place.style)}`;
  const spoken = SAYS_MONTH.test(textBefore(place)) ? words : `tháng ${words}`;
  return { kind: 'date', length: written.length, spoken };
};

/** `18/9` where it is a day: after a word of time or another date, padded with a zero, or as a fraction impossible. */
const readDayMonth: Reader = (place) => {
  const [written, day = '', month = ''] = matchAt(DAY_MONTH, place) ?? [];
  if (written === undefined || !isDay(day, month) || isAllDay(place, written)) return null;
  const before = textBefore(place);
  const follows = place.lastFigure === 'date' && /(?:[,;-–]|và|hoặc)\s*$/u.test(before);
  const cued = DATE_CUE.test(before) || DAYS_CUE.test(before) || follows;
  const padded = /^0|\/0/.test(written);
  const improper = Number(day) >= Number(month);
  if (FRACTION_CUE.test(before) && !padded) return null;
  if (!cued && !padded && !improper) return null;
  return dated(place, written.length, inWords(day, month, undefined, place.style));
};

/** `24/7` after words of duty is all day, all week; `24/24` never gets here, 24 being no month. */
function isAllDay(place: Place, written: string): boolean {
  return written === '24/7' && /(?:trực|vụ|động|hỗ trợ|liên tục)\s*$/iu.test(textBefore(place));
}

const RATIO = /(\d{1,3}(?:\.\d{3})*)\/(\d{1,3}(?:\.\d{3})*)(h(?!\p{L}))?(?![\d/]|[.,]\d)/uy;

/**
 * What looks like a day and is none: `1/3` → một phần ba; `17/19 tiêu chí` → mười bảy trên mười chín tiêu chí;
 * `1/10.000` → một phần mười nghìn.
 */
export function readRatio(countedOutOf: ReadonlySet<string>): Reader {
  return (place) => {
    const [written, upper = '', lower = '', hours] = matchAt(RATIO, place) ?? [];
    if (written === undefined) return null;
    const [above, below] = [upper, lower].map((part) => Number(part.replaceAll('.', ''))) as [number, number];
    const [, next = ''] = /^\s(\p{L}+)/u.exec(textAfter(place, written.length)) ?? [];
    const isPart =
      above === 1
        ? !countedOutOf.has(next) || below > 1_000
        : below <= 10 && above < below && !countedOutOf.has(next);
    const words = [above, below].map((part) => cardinal(String(part), place.style));
    const spoken = isPart
      ? `${words[0]} phần ${below === 4 ? 'tư' : words[1]}`
      : `${words[0]} trên ${words[1]}${hours === undefined ? '' : ' giờ'}`;
    return { kind: 'number', length: written.length, spoken };
  };
}

/** Dates in every way they are written, the most telling first. */
export const readDate: Reader = (place) =>
  readFullDate(place) ?? readDateSpan(place) ?? readMonth(place) ?? readDayMonth(place);
