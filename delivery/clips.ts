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
  /** The words that the clip of a bulletin speaks, spelled out as the voice reads them (Z34). */
  script(content: BulletinContent, accent: Accent): string;
  read(content: BulletinContent, accent: Accent): Promise<KeptClip>;
}

/** Scripts at hand besides those to come: as many bulletins as 1,000 units carry. */
const SPELLED_AT_HAND = 50_000;

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
  const orderOf = (
    content: BulletinContent,
    accent: Accent,
    script = scriptFor(content, {}, accent),
  ): ClipOrder => {
    const { title, priority } = content;
    return { script, voice, accent, priority, title };
  };
  /** By content and accent: spelling a text out costs a thousand times what looking its clip up does. */
  const spelled = new Map<string, { readonly key: Sha256; readonly words: string }>();
  const hashes = new WeakMap<BulletinContent, Sha256>();
  const hashOf = (content: BulletinContent) => {
    const hash = hashes.get(content) ?? contentHash(content);
    hashes.set(content, hash);
    return hash;
  };
  const spelledOf = (content: BulletinContent, accent: Accent) => {
    const name = `${hashOf(content)} ${accent}`;
    const known = spelled.get(name);
    if (known !== undefined) return known;
    if (spelled.size >= SPELLED_AT_HAND) spelled.clear();
    const script = scriptFor(content, {}, accent);
    const made = { key: clipKey(orderOf(content, accent, script)), words: script.text };
    spelled.set(name, made);
    return made;
  };
  return {
    known: (content, accent) => remembered.known(spelledOf(content, accent).key),
    script: (content, accent) => spelledOf(content, accent).words,
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
