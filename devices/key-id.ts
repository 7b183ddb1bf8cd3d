import type { PublicKey } from '@nguon/content-model/device';
import { calculateJwkThumbprint } from 'jose';

/** The name of a key: its RFC 7638 thumbprint. */
export function keyId({ kty, crv, x }: PublicKey): Promise<string> {
  return calculateJwkThumbprint({ kty, crv, x });
}
