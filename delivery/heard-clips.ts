import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clip } from '@nguon/audio-pipeline/make-clip';
import { Sha256, sha256 } from '@nguon/content-model/content-address';
import { z } from 'zod';
import { keepIn } from './kept.ts';

/** How long a sound that was only listened to is kept, days: as long as drafts usually wait for their approver. */
const KEPT_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

const HeardClip = z.strictObject({
  opus: z.base64(),
  mp3: z.base64(),
  seconds: z.number().positive(),
  lufs: z.number(),
  truePeak: z.number(),
  voice: z.string(),
  synthetic: z.boolean(),
});

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

/** Sounds that officials listened to before the public does, by the key of their order; never on the shelf. */
export interface HeardClips {
  get(key: Sha256): Promise<Clip | null>;
  put(key: Sha256, clip: Clip): Promise<void>;
  /** Lets go of a sound that is on the shelf by now. */
  remove(key: Sha256): Promise<void>;
  /** Lets go of what was listened to long ago. */
  sweep(now: number): Promise<void>;
}

/** The address of a clip as its approval keeps it: that of its MP3. */
export function clipHash({ mp3 }: Pick<Clip, 'mp3'>): Sha256 {
  return Sha256.parse(sha256(mp3));
}

export function heardIn(folder: string): HeardClips {
  const own = join(folder, 'heard');
  const kept = keepIn(own, HeardClip);
  return {
    async get(key) {
      const heard = await kept.get(key);
      return heard && { ...heard, opus: bytesOf(heard.opus), mp3: bytesOf(heard.mp3) };
    },
    put: (key, { opus, mp3, ...rest }) => kept.put(key, { ...rest, opus: base64(opus), mp3: base64(mp3) }),
    remove: (key) => kept.remove(key),
    async sweep(now) {
      const names = await readdir(own).catch(() => []);
      for (const name of names) {
        const file = join(own, name);
        const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: now }));
        if (now - mtimeMs > KEPT_DAYS * DAY_MS) await rm(file, { force: true });
      }
    },
  };
}
