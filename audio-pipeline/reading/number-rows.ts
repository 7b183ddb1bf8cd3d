import { cardinal, digitByDigit } from './numerals.ts';
import { matchAt, type Reader, textBefore } from './reader.ts';

const SPACED = /\d{3,4}(?: \d{3,4}){2,5}(?!\d|[.,/]\d|\s\d)/y;
const IDENTIFIER_CUE = /(?:STK|tài khoản|CCCD|CMND|căn cước|định danh|mã số|thẻ)[^.;\n\d]{0,24}$/iu;

/** An account or a citizen's number written in groups: `012 095 001 234`. */
export const readSpacedNumber: Reader = (place) => {
  const written = matchAt(SPACED, place)?.[0];
  if (written === undefined || !IDENTIFIER_CUE.test(textBefore(place))) return null;
  const spoken = written.split(' ').map(digitByDigit).join(', ');
  return { kind: 'code', length: written.length, spoken };
};

const SCORE = /(\d{1,2})\s?[-–]\s?(\d{1,2})(?![\p{L}\d/.,-]\d|\d)/uy;

/** The score of a match: `tỷ số 2-1`, `thắng 3-0`. */
export const readScore: Reader = (place) => {
  const [written, ours = '', theirs = ''] = matchAt(SCORE, place) ?? [];
  if (written === undefined || !/(?:tỷ số|tỉ số|thắng|thua|hòa|hoà|dẫn)\s$/iu.test(textBefore(place)))
    return null;
  const spoken = `${cardinal(ours, place.style)} ${cardinal(theirs, place.style)}`;
  return { kind: 'cardinal', length: written.length, spoken };
};

/** What has numbers for names, so that `3,4` after it is two of them. */
const NUMBERED_UNIT =
  /(?<!\p{L})(?:thôn|tổ|bản|khu|quận|phường|xã|ấp|khóm|buôn|làng|đội|lớp|phố|điều|khoản)\s$/iu;
const PAIR = /\d{1,2},\d{1,2}(?![\d.,]\d|\d)/y;

const LIST = /\d{1,4}(?:,\d{1,4}){2,}(?![\d.])|\d{1,3}(?:-\d{1,3}){2,}(?![\d./-])/y;

/** `1,2,3`, `16-16-8` and `tổ 3,4`: numbers in a row, neither a decimal nor a range. */
export const readNumberList: Reader = (place) => {
  const written =
    matchAt(LIST, place)?.[0] ??
    (NUMBERED_UNIT.test(textBefore(place)) ? matchAt(PAIR, place)?.[0] : undefined);
  if (written === undefined) return null;
  const spoken = written
    .split(/[,-]/)
    .map((part) => cardinal(part, place.style))
    .join(', ');
  return { kind: 'cardinal', length: written.length, spoken };
};
