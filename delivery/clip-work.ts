import { join } from 'node:path';
import type { ClipOrder } from '@nguon/audio-pipeline/clip-key';
import type { Clip } from '@nguon/audio-pipeline/make-clip';
import { type VoiceSettings, voiceEnvironment } from '@nguon/content-model/voice-settings';
import { openWorkplace } from './workplace.ts';

/** An order as it goes to another process: its voice by name. */
export type ClipOrderByName = Omit<ClipOrder, 'voice'> & { readonly voice: string };

/** Makes clips. */
export interface ClipWork {
  make(order: ClipOrder): Promise<Clip>;
  close(): void;
}

/**
 * Clips made in a process of their own, by voices of the registry and the one that is chosen.
 * @param voice the settings that choose it
 * @param folder where it keeps what it was told
 */
export function openClipWork(voice: VoiceSettings, folder: string): ClipWork {
  const environment = { ...voiceEnvironment(voice), NGUON_VOICE_FOLDER: folder };
  const workplace = openWorkplace(join(import.meta.dirname, 'clip-work.process.ts'), { environment });
  return {
    make({ voice, ...order }) {
      const named: ClipOrderByName = { ...order, voice: voice.name };
      return workplace.ask(named);
    },
    close: workplace.close,
  };
}
