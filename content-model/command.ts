import { z } from 'zod';
import { Instant, later } from './instant.ts';
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

/** How long a command may wait for a device that is away, s. After a day it would surprise more than help. */
const COMMAND_LIFE_SECONDS = 86_400;

/** When a command given at an instant is over. A live broadcast is not begun once it would be over (S44). */
export function commandEnd({ live }: Pick<Order, 'live'>, at: Instant): Instant {
  return live?.until ?? later(at, COMMAND_LIFE_SECONDS);
}

/**
 * What becomes of a command, the one that says less before the one that says more: `received` is all that is known of a
 * device that asked for the commands after it.
 */
export const commandOutcomes = ['received', 'obeyed', 'refused'] as const;
export type CommandOutcome = (typeof commandOutcomes)[number];

/** Does one outcome say more than what is known already, `null` for nothing (D72)? */
export function saysMore(outcome: CommandOutcome, known: CommandOutcome | null): boolean {
  return known === null || (known === 'received' && outcome !== 'received');
}

/** What became of a command: a device's acknowledgement, or that it asked for the commands after it (D70). */
export const Acknowledged = z.strictObject({
  device: z.uuid(),
  command: z.uuid(),
  at: Instant,
  outcome: z.enum(commandOutcomes),
  /** Why it was refused; else empty. */
  reason: z.string().max(300),
});
export type Acknowledged = z.output<typeof Acknowledged>;
