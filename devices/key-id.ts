import type { PublicKey } from '@nguon/content-model/device';
import { calculateJwkThumbprint } from 'jose';

const known = new WeakMap<PublicKey, Promise<string>>();

/** The name of a key: its RFC 7638 thumbprint; reckoned once for each key at hand. */
export function keyId(key: PublicKey): Promise<string> {
  const { kty, crv, x } = key;
  const id = known.get(key) ?? calculateJwkThumbprint({ kty, crv, x });
  known.set(key, id);
  return id;
}
