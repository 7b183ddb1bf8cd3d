import { z } from 'zod';
import { Instant } from './instant.ts';

/**
 * What a device can be told to do at once. `refresh` pulls the manifest now, `blank` and `show` switch a board's picture
 * or a speaker's sound off and on, `test` shows or plays the device's own test, `restart` starts the player again,
 * `brightness` sets a board's brightness until its plan's next change. `play` plays a clip that a speaker holds, `stop`
 * ends what it plays, `volume` sets its everyday volume for the rest of the day. `revoke` makes a device forget all it was
 * given.
 */
export const acts = [
  'refresh',
  'blank',
  'show',
  'test',
  'restart',
  'brightness',
  'play',
  'stop',
  'volume',
  'revoke',
] as const;
export const Act = z.enum(acts);
export type Act = z.output<typeof Act>;

/** The fields of an order. */
export const order = {
  act: Act,
  percent: z.int().min(1).max(100).nullable(),
  clip: z.uuid().optional(),
};

export interface Order {
  readonly act: Act;
  /** For `brightness` and `volume`, %. */
  readonly percent: number | null;
  /** For `play`: the bulletin whose clip it is. */
  readonly clip?: string | undefined;
}

/** Only `brightness` and `volume` have a percentage, and always (C6); only `play` names a clip, and always (S30). */
export function isWholeOrder({ act, percent, clip }: Order): boolean {
  const isMeasured = act === 'brightness' || act === 'volume';
  return isMeasured === (percent !== null) && (act === 'play') === (clip !== undefined);
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
  .refine(isWholeOrder, {
    path: ['act'],
    error: 'C6, S30: brightness and volume have a percentage, play has a clip, nothing else has',
  });
export type Command = z.output<typeof Command>;
