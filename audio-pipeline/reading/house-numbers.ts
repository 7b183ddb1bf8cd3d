import { spelled } from './letters.ts';
import { cardinal } from './numerals.ts';
import { matchAt, type Reader, textBefore } from './reader.ts';

const HOUSE = /\d{1,4}[A-ZĐ]?(?:\/\d{1,4}[A-ZĐ]?){1,3}(?![\p{L}\d/.])/uy;
const CUE = /(?:số nhà|nhà số|ngõ|ngách|hẻm|kiệt)\s+$/iu;

/** `số nhà 12/3A`, `ngõ 102/5`: a number in an alley, never a day or a share. */
export const readHouseNumber: Reader = (place) => {
  const written = matchAt(HOUSE, place)?.[0];
  if (written === undefined || !CUE.test(textBefore(place))) return null;
  const spoken = written
    .split('/')
    .map((part) => {
      const [, digits = '', letter = ''] = /^(\d+)(\D?)$/u.exec(part) ?? [];
      const number = cardinal(digits, place.style);
      return letter === '' ? number : `${number} ${spelled(letter)}`;
    })
    .join(' trên ');
  return { kind: 'code', length: written.length, spoken };
};
