import { sha256 } from '@nguon/content-model/content-address';

/**
 * A UUID that follows from what a record is, so that the same demonstration has the same ids everywhere.
 * Version 8, RFC 9562 section 5.8: 122 bits of a SHA-256.
 */
export function stableId(...what: readonly string[]): string {
  const hash = sha256(what.join('\n'));
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
  ];
  return `${parts.join('-')}-${hash.slice(20, 32)}`;
}
