import { COUNTED_OUT_OF } from './measures.ts';
import { cardinal, type NumeralStyle } from './numerals.ts';
import { matchAt, type Place, type Reader, type Reading, textAfter, textBefore } from './reader.ts';
import { isDate } from './spoken-class.ts';

const FULL = /(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2}(?=\D|$))(?![\d/])/y;
const ISO = /(\d{4})-(\d{2})-(\d{2})(?!\d)/y;
const SPAN = /(\d{1,2})\s?[-–]\s?(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?![\d/])/y;
const MONTH_SPAN = /(\d{1,2})\s?[-–]\s?(\d{1,2})\/((?:19|20|21)\d{2})(?![\d/])/y;
const YEAR_SPAN = /((?:19|20|21)\d{2})\s?[-–]\s?((?:19|20|21)\d{2})(?![\d/%]|[.,]\d)/y;
const MONTH_YEAR = /(\d{1,2})\/((?:19|20|21)\d{2})(?![\d/])/y;
const DAY_MONTH = /(\d{1,2})\/(\d{1,2})(?![\d/]|[.,]\d)/y;
const IN_WORDS = /(\d{1,2}) tháng (\d{1,2})(?: năm (\d{4}))?(?![\d/.,]\d|\d)/y;

/** Words after which a date needs no "ngày" of its own. */
const SAYS_DAY = /(?:ngày|mùng|mồng|rằm)[\s*_"“]*$/iu;
const SAYS_MONTH = /tháng\s*$/iu;
/** Words after which `2/9` is a day, not a fraction. */
const DATE_CUE =
  /(?:ngày|mùng|mồng|sáng|trưa|chiều|tối|đêm|hôm|nay|mai|qua|từ|đến|tới|trước|sau|vào|dịp|lễ|tết|hạn|nhật|khánh|niệm|động|nhi|thứ [\p{L}\d]+)[\s,:(*_"“]*$/iu;
/** `các ngày 08, 09 và 10/12`. */
const DAYS_CUE = /ngày \d{1,2}(?:, \d{1,2}){0,8}(?:,| và| hoặc) $/iu;
/** Words after which `1/3` is a fraction, not a day. */
const FRACTION_CUE = /(?:khoảng|chiếm|hơn|gần|bằng|tỷ lệ|còn|đạt|được|giảm|tăng)\s*$/iu;
/** Words that something is a part of: `2/3 diện tích`, `1/2 viên`. */
const PART_OF =
  /^\s(?:số|diện tích|dân số|tổng|quãng|chiều|chặng|suất|viên|quả|muỗng|thìa|lượng|thời gian|cốc|bát)(?!\p{L})/u;
/** Another day follows, up to which it lasts: `1/7-15/8`. */
const LASTS = /^\s?[-–]\s?\d{1,2}\/\d{1,2}(?!\d)/;

/** Days of the months, February with its leap day. */
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isDay(day: string, month: string): boolean {
  return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}

/** Has the calendar such a day? 29 February without a year may be. */
function isInCalendar(day: string, month: string, year: string | undefined): boolean {
  const isLeap =
    year === undefined ||
    (Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || year.length === 2 || Number(year) % 400 === 0));
  const last = DAYS_IN_MONTH[Number(month) - 1] ?? 0;
  return isDay(day, month) && Number(day) <= (last === 29 && !isLeap ? 28 : last);
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

/** A day as it is written; one the calendar has not is said so too, and marked. */
function dayAt(place: Place, written: string, day: string, month: string, year: string | undefined): Reading {
  const words = inWords(day, month, year, place.style);
  const spoken = SAYS_DAY.test(textBefore(place)) ? words : `ngày ${words}`;
  const reading = { kind: 'date', length: written.length, spoken } as const;
  return isInCalendar(day, month, year) ? reading : { ...reading, doubtful: true };
}

/** `25/11/2026`, `25-11-2026`, `25.11.2026` and `2026-11-25`. */
const readFullDate: Reader = (place) => {
  const [iso, isoYear = '', isoMonth = '', isoDay = ''] = matchAt(ISO, place) ?? [];
  if (iso !== undefined && isDay(isoDay, isoMonth)) return dayAt(place, iso, isoDay, isoMonth, isoYear);
  const [written, day = '', joint, month = '', year = ''] = matchAt(FULL, place) ?? [];
  if (written === undefined) return null;
  const isMeant = isDay(day, month) || (joint === '/' && year.length === 4);
  return isMeant ? dayAt(place, written, day, month, year) : null;
};

/** `22-23/11`, `05-20/02/2027`: two days of one month. */
const readDateSpan: Reader = (place) => {
  const [written, first = '', last = '', month = '', year] = matchAt(SPAN, place) ?? [];
  if (written === undefined || !isDay(first, month) || !isDay(last, month)) return null;
  if (Number(first) >= Number(last)) return null;
  const until = dayAt(place, written, last, month, year);
  const words = `${cardinal(first, place.style)} đến ${inWords(last, month, year, place.style)}`;
  const spoken = until.spoken.startsWith('ngày ') ? `ngày ${words}` : words;
  return { ...until, kind: 'date-range', spoken };
};

/** `tháng 3-5/2027`. */
const readMonthSpan: Reader = (place) => {
  const [written, first = '', last = '', year = ''] = matchAt(MONTH_SPAN, place) ?? [];
  if (written === undefined || !SAYS_MONTH.test(textBefore(place))) return null;
  if (Number(first) < 1 || Number(first) >= Number(last) || Number(last) > 12) return null;
  const [from, until] = [first, last].map((month) => monthWords(month, place.style));
  const spoken = `${from} đến tháng ${until} năm ${cardinal(year, place.style)}`;
  return { kind: 'date-range', length: written.length, spoken };
};

/** `2021 - 2025`. */
const readYearSpan: Reader = (place) => {
  const [written, first = '', last = ''] = matchAt(YEAR_SPAN, place) ?? [];
  if (written === undefined) return null;
  const spoken = `${cardinal(first, place.style)} đến ${cardinal(last, place.style)}`;
  return { kind: 'date-range', length: written.length, spoken };
};

/** `9/2025`, `12/2026`; where there is no such month it is a document's number and year: `Thông tư 39/2020`. */
const readMonth: Reader = (place) => {
  const [written, month = '', year = ''] = matchAt(MONTH_YEAR, place) ?? [];
  if (written === undefined || Number(month) < 1) return null;
  if (Number(month) > 12) {
    const numbered = `${cardinal(month, place.style)} năm ${cardinal(year, place.style)}`;
    return { kind: 'legal-symbol', length: written.length, spoken: numbered };
  }
  const words = `${monthWords(month, place.style)} năm ${cardinal(year, place.style)}`;
  const spoken = SAYS_MONTH.test(textBefore(place)) ? words : `tháng ${words}`;
  return { kind: 'date', length: written.length, spoken };
};

/**
 * `18/9` where it is a day: after a word of time or another date, padded with a zero, or as a fraction impossible.
 * `24/7` with nothing that makes it a day is all day, all week.
 */
const readDayMonth: Reader = (place) => {
  const [written, day = '', month = ''] = matchAt(DAY_MONTH, place) ?? [];
  if (written === undefined) return null;
  const before = textBefore(place);
  if (SAYS_DAY.test(before)) return dayAt(place, written, day, month, undefined);
  if (!isDay(day, month) || (written === '24/7' && !DATE_CUE.test(before))) return null;
  const follows = isDate(place.lastFigure) && /(?:[,;–-]|và|hoặc)\s*$/u.test(before);
  const cued =
    DATE_CUE.test(before) ||
    DAYS_CUE.test(before) ||
    follows ||
    LASTS.test(textAfter(place, written.length)) ||
    place.previous === 'between';
  const padded = /^0|\/0/.test(written);
  const improper = Number(day) >= Number(month);
  const after = textAfter(place, written.length);
  const [, next = ''] = /^\s(\p{L}+)/u.exec(after) ?? [];
  if (!padded && PART_OF.test(after)) return null;
  if (!padded && (FRACTION_CUE.test(before) || (!cued && COUNTED_OUT_OF.has(next)))) return null;
  return cued || padded || improper ? dayAt(place, written, day, month, undefined) : null;
};

/** `ngày 24 tháng 9 năm 2021`, as symbols of documents are dated. */
const readDayInWords: Reader = (place) => {
  const [written, day = '', month = '', year] = matchAt(IN_WORDS, place) ?? [];
  if (written === undefined || !SAYS_DAY.test(textBefore(place))) return null;
  return dayAt(place, written, day, month, year);
};

/** Dates in every way they are written, the most telling first. */
export const readDate: Reader = (place) =>
  readFullDate(place) ??
  readMonthSpan(place) ??
  readDateSpan(place) ??
  readYearSpan(place) ??
  readMonth(place) ??
  readDayInWords(place) ??
  readDayMonth(place);

/** Before the number of a weekday; after `lần` and the like it orders. */
const WEEKDAY = /(?<!(?:lần|đứng|người|xếp|hạng|con|vị trí)\s)thứ\s+$/iu;

/** Is a plain number here a day, a month, a year? `tháng 12`, `năm 2025`, `tầm nhìn 2030`. */
export function isDatePart(written: string, before: string, after: string): boolean {
  if (/^\s(?:lần|lượt|buổi|bữa|viên|người|hộ)(?!\p{L})/u.test(after)) return false;
  if (/^[2-7]$/.test(written) && WEEKDAY.test(before)) return true;
  if (/^\d{1,2}$/.test(written)) return /(?:ngày|mùng|mồng|tháng)\s+$/iu.test(before);
  return (
    /^(?:19|20|21)\d{2}$/.test(written) && /(?:năm|giai đoạn|nhiệm kỳ|tầm nhìn|mùa|vụ)\s+$/iu.test(before)
  );
}
