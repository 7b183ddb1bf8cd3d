import { randomInt } from 'node:crypto';
import { FeedbackCode } from '@nguon/content-model/feedback';

/** The letters and digits of `FeedbackCode`. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const HALF = 5;

/** A new code to follow a feedback by: ten signs, 49 bits of chance (J3). */
export function newCode(): FeedbackCode {
  const half = () => Array.from({ length: HALF }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return FeedbackCode.parse(`${half()}-${half()}`);
}

/** The code as it was given out, for one typed in small letters, with spaces or without the hyphen. */
export function plainCode(typed: string): string {
  const signs = typed.toUpperCase().replace(/[\s-]/g, '');
  return `${signs.slice(0, HALF)}-${signs.slice(HALF)}`;
}
