import { join } from 'node:path';
import type { ClipOrder } from '@nguon/audio-pipeline/clip-key';
import type { Clip } from '@nguon/audio-pipeline/make-clip';
import { openWorkplace } from './workplace.ts';

/** An order as it goes to another process: its voice by name. */
export type ClipOrderByName = Omit<ClipOrder, 'voice'> & { readonly voice: string };

/** Makes clips. */
export interface ClipWork {
  make(order: ClipOrder): Promise<Clip>;
  close(): void;
}

/** Clips made in a process of their own, by voices of the registry. */
export function openClipWork(): ClipWork {
  const workplace = openWorkplace(join(import.meta.dirname, 'clip-work.process.ts'));
  return {
    make({ voice, ...order }) {
      const named: ClipOrderByName = { ...order, voice: voice.name };
      return workplace.ask(named);
    },
    close: workplace.close,
  };
}
