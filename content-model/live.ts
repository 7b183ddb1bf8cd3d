import { z } from 'zod';
import { Sha256, sha256 } from './content-address.ts';
import { Instant } from './instant.ts';
import { Priority } from './priority.ts';

/**
 * A live broadcast: what somebody says into a microphone now, on chosen clusters. This file holds what passes between
 * the CMS, delivery and devices while one goes on. Rules S44 to S49 and D57 to D59 in SPEC.md.
 *
 * What the CMS asks of delivery, below `LOOPS` and with its pass:
 *
 * | request                                   | answer                                                    |
 * | ----------------------------------------- | --------------------------------------------------------- |
 * | POST live/<broadcast>                     | `LiveOpening` → 204: from now on its sound is taken        |
 * | POST live/<broadcast>/sound/<first>/<at>  | samples → `LiveStanding`; 404 when it is over             |
 * | POST live/<broadcast>/end                 | `Recording`; 404 when nothing was recorded                |
 * | GET live/<broadcast>/recording            | its sound as MP3                                          |
 */
export const LIVE = 'live/';

/** Samples of one channel a second, 16 bits each, little endian. A horn loudspeaker carries nothing above 8 kHz. */
export const LIVE_RATE = 16_000;

/**
 * The longest live broadcast, minutes. No law names a number: it is our own, so that a microphone somebody forgot is not
 * heard all night. Broadcast rules may be stricter.
 */
export const LONGEST_LIVE_MINUTES = 60;

/** A broadcast is over when no sound of it has come for so long, s: its window was closed or its network is gone. */
export const LOST_SECONDS = 10;

/** Most sound that is taken at once, s. */
export const MOST_SOUND_SECONDS = 3;

/** What the stream of a live broadcast is reached by, beside the device's own token: 32 bytes of chance, base64url. */
export const LiveKey = z.string().regex(/^[\w-]{43}$/);

/** What a command to play a live broadcast names. */
export const LiveOrder = z.strictObject({
  broadcast: z.uuid(),
  priority: Priority,
  key: LiveKey,
  /** It is over then at the latest, whatever happens. */
  until: Instant,
});
export type LiveOrder = z.output<typeof LiveOrder>;

/** By what logs and reports know the sound of a live broadcast: it is no file (S49). */
export function addressOfLive(broadcast: string): Sha256 {
  return sha256(broadcast);
}

export const LiveOpening = z.strictObject({ key: LiveKey, until: Instant });
export type LiveOpening = z.output<typeof LiveOpening>;

/** How far a device has played a live broadcast. */
export const LiveHeard = z.strictObject({
  /** A sample of the broadcast, counted from its beginning. */
  sample: z.number().int().min(-LIVE_RATE),
  /** When it is on the line to the amplifier, ms since 1970 by the server's clock as the device knows it. */
  at: z.number().min(0),
});
export type LiveHeard = z.output<typeof LiveHeard>;

/** The answer: the server's time, from which the device knows it better. */
export const LiveTime = z.strictObject({ now: z.number() });

/** A device whose clock may be wrong by more tells no times, ms: its delay would say nothing. */
export const MOST_UNCERTAIN_MS = 250;

/** Who is listening to a live broadcast. */
export const LiveStanding = z.strictObject({
  listeners: z.array(
    z.strictObject({
      device: z.uuid(),
      /** Does its stream go on? One that broke off may come back. */
      isListening: z.boolean(),
      /** From the microphone to the line to its amplifier, ms; `null` before it told. */
      delayMs: z.number().nullable(),
    }),
  ),
});
export type LiveStanding = z.output<typeof LiveStanding>;

/** The sound of a live broadcast as it was kept. */
export const Recording = z.strictObject({
  sha256: Sha256,
  bytes: z.int().min(0),
  seconds: z.number().min(0),
});
export type Recording = z.output<typeof Recording>;
