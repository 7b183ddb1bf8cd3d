import { digitByDigit } from './numerals.ts';
import { matchAt, type Place, type Reader, textAfter, textBefore } from './reader.ts';

const SUBSCRIBER = /(?:\(?\+84\)?|\(0\d{2,3}\)|0)(?:[ .-]?\d){6,10}(?!\d|[/,]\d)/y;
const HOTLINE = /1[89]00(?:[ .]?\d{2,4}){1,3}(?![\d/])/y;
/** Numbers everyone knows by their digits: police, fire, ambulance, search and rescue, children, hotlines. */
const SHORT = /(?:11[1-9]|1022|1039)(?![\d/]|[.,]\d)/y;
const CALL_CUE =
  /(?:gọi|điện thoại|nóng|tổng đài|hotline|liên hệ|sđt|đt|báo|báo cháy|đầu số|qua số|theo số|cảnh sát|cứu hỏa|cấp cứu)[^.!?\n\d]{0,24}$/iu;
/** Any number of three or four digits right after the word for a switchboard: `tổng đài 156`. */
const LINE = /\d{3,4}(?![\p{L}\d]|[.,/]\d|\s\d)/uy;
/** The number a message is sent to, at the end of what is said of it. */
const SENT_TO = /\d{3,4}(?=\s?(?:$|[.,;)!]|(?:để|hoặc|khi)\s))/y;
const CALLED_LINE = /(?:tổng đài|đầu số|hotline)\s(?:số\s)?$/iu;
const COUNTED = /^\s?(?:\p{L}|%|‰|°)/u;
const AFTER_CALL = /^\s(?:hoặc|và|để|khi|ngay|nếu|báo|tại|trên|có|cho|hay|trong)(?!\p{L})/iu;

/** How a run of digits without separators is parted for the ear, by its length. */
const GROUPING: Readonly<Record<number, readonly number[]>> = {
  6: [3, 3],
  7: [4, 3],
  8: [4, 4],
  9: [3, 3, 3],
  10: [4, 3, 3],
  11: [4, 4, 3],
  12: [4, 4, 4],
};

/** `0200.3800.101` by its own groups; ten digits in one run as 4-3-3. */
function groupsOf(written: string): string[] {
  const groups = written
    .replace(/^\(?\+84\)?/, '84 ')
    .replace(/[()]/g, ' ')
    .split(/[ .-]+/)
    .filter((group) => group !== '');
  return groups.flatMap((group) => {
    let at = 0;
    return (GROUPING[group.length] ?? [group.length]).map((size) => {
      at += size;
      return group.slice(at - size, at);
    });
  });
}

function spokenNumber(written: string): string {
  const words = groupsOf(written).map(digitByDigit).join(', ');
  return /^\(?\+/.test(written) ? `cộng ${words}` : words;
}

/** Is `114` called here, not counted? It is when one is told to call, or another such number was just read. */
function isCalled(place: Place, length: number): boolean {
  const after = textAfter(place, length);
  if (COUNTED.test(after) && !AFTER_CALL.test(after)) return false;
  const before = textBefore(place);
  return CALL_CUE.test(before) || (place.saidPhone && /(?:,|hoặc|và|-)\s*(?:số\s)?$/u.test(before));
}

/** Telephone numbers, digit by digit in groups. */
export const readPhoneNumber: Reader = (place) => {
  const written = matchAt(SUBSCRIBER, place)?.[0];
  const digits = written?.replace(/\D/g, '').length ?? 0;
  if (written !== undefined && digits >= 9 && digits <= 12) {
    return { kind: 'phone', length: written.length, spoken: spokenNumber(written) };
  }
  const hotline = matchAt(HOTLINE, place)?.[0];
  if (hotline !== undefined && hotline.replace(/\D/g, '').length >= 8) {
    return { kind: 'phone', length: hotline.length, spoken: spokenNumber(hotline) };
  }
  const sentTo = /gửi\s(?:(?:đến|tới|về)\s)?(?:số\s)?$/iu.test(textBefore(place))
    ? matchAt(SENT_TO, place)?.[0]
    : undefined;
  if (sentTo !== undefined) return { kind: 'phone', length: sentTo.length, spoken: digitByDigit(sentTo) };
  const line = CALLED_LINE.test(textBefore(place)) ? matchAt(LINE, place)?.[0] : undefined;
  if (line !== undefined) return { kind: 'phone', length: line.length, spoken: digitByDigit(line) };
  const short = matchAt(SHORT, place)?.[0];
  if (short === undefined || !isCalled(place, short.length)) return null;
  return { kind: 'phone', length: short.length, spoken: digitByDigit(short) };
};
