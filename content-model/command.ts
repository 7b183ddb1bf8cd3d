import { z } from 'zod';
import { Instant } from './instant.ts';
import { LiveOrder } from './live.ts';

/**
 * What a device can be told to do at once. `refresh` pulls the manifest now, `blank` and `show` switch a board's picture
 * or a speaker's sound off and on, `test` shows or plays the device's own test, `restart` starts the player again,
 * `brightness` sets a board's brightness until its plan's next change. `play` plays a clip that a speaker holds, `stop`
 * ends what it plays, `volume` sets its everyday volume for the rest of the day. `live` plays a live broadcast, `over` ends
 * it. `revoke` makes a device forget all it was given.
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
  'live',
  'over',
  'revoke',
] as const;
export const Act = z.enum(acts);
export type Act = z.output<typeof Act>;

/** The fields of an order. */
export const order = {
  act: Act,
  percent: z.int().min(1).max(100).nullable(),
  clip: z.uuid().optional(),
  live: LiveOrder.optional(),
};

export interface Order {
  readonly act: Act;
  /** For `brightness` and `volume`, %. */
  readonly percent: number | null;
  /** For `play`: the bulletin whose clip it is, or the prepared announcement. */
  readonly clip?: string | undefined;
  /** For `live`: what to play. */
  readonly live?: LiveOrder | undefined;
}

/**
 * Only `brightness` and `volume` have a percentage, and always (C6); only `play` names a clip, and always (S30); only
 * `live` names a broadcast, and always (S44).
 */
export function isWholeOrder({ act, percent, clip, live }: Order): boolean {
  const isMeasured = act === 'brightness' || act === 'volume';
  const isNamed = (act === 'play') === (clip !== undefined) && (act === 'live') === (live !== undefined);
  return isMeasured === (percent !== null) && isNamed;
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
    error:
      'C6, S30, S44: brightness and volume have a percentage, play has a clip, live a broadcast, nothing else has',
  });
export type Command = z.output<typeof Command>;
