import { join } from 'node:path';
import { type ClipOrder, clipKey } from '@nguon/audio-pipeline/clip-key';
import type { Clip } from '@nguon/audio-pipeline/make-clip';
import { scriptFor } from '@nguon/audio-pipeline/script';
import type { StoredClip } from '@nguon/audio-pipeline/speaker-manifest';
import { espeakVoice } from '@nguon/audio-pipeline/voices/espeak';
import { humanVoice } from '@nguon/audio-pipeline/voices/human';
import type { Voice } from '@nguon/audio-pipeline/voices/voice';
import {
  type Bulletin,
  type BulletinContent,
  contentHash,
  transcriptOf,
} from '@nguon/content-model/bulletin';
import { type Sha256, sha256 } from '@nguon/content-model/content-address';
import { ShelfFile } from '@nguon/content-model/manifest';
import { Refusal } from '@nguon/content-model/refusal';
import { accents, type Speaker } from '@nguon/content-model/speaker';
import { z } from 'zod';
import { clipHash, heardIn } from './heard-clips.ts';
import { keepIn } from './kept.ts';
import { type MadeFiles, remember } from './remembered.ts';
import type { Shelf } from './shelf.ts';

export const KeptClip = z.strictObject({
  opus: ShelfFile,
  mp3: ShelfFile,
  seconds: z.number().positive(),
  synthetic: z.boolean(),
  /** Who reads; not noted of clips that were made before voices could be chosen. */
  voice: z.string().optional(),
});
export type KeptClip = z.output<typeof KeptClip> & StoredClip;

/** A bulletin as far as it is read aloud: what was approved, with the words that were kept with the approval. */
export type Said = Pick<Bulletin, 'content' | 'scripts'>;

/** How a speaker or a page has bulletins read. */
export type Reading = Pick<Speaker, 'accent' | 'loudness'>;

/** Bulletins read aloud, once for each way of reading, kept on the shelf. */
export interface Clips {
  known(said: Said, reading: Reading): Promise<KeptClip | null>;
  /** The words that the clip of a bulletin speaks, spelled out as the voice reads them (Z34, V28). */
  script(said: Said, reading: Reading): string;
  read(said: Said, reading: Reading): Promise<KeptClip>;
  /** Reads a draft as MP3 for those who may hear it; the same sound goes out once it is approved (V29). */
  heard(said: Said, reading: Reading): Promise<Uint8Array>;
  /** Can a clip be made of a recording that nobody has kept yet? It is made, and let go of (V40). */
  canSound(recording: Uint8Array): Promise<boolean>;
  /** The address of the MP3 that is there of a bulletin, public or only listened to; `null` when there is none. */
  madeOf(said: Said, reading: Reading): Promise<Sha256 | null>;
  /** What the clip of a bulletin may be kept under: a key for each voice that may have read it. */
  keys(said: Said, reading: Reading): Sha256[];
  readonly made: MadeFiles;
}

export interface ClipParts {
  readonly shelf: Shelf;
  /** Where what was made is noted. */
  readonly folder: string;
  /** Reads what is new. Emergencies do not wait for it, and what it cannot read, espeak-ng reads (V33). */
  readonly voice: Voice;
  /** Makes the sound of an order. */
  make(order: ClipOrder): Promise<Clip>;
  /** The file of a recording, by its address. */
  recorded(sha256: Sha256): Promise<Uint8Array>;
}

/** Scripts at hand besides those to come: as many bulletins as 1,000 units carry. */
const SPELLED_AT_HAND = 50_000;

/**
 * What is said of a bulletin: the approved words of an accent, those of its recording, or its content spelled out
 * (V28, V42).
 */
function wordsOf({ content, scripts }: Said, accent: Reading['accent']): string {
  const approved = scripts?.find((script) => script.accent === accent)?.text;
  if (approved !== undefined) return approved;
  const { recording } = content;
  return recording ? transcriptOf({ ...content, recording }) : scriptFor(content, accent).text;
}

interface Spelled {
  readonly words: string;
  /** Of the orders that were made of it, by voice and loudness. */
  readonly keys: Map<string, Sha256>;
}

/** Spells bulletins out, and remembers: it costs a thousand times what looking a clip up does. */
function spelling(): (said: Said, accent: Reading['accent']) => Spelled {
  const spelled = new Map<string, Spelled>();
  const hashes = new WeakMap<BulletinContent, Sha256>();
  const hashOf = (content: BulletinContent) => {
    const hash = hashes.get(content) ?? contentHash(content);
    hashes.set(content, hash);
    return hash;
  };
  return (said, accent) => {
    const approved = said.scripts?.find((script) => script.accent === accent);
    const name = `${approved?.hash ?? ''} ${hashOf(said.content)} ${accent}`;
    const known = spelled.get(name);
    if (known !== undefined) return known;
    if (spelled.size >= SPELLED_AT_HAND) spelled.clear();
    const made = { words: wordsOf(said, accent), keys: new Map() };
    spelled.set(name, made);
    return made;
  };
}

/** May another voice try what one could not read? */
export function isOfTheVoice(error: unknown): boolean {
  return error instanceof Refusal && (error.code === 'voice-unavailable' || error.code === 'clip-invalid');
}

/** Puts both files of a clip on the shelf. */
export async function shelved(
  shelf: Pick<Shelf, 'put'>,
  { opus, mp3, seconds, synthetic, voice }: Clip,
): Promise<KeptClip> {
  const [opusFile, mp3File] = await Promise.all([shelf.put(opus, 'audio/ogg'), shelf.put(mp3, 'audio/mpeg')]);
  return { opus: opusFile, mp3: mp3File, seconds, synthetic, voice };
}

export function clipsOn({ shelf, folder, voice, make, recorded }: ClipParts): Clips {
  const remembered = remember(keepIn(join(folder, 'clips'), KeptClip), shelf, ({ opus, mp3 }) => [opus, mp3]);
  const heardClips = heardIn(folder);
  const spell = spelling();
  const orderOf = (said: Said, { accent, loudness }: Reading, by: Voice): ClipOrder => {
    const { title, priority, recording } = said.content;
    const script = spell(said, accent).words;
    const order = { script, voice: by, accent, priority, title, ...(loudness !== undefined && { loudness }) };
    // A person has one accent, so one clip serves the speakers of all.
    return recording ? { ...order, accent: accents[0], recording: recording.sha256 } : order;
  };
  const keyOf = (said: Said, reading: Reading, by: Voice): Sha256 => {
    const { keys } = spell(said, reading.accent);
    const name = `${by.name} ${reading.loudness ?? ''}`;
    const key = keys.get(name) ?? clipKey(orderOf(said, reading, by));
    keys.set(name, key);
    return key;
  };
  const voices = voice.name === espeakVoice.name ? [voice] : [voice, espeakVoice];
  /** The voices by which a bulletin may have been read, the one that counts first; a person's recording alone (V42). */
  const readersOf = ({ content }: Said): readonly Voice[] => (content.recording ? [humanVoice] : voices);
  /** An order with the file it is made of. */
  const whole = async (order: ClipOrder): Promise<ClipOrder> =>
    order.recording === undefined ? order : { ...order, sound: await recorded(order.recording) };
  const firstOf = async <Found>(
    said: Said,
    reading: Reading,
    find: (key: Sha256) => Promise<Found | null>,
  ) => {
    for (const by of readersOf(said)) {
      const found = await find(keyOf(said, reading, by));
      if (found !== null) return found;
    }
    return null;
  };
  /** Does something with the chosen voice, and with espeak-ng where that cannot or must not be waited for (V33). */
  const bySomeVoice = async <Done>(
    said: Said,
    reading: Reading,
    work: (order: ClipOrder, key: Sha256) => Promise<Done>,
  ): Promise<Done> => {
    const by = (one: Voice) => work(orderOf(said, reading, one), keyOf(said, reading, one));
    const [first = voice] = readersOf(said);
    const [last = voice] = readersOf(said).slice(-1);
    if (last === first || said.content.priority === 'emergency') return by(last);
    return by(first).catch((error) => {
      if (isOfTheVoice(error)) return by(last);
      throw error;
    });
  };
  const known: Clips['known'] = (said, reading) => firstOf(said, reading, remembered.known);
  /** Takes the sound that was listened to, if there is one. */
  const takeHeard = (said: Said, reading: Reading) =>
    firstOf(said, reading, async (key) => {
      const heard = await heardClips.get(key);
      if (heard === null) return null;
      const kept = await remembered.made(key, () => shelved(shelf, heard));
      await heardClips.remove(key);
      return kept;
    });
  void heardClips.sweep(Date.now());
  return {
    known,
    script: (said, { accent }) => spell(said, accent).words,
    read: async (said, reading) =>
      (await known(said, reading)) ??
      (await takeHeard(said, reading)) ??
      bySomeVoice(said, reading, (order, key) =>
        remembered.made(key, async () => shelved(shelf, await make(await whole(order)))),
      ),
    async heard(said, reading) {
      const kept = await known(said, reading);
      if (kept !== null) return shelf.get(kept.mp3);
      const before = await firstOf(said, reading, heardClips.get);
      if (before !== null) return before.mp3;
      return bySomeVoice(said, reading, async (order, key) => {
        const clip = await make({ ...(await whole(order)), isAwaited: true });
        await heardClips.put(key, clip);
        return clip.mp3;
      });
    },
    async canSound(sound) {
      const recording = sha256(sound);
      const order = { script: '', voice: humanVoice, accent: accents[0], recording, sound } as const;
      try {
        await make({ ...order, priority: 'normal', isAwaited: true });
        return true;
      } catch (error) {
        if (error instanceof Refusal && error.code === 'clip-invalid') return false;
        throw error;
      }
    },
    async madeOf(said, reading) {
      const kept = await known(said, reading);
      if (kept !== null) return kept.mp3.sha256;
      const heard = await firstOf(said, reading, heardClips.get);
      return heard && clipHash(heard);
    },
    keys: (said, reading) => readersOf(said).map((by) => keyOf(said, reading, by)),
    made: remembered,
  };
}
