import { join } from 'node:path';
import { type ClipOrder, clipKey } from '@nguon/audio-pipeline/clip-key';
import type { Clip } from '@nguon/audio-pipeline/make-clip';
import { scriptFor } from '@nguon/audio-pipeline/script';
import type { StoredClip } from '@nguon/audio-pipeline/speaker-manifest';
import type { Voice } from '@nguon/audio-pipeline/voices/voice';
import { type BulletinContent, contentHash } from '@nguon/content-model/bulletin';
import type { Sha256 } from '@nguon/content-model/content-address';
import { ShelfFile } from '@nguon/content-model/manifest';
import type { Speaker } from '@nguon/content-model/speaker';
import { z } from 'zod';
import { keepIn } from './kept.ts';
import { remember } from './remembered.ts';
import type { Shelf } from './shelf.ts';

const KeptClip = z.strictObject({
  opus: ShelfFile,
  mp3: ShelfFile,
  seconds: z.number().positive(),
  synthetic: z.boolean(),
});
export type KeptClip = z.output<typeof KeptClip> & StoredClip;

type Accent = Speaker['accent'];

/** Bulletins read aloud, once for each accent, kept on the shelf. */
export interface Clips {
  known(content: BulletinContent, accent: Accent): Promise<KeptClip | null>;
  read(content: BulletinContent, accent: Accent): Promise<KeptClip>;
}

/** Keys at hand besides those to come: as many bulletins as 1,000 units carry. */
const KEYS_AT_HAND = 50_000;

/** @param make makes the sound of an order */
export function clipsOn(
  shelf: Shelf,
  voice: Voice,
  folder: string,
  make: (order: ClipOrder) => Promise<Clip>,
): Clips {
  const remembered = remember(
    keepIn(join(folder, 'clips'), KeptClip),
    async ({ opus, mp3 }) => (await shelf.has(opus)) && (await shelf.has(mp3)),
  );
  const orderOf = (content: BulletinContent, accent: Accent): ClipOrder => {
    const { title, priority } = content;
    return { script: scriptFor(content, {}, accent), voice, accent, priority, title };
  };
  /** By content and accent: spelling a text out costs a thousand times what looking its clip up does. */
  const keys = new Map<string, Sha256>();
  const hashes = new WeakMap<BulletinContent, Sha256>();
  const hashOf = (content: BulletinContent) => {
    const hash = hashes.get(content) ?? contentHash(content);
    hashes.set(content, hash);
    return hash;
  };
  const keyOf = (content: BulletinContent, accent: Accent) => {
    const name = `${hashOf(content)} ${accent}`;
    const known = keys.get(name);
    if (known !== undefined) return known;
    if (keys.size >= KEYS_AT_HAND) keys.clear();
    const key = clipKey(orderOf(content, accent));
    keys.set(name, key);
    return key;
  };
  return {
    known: (content, accent) => remembered.known(keyOf(content, accent)),
    read(content, accent) {
      const order = orderOf(content, accent);
      return remembered.made(clipKey(order), async () => {
        const { opus, mp3, seconds, synthetic } = await make(order);
        const [opusFile, mp3File] = await Promise.all([
          shelf.put(opus, 'audio/ogg'),
          shelf.put(mp3, 'audio/mpeg'),
        ]);
        return { opus: opusFile, mp3: mp3File, seconds, synthetic };
      });
    },
  };
}
