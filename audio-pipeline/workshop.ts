import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { Refusal, type RefusalCode } from '@nguon/content-model/refusal';
import type { ClipOrder } from './clip-key.ts';
import type { Clip } from './make-clip.ts';

/** What goes to the process of the workshop: the order, with its voice by name. */
export interface WorkshopOrder {
  readonly id: number;
  readonly order: Omit<ClipOrder, 'voice'> & { readonly voice: string };
}

/** What comes back. */
export interface WorkshopAnswer {
  readonly id: number;
  readonly clip?: Clip;
  readonly refused?: {
    readonly code: RefusalCode;
    readonly where: string;
    readonly found: string;
    readonly remedy: string;
  };
  /** Words of an error that is no refusal. */
  readonly failed?: string;
}

export interface Workshop {
  /** As `makeClip`, of a voice in the registry. */
  make(order: ClipOrder): Promise<Clip>;
  close(): void;
}

interface Waiting {
  readonly resolve: (clip: Clip) => void;
  readonly reject: (error: unknown) => void;
}

function answer({ clip, refused, failed }: WorkshopAnswer, { resolve, reject }: Waiting): void {
  if (clip !== undefined) resolve(clip);
  else if (refused !== undefined)
    reject(new Refusal(refused.code, refused.where, refused.found, refused.remedy));
  else reject(new Error(failed));
}

/**
 * Makes clips in a process of its own, begun with the first order and again after it died (V30). Sound is a second of
 * arithmetic a clip, and each sentence starts a program: in the process that serves pages, boards and speakers, both
 * would hold everything else up.
 */
export function openWorkshop(): Workshop {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | null = null;
  let last = 0;

  const begin = (): ChildProcess => {
    const begun = fork(join(import.meta.dirname, 'workshop-process.ts'), [], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
    });
    begun.on('message', (message: WorkshopAnswer) => {
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (waiting.size === 0) letGo();
      if (asked !== undefined) answer(message, asked);
    });
    begun.once('exit', (code, signal) => {
      if (child === begun) child = null;
      const found = `it ended with ${signal ?? `code ${code}`}`;
      const held = [...waiting.values()];
      waiting.clear();
      for (const { reject } of held)
        reject(new Refusal('voice-unavailable', 'workshop of clips', found, 'Try again'));
    });
    return begun;
  };
  /** Whoever has no order waiting may end without closing the workshop. */
  const letGo = () => {
    child?.unref();
    child?.channel?.unref();
  };

  return {
    make: ({ voice, ...order }) =>
      new Promise((resolve, reject) => {
        child ??= begin();
        child.ref();
        child.channel?.ref();
        last += 1;
        waiting.set(last, { resolve, reject });
        const message: WorkshopOrder = { id: last, order: { ...order, voice: voice.name } };
        child.send(message, (error) => {
          if (error !== null && waiting.delete(message.id)) reject(error);
        });
      }),
    close() {
      child?.disconnect();
      child = null;
    },
  };
}
