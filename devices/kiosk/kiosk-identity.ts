import { sha256 } from '@nguon/content-model/content-address';
import { PublicKey } from '@nguon/content-model/device';
import { z } from 'zod';
import { EnrolledDevice } from '../door/enrolled.ts';
import { keyId } from '../key-id.ts';
import type { Keys } from '../keys.ts';
import { enrolAt } from '../player/server.ts';
import type { Database } from './database.ts';

const KEY = 'identity';

/** Who this screen is. Its private key can be used here and read nowhere (D27). */
const KioskIdentity = EnrolledDevice.extend({
  token: z.string().regex(/^[\w-]{43}$/),
  publicKey: PublicKey,
  privateKey: z.instanceof(CryptoKey),
});
export type KioskIdentity = z.output<typeof KioskIdentity>;

/** `null` when this screen has not joined yet. */
export async function readIdentity(database: Database): Promise<KioskIdentity | null> {
  const kept = KioskIdentity.safeParse(await database.read('kept', KEY));
  return kept.success ? kept.data : null;
}

/**
 * Joins the server this page is from, with a one-time code (D3, D27).
 * @returns `null` when the code was a speaker's: then this screen is nobody still
 * @throws {Refusal} `enrolment-refused`, `storage-full`
 */
export async function join(database: Database, code: string): Promise<KioskIdentity | null> {
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  const { kty, crv, x } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const publicKey = PublicKey.parse({ kty, crv, x });
  const token = newToken();
  // Kept before it is used: a code counts once, so a full disk must be found before the code is spent.
  await database.change('kept', (store) => store.put({ token, publicKey, privateKey: pair.privateKey }, KEY));
  const enrolled = await enrolAt(location.origin, { code, publicKey, tokenHash: sha256(token) });
  if (enrolled.kind === 'speaker') return null;
  const identity = { ...enrolled, token, publicKey, privateKey: pair.privateKey };
  await database.change('kept', (store) => store.put(identity, KEY));
  return identity;
}

export async function keysOf({ publicKey, privateKey }: KioskIdentity): Promise<Keys> {
  return { id: await keyId(publicKey), publicKey, privateKey };
}

/** 32 random bytes in base64url. */
function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
