import { LiveOrder } from '@nguon/content-model/live';
import { PlayoutEntry } from '@nguon/content-model/playout';
import { z } from 'zod';

/** What a player must remember across a power cut, besides its files and its log. */
export const Remembered = z.strictObject({
  /** The newest verified manifest as it was sealed, and its ETag. Its files may still be coming. */
  latest: z.string().nullable(),
  etag: z.string().nullable(),
  /** The manifest in force: the newest one whose files are all held. */
  current: z.string().nullable(),
  /** The highest verified manifest sequence of each key (M2). */
  highest: z.record(z.string(), z.int().min(1)),
  /** The sequence of the last command that was taken (C1). */
  lastCommand: z.int().min(0),
  /** The last command's sealed acknowledgement, said again when the command comes again. */
  lastAck: z.string().nullable(),
  /** Switched off by a command. */
  blanked: z.boolean(),
  /** The brightness a command asked for, and when, ms of trusted time. */
  brightness: z
    .strictObject({ percent: z.int().min(1).max(100), since: z.number() })
    .nullable()
    .default(null),
  /** The everyday volume a command asked for, and when, ms of trusted time. */
  volume: z
    .strictObject({ percent: z.int().min(1).max(100), since: z.number() })
    .nullable()
    .default(null),
  /** The live broadcast a command asked for last; it may be over. */
  live: LiveOrder.nullable().default(null),
  /** The id of the key under which the device was revoked: joined anew, it has another. */
  revoked: z.string().nullable().default(null),
  /** Trusted time minus the device's own, ms. */
  offset: z.number(),
  /** The latest trusted time seen, ms. */
  seen: z.number(),
  /** When the server last answered, ms of trusted time; 0 before its first answer. */
  reached: z.number().default(0),
  /** The last playout entry the server took. */
  accepted: PlayoutEntry.nullable(),
});
export type Remembered = z.output<typeof Remembered>;

/** Before the first start. */
export const nothing: Remembered = {
  latest: null,
  etag: null,
  current: null,
  highest: {},
  lastCommand: 0,
  lastAck: null,
  blanked: false,
  brightness: null,
  volume: null,
  live: null,
  revoked: null,
  offset: 0,
  seen: 0,
  reached: 0,
  accepted: null,
};
