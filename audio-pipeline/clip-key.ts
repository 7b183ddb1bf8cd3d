import { addressOf, type Sha256 } from '@nguon/content-model/content-address';
import type { Priority } from '@nguon/content-model/priority';
import { TARGET_LUFS } from './loudness.ts';
import type { Accent, Script } from './script.ts';
import type { Voice } from './voices/voice.ts';

/** Changes when the making of clips changes, so that old clips are made again. */
const MAKING = 1;

/** What a clip is made of. */
export interface ClipOrder {
  readonly script: Script | string;
  readonly voice: Voice;
  readonly accent: Accent;
  readonly priority: Priority;
  /** Integrated loudness, LUFS; −16 unless told. */
  readonly loudness?: number;
  /** Shown by players that show titles. */
  readonly title?: string;
  /** The recording that is played instead of a voice. Its script is what it says. */
  readonly recording?: Sha256;
  /** The file of the recording; needed to make the clip, and no part of its key. */
  readonly sound?: Uint8Array;
  /** Does somebody wait for it at a screen? Then it waits behind nothing; no part of its key. */
  readonly isAwaited?: boolean;
  /** Has it the chime of an emergency and time all the same, as it is made in advance? No part of its key. */
  readonly isInAdvance?: boolean;
}

/** The words a voice reads for an order. */
export function wordsOf({ script }: Pick<ClipOrder, 'script'>): string {
  return (typeof script === 'string' ? script : script.text).trim();
}

/** The address of an order: equal keys are equal clips, so a clip is made once (V10). */
export function clipKey(order: ClipOrder): Sha256 {
  const { voice, accent, priority, loudness = TARGET_LUFS, title = '', recording } = order;
  const words = wordsOf(order);
  return addressOf({
    making: MAKING,
    words,
    voice: voice.name,
    version: voice.version,
    accent,
    priority,
    loudness,
    title,
    ...(recording && { recording }),
  });
}
