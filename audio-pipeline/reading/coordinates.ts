import { cardinal, numberWords } from './numerals.ts';
import { matchAt, type Reader } from './reader.ts';

const COORDINATE =
  /(\d{1,3}(?:[.,]\d{1,6})?)\s?[°º](?:\s?(\d{1,2})['’′](?:\s?(\d{1,2}(?:[.,]\d{1,3})?)["”″])?)?\s?([NEBĐSWT])(?![\p{L}\d])/uy;

/** The four winds by their Vietnamese and English letters; `Đ` is east and `N` north, as on sea charts. */
const WINDS: Readonly<Record<string, string>> = {
  N: 'Bắc',
  B: 'Bắc',
  E: 'Đông',
  Đ: 'Đông',
  S: 'Nam',
  W: 'Tây',
  T: 'Tây',
};

/** `17,5°N`, `22°23'15"B`: a place on the map. */
export const readCoordinate: Reader = (place) => {
  const [written, degrees = '', minutes, seconds, wind = ''] = matchAt(COORDINATE, place) ?? [];
  if (written === undefined) return null;
  const spoken = [
    `${numberWords(degrees.replace('.', ','), place.style)} độ`,
    ...(minutes === undefined ? [] : [`${cardinal(minutes, place.style)} phút`]),
    ...(seconds === undefined ? [] : [`${numberWords(seconds.replace('.', ','), place.style)} giây`]),
    WINDS[wind] ?? '',
  ];
  return { kind: 'coordinate', length: written.length, spoken: spoken.join(' ') };
};
