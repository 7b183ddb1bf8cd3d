import { Alarm } from '@nguon/content-model/alarm';
import { Command } from '@nguon/content-model/command';
import { type PublicKey, Reported } from '@nguon/content-model/device';
import { Instant, instantOf } from '@nguon/content-model/instant';
import { Manifest } from '@nguon/content-model/manifest';
import { PlayoutEntry } from '@nguon/content-model/playout';
import { Refusal, type RefusalCode } from '@nguon/content-model/refusal';
import { CompactSign, compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import { z } from 'zod';
import { keyId } from './key-id.ts';
import type { Keys } from './keys.ts';
import { Ack } from './topics.ts';

/** The server's time, with the words the asker chose so that an old answer cannot be played again. */
export const ServerTime = z.strictObject({
  nonce: z.string().min(16).max(64),
  at: Instant,
  /** What `at` leaves out, ms. */
  milliseconds: z.int().min(0).max(999),
});
export type ServerTime = z.output<typeof ServerTime>;

/** Playout entries as a device sends them. */
export const Playouts = z.strictObject({ device: z.uuid(), entries: z.array(PlayoutEntry).min(1).max(500) });
export type Playouts = z.output<typeof Playouts>;

/** What each kind of sealed text holds. */
export const sealedSchemas = {
  manifest: Manifest,
  alarm: Alarm,
  command: Command,
  time: ServerTime,
  playout: Playouts,
  reported: Reported,
  ack: Ack,
};

/** The kinds of sealed text. One kind never passes as another (D9). */
export type SealedKind = keyof typeof sealedSchemas;
export type Sealed<K extends SealedKind> = z.output<(typeof sealedSchemas)[K]>;

const codes: Record<SealedKind, RefusalCode> = {
  manifest: 'manifest-refused',
  alarm: 'alarm-refused',
  command: 'command-refused',
  time: 'time-refused',
  playout: 'playout-invalid',
  reported: 'device-refused',
  ack: 'device-refused',
};

/** What was sealed, and by whom. */
export interface Unsealed<K extends SealedKind> {
  readonly payload: Sealed<K>;
  /** The id of the key that sealed it. */
  readonly keyId: string;
}

const imported = new WeakMap<PublicKey, ReturnType<typeof importJWK>>();

/** A public key as the engine takes it; imported once for each key at hand. */
function verifying(key: PublicKey): ReturnType<typeof importJWK> {
  const ready = imported.get(key) ?? importJWK(key, 'EdDSA');
  imported.set(key, ready);
  return ready;
}

/** Seals a payload: compact JWS, Ed25519, the kind in its `typ`, the key's id in its `kid`. */
export function seal<K extends SealedKind>(kind: K, payload: Sealed<K>, keys: Keys): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', typ: typeOf(kind), kid: keys.id })
    .sign(keys.privateKey);
}

/**
 * Opens a sealed text. Nothing of its payload is read before the signature holds.
 *
 * @param trusted the keys that may have sealed it
 * @throws {Refusal} `manifest-refused`, `alarm-refused`, `command-refused`, `time-refused`, `playout-invalid` or
 * `device-refused`
 */
export async function unseal<K extends SealedKind>(
  kind: K,
  jws: string,
  trusted: readonly PublicKey[],
): Promise<Unsealed<K>> {
  try {
    const { kid, typ } = decodeProtectedHeader(jws);
    if (typ !== typeOf(kind)) throw new RangeError(`it is of type ${String(typ)}, not ${typeOf(kind)}`);
    const ids = await Promise.all(trusted.map(keyId));
    const key = trusted[ids.findIndex((id) => id === kid)];
    if (key === undefined || kid === undefined) throw new RangeError('its key is not trusted here');
    const { payload } = await compactVerify(jws, await verifying(key), { algorithms: ['EdDSA'] });
    const parsed = sealedSchemas[kind].parse(JSON.parse(new TextDecoder().decode(payload)));
    return { payload: parsed as Sealed<K>, keyId: kid };
  } catch (cause) {
    throw new Refusal(codes[kind], `sealed ${kind}`, reasonOf(cause), 'Ask for it again', { cause });
  }
}

/** The server's answer to a device that asks the time. */
export function tellTime(nonce: string, milliseconds: number): ServerTime {
  return { nonce, at: instantOf(milliseconds), milliseconds: milliseconds % 1000 };
}

function typeOf(kind: SealedKind): string {
  return `nguon-${kind}+jws`;
}

function reasonOf(cause: unknown): string {
  if (cause instanceof z.ZodError) {
    return cause.issues.map(({ path, message }) => `${path.join('.')} (${message})`).join('; ');
  }
  return cause instanceof Error ? cause.message : String(cause);
}
