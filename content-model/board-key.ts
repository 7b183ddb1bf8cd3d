import { hkdfSync } from 'node:crypto';

/** Bytes of a board's key: 192 bits, which nobody guesses. */
const KEY_BYTES = 24;

/**
 * The key in a board's address, for controllers and systems that do not enrol: 32 of `A-Z a-z 0-9 - _`. Derived
 * (HKDF-SHA-256, RFC 5869), so that nothing is stored; it reads what the board shows the public, and nothing else (D42).
 *
 * @param secret the one that the CMS and delivery share, `NGUON_DELIVERY_KEY`; another one makes other keys
 * @param board the board's id
 */
export function boardKey(secret: string, board: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', `nguon board ${board}`, KEY_BYTES)).toString('base64url');
}

/** The address below which a board's frame and playlists are read, without a slash at its end. */
export function boardAddress(origin: string, secret: string, board: string): string {
  return `${origin}/boards/${board}/${boardKey(secret, board)}`;
}
