import { cardinal } from './numerals.ts';
import { matchAt, type Reader } from './reader.ts';

const WITH_HOUR_SIGN = /(\d{1,2})[hHg](\d{2})(?:'|’|ph|p)?(?![\p{L}\d])/uy;
const WHOLE_HOURS = /(\d{1,3})[hH](?![\p{L}\d])/uy;
const WITH_COLON = /(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])/y;

/** `15h00` → mười lăm giờ; `07:30` and `7h30` → bảy giờ ba mươi phút; `24h` → hai mươi tư giờ. */
export const readTime: Reader = (place) => {
  const clock = matchAt(WITH_HOUR_SIGN, place) ?? matchAt(WITH_COLON, place) ?? matchAt(WHOLE_HOURS, place);
  if (clock === null) return null;
  const [written, hours = '', minutes = '00', seconds = '00'] = clock;
  if (minutes !== '00' && Number(hours) > 24) return null;
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  const parts = [
    [hours, 'giờ'],
    [minutes, 'phút'],
    [seconds, 'giây'],
  ] as const;
  const spoken = parts
    .filter(([value, name]) => name === 'giờ' || Number(value) > 0)
    .map(([value, name]) => `${cardinal(value, place.style)} ${name}`)
    .join(' ');
  return { kind: 'time', length: written.length, spoken };
};
