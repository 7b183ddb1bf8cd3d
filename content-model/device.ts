import { z } from 'zod';
import { Window } from './board.ts';
import { Sha256 } from './content-address.ts';
import { Instant } from './instant.ts';
import { UnitKey } from './unit.ts';

/** A device's public key: Ed25519 as a JSON Web Key (RFC 8037). */
export const PublicKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[\w-]{43}$/),
});
export type PublicKey = z.output<typeof PublicKey>;

/** What the register knows of an enrolled device. A device that is not in the register is nobody (D1). */
export const RegisteredDevice = z.strictObject({
  device: z.uuid(),
  kind: z.enum(['board', 'speaker']),
  unit: UnitKey,
  publicKey: PublicKey,
  /** SHA-256 of the device's token; the token itself is known to the device only (D2). */
  tokenHash: Sha256,
  /** `null`: always let in; else in these times alone, as the screen of a requisition is (B57). */
  windows: z.array(Window).nullable(),
});
export type RegisteredDevice = z.output<typeof RegisteredDevice>;

/** What a device says of itself, at least once a minute. */
export const Reported = z.strictObject({
  device: z.uuid(),
  at: Instant,
  /** The manifest it obeys; 0 before the first. */
  manifest: z.int().min(0),
  /** The file shown or played now; `null` when none. */
  showing: Sha256.nullable(),
  bulletin: z.uuid().nullable(),
  /** How far its own clock is from the server's, s; positive runs ahead. */
  clockOffsetSeconds: z.int(),
  playerVersion: z.string().max(40),
});
export type Reported = z.output<typeof Reported>;
