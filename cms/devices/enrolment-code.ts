import { createHmac, randomInt } from 'node:crypto';

/** Letters and digits that cannot be taken for one another, on paper or aloud. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** How long a code can be used, ms. */
export const CODE_LIFE_MS = 60 * 60 * 1000;

/** A new one-time code: 49 bits of chance. */
export function newCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** What is kept of a code. Small letters, spaces and hyphens are as good as what was shown. */
export function codeHash(code: string, secret: string): string {
  const plain = code.toUpperCase().replace(/[\s-]/g, '');
  return createHmac('sha256', secret).update(plain).digest('hex');
}
