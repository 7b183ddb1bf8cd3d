import { cardinal } from './numerals.ts';
import { matchAt, type Place, type Reader, type Reading, textAfter, textBefore } from './reader.ts';

const WITH_HOUR_SIGN = /(\d{1,2})[hHg](\d{1,2})(?:'|’|ph|p)?(?![\p{L}\d])/uy;
const WHOLE_HOURS = /(\d{1,3})[hH](?![\p{L}\d])/uy;
const WITH_COLON = /(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])/y;
const IN_WORDS = /(\d{1,3}) giờ(?: (\d{1,2})(?: phút)?(?![\p{L}\d.,/%-]))?(?!\p{L})/uy;

/** Words before hours that last, and words around hours of the clock. */
const LASTS = /(?:trong|khoảng|suốt|kéo dài|mất|thời gian|thời lượng|thời hạn|quá|ít nhất|sau|mỗi|cứ)\s+$/iu;
const AT = /(?:lúc|hồi|vào|từ|trước|đến|tới|đúng|và)\s+$/iu;
const OF_DAY = /^\s(?:sáng|trưa|chiều|tối|đêm|rưỡi|kém|đúng|ngày\s\d|thứ|hôm|Chủ nhật)/iu;

function clock(place: Place, length: number, parts: readonly [string, string, string]): Reading {
  const names = ['giờ', 'phút', 'giây'] as const;
  const spoken = parts
    .map((value, index) => [value, names[index]] as const)
    .filter(([value, name]) => name === 'giờ' || Number(value) > 0)
    .map(([value, name]) => `${cardinal(value, place.style)} ${name}`)
    .join(' ');
  return { kind: 'time', length, spoken };
}

/** `7 giờ 30 phút`, `19 giờ 45`, `24 giờ`; without a word of the clock it lasts so long. */
const readHoursInWords: Reader = (place) => {
  const [written, hours = '', minutes] = matchAt(IN_WORDS, place) ?? [];
  if (written === undefined) return null;
  const before = textBefore(place);
  const isClock =
    !LASTS.test(before) &&
    (minutes !== undefined || AT.test(before) || OF_DAY.test(textAfter(place, written.length)));
  const rest = minutes === undefined ? '' : ` ${cardinal(minutes, place.style)}`;
  const unit = written.endsWith(' phút') ? ' phút' : '';
  return {
    kind: isClock ? 'time' : 'duration',
    length: written.length,
    spoken: `${cardinal(hours, place.style)} giờ${rest}${unit}`,
  };
};

/** `15h00` → mười lăm giờ; `07:30` and `7h30` → bảy giờ ba mươi phút; `24h` → hai mươi tư giờ. */
export const readTime: Reader = (place) => {
  const [signed, signedHours = '', signedMinutes = ''] = matchAt(WITH_HOUR_SIGN, place) ?? [];
  if (signed !== undefined) {
    const reading = clock(place, signed.length, [signedHours, signedMinutes, '0']);
    const exists = Number(signedMinutes) < 60 && Number(signedHours) + Number(signedMinutes) / 60 <= 24;
    return exists ? reading : { ...reading, doubtful: true };
  }
  const [colon, hours = '', minutes = '', seconds = '0'] = matchAt(WITH_COLON, place) ?? [];
  const exists = Number(hours) <= 24 && Number(minutes) < 60 && Number(seconds) < 60;
  if (colon !== undefined && exists) return clock(place, colon.length, [hours, minutes, seconds]);
  const [whole, count = ''] = matchAt(WHOLE_HOURS, place) ?? [];
  if (whole === undefined) return readHoursInWords(place);
  const spoken = `${cardinal(count, place.style)} giờ`;
  return { kind: LASTS.test(textBefore(place)) ? 'duration' : 'time', length: whole.length, spoken };
};
