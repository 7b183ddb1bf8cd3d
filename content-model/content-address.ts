import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A SHA-256 in lower-case hexadecimal: the name of a file on the shelf, the id of an edition. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in hexadecimal');
export type Sha256 = z.output<typeof Sha256>;

/**
 * JSON with sorted keys and without `undefined`: equal values give equal text, whatever order they were built in (E1).
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** The content address of bytes or text. */
export function sha256(content: string | Uint8Array): Sha256 {
  return createHash('sha256').update(content).digest('hex');
}

/** The content address of a value, by its canonical JSON. */
export function addressOf(value: unknown): Sha256 {
  return sha256(canonicalJson(value));
}
