import { z } from 'zod';
import { Instant } from './instant.ts';

/**
 * What a device can be told to do at once. `refresh` pulls the manifest now, `blank` and `show` switch a board's picture
 * or a speaker's sound off and on, `test` shows or plays the device's own test.
 */
export const acts = ['refresh', 'blank', 'show', 'test'] as const;
export const Act = z.enum(acts);
export type Act = z.output<typeof Act>;

/** An order to one device. Travels signed. Rules C1 to C4 in SPEC.md. */
export const Command = z.strictObject({
  version: z.literal(1),
  id: z.uuid(),
  device: z.uuid(),
  /** Grows with every command of a device; one that does not grow is a replay (C1). */
  sequence: z.int().min(1),
  issuedAt: Instant,
  /** From this instant on it is too late to obey (C2). */
  expiresAt: Instant,
  act: Act,
});
export type Command = z.output<typeof Command>;
