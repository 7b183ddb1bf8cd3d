import { join } from 'node:path';
import { type ClipOrder, clipKey } from '@nguon/audio-pipeline/clip-key';
import { readAloud } from '@nguon/audio-pipeline/script';
import { espeakVoice } from '@nguon/audio-pipeline/voices/espeak';
import type { Voice } from '@nguon/audio-pipeline/voices/voice';
import type { Sha256 } from '@nguon/content-model/content-address';
import type { PreparedAnnouncement } from '@nguon/content-model/prepared-announcement';
import { type ClipParts, isOfTheVoice, KeptClip, type Reading, shelved } from './clips.ts';
import { keepIn } from './kept.ts';
import { type MadeFiles, remember } from './remembered.ts';

/** Prepared announcements read aloud, once for each way of reading, kept on the shelf. */
export interface PreparedClips {
  known(announcement: PreparedAnnouncement, reading: Reading): Promise<KeptClip | null>;
  read(announcement: PreparedAnnouncement, reading: Reading): Promise<KeptClip>;
  /** What the clip of an announcement may be kept under: a key for each voice that may have read it. */
  keys(announcement: PreparedAnnouncement, reading: Reading): Sha256[];
  readonly made: MadeFiles;
}

/** Orders at hand: those of a whole province's announcements, however its speakers read. */
const ORDERS_AT_HAND = 5_000;

/** An announcement with the chime of an emergency, its words as its unit says them (V45). */
function orderOf(
  { title, text, lexicon = [] }: PreparedAnnouncement,
  { accent, loudness }: Reading,
  voice: Voice,
): ClipOrder {
  const spoken = Object.fromEntries(lexicon.map((word) => [word.written, word.spoken]));
  const script = readAloud(text, { accent, lexicon: spoken });
  const made = { script, voice, accent, title, priority: 'emergency', isInAdvance: true } as const;
  return { ...made, ...(loudness !== undefined && { loudness }) };
}

/** Made by the chosen voice, for which there is time, and by espeak-ng where that cannot read (V44). */
export function preparedClipsOn({
  shelf,
  folder,
  voice,
  make,
}: Pick<ClipParts, 'shelf' | 'folder' | 'voice' | 'make'>): PreparedClips {
  const kept = keepIn(join(folder, 'prepared-clips'), KeptClip);
  const remembered = remember(kept, shelf, ({ opus, mp3 }) => [opus, mp3]);
  const voices = voice.name === espeakVoice.name ? [voice] : [voice, espeakVoice];
  /** The keys, remembered: each speaker of a province asks for them in the second of an emergency. */
  const spelled = new Map<string, Sha256[]>();
  const keys: PreparedClips['keys'] = (announcement, { accent, loudness }) => {
    const name = JSON.stringify([announcement, accent, loudness]);
    const before = spelled.get(name);
    if (before !== undefined) return before;
    if (spelled.size >= ORDERS_AT_HAND) spelled.clear();
    const reading = { accent, ...(loudness !== undefined && { loudness }) };
    const made = voices.map((by) => clipKey(orderOf(announcement, reading, by)));
    spelled.set(name, made);
    return made;
  };
  const known: PreparedClips['known'] = async (announcement, reading) => {
    for (const key of keys(announcement, reading)) {
      const found = await remembered.known(key);
      if (found !== null) return found;
    }
    return null;
  };
  return {
    known,
    keys,
    async read(announcement, reading) {
      const before = await known(announcement, reading);
      if (before !== null) return before;
      const by = (one: Voice) => {
        const order = orderOf(announcement, reading, one);
        return remembered.made(clipKey(order), async () => shelved(shelf, await make(order)));
      };
      return by(voice).catch((error) => {
        if (voice.name === espeakVoice.name || !isOfTheVoice(error)) throw error;
        return by(espeakVoice);
      });
    },
    made: remembered,
  };
}
