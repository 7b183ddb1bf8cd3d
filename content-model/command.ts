import { z } from 'zod';
import { Instant } from './instant.ts';

/**
 * What a device can be told to do at once. `refresh` pulls the manifest now, `blank` and `show` switch a board's picture
 * or a speaker's sound off and on, `test` shows or plays the device's own test, `restart` starts the player again,
 * `brightness` sets a board's brightness until its plan's next change.
 */
export const acts = ['refresh', 'blank', 'show', 'test', 'restart', 'brightness'] as const;
export const Act = z.enum(acts);
export type Act = z.output<typeof Act>;

/** The fields of an order. */
export const order = {
  act: Act,
  percent: z.int().min(1).max(100).nullable(),
};

export interface Order {
  readonly act: Act;
  /** For `brightness`, %. */
  readonly percent: number | null;
}

/** Only `brightness` has a percentage, and always (C6). */
export function isWholeOrder({ act, percent }: Order): boolean {
  return (act === 'brightness') === (percent !== null);
}

/** An order to one device. Travels signed. Rules C1 to C6 in SPEC.md. */
export const Command = z
  .strictObject({
    version: z.literal(1),
    id: z.uuid(),
    device: z.uuid(),
    /** Grows with every command of a device; one that does not grow is a replay (C1). */
    sequence: z.int().min(1),
    issuedAt: Instant,
    /** From this instant on it is too late to obey (C2). */
    expiresAt: Instant,
    ...order,
  })
  .refine(isWholeOrder, { path: ['percent'], error: 'C6: brightness has a percentage, nothing else has' });
export type Command = z.output<typeof Command>;
