import { type ChildProcess, fork } from 'node:child_process';
import { Refusal, type RefusalWords } from '@nguon/content-model/refusal';

/** What goes to a process of a workplace. */
export interface Asked {
  readonly id: number;
  readonly order: unknown;
}

/** What comes back: what was made, or the parts of a refusal or error, because processes pass no classes on. */
export type Answer = { readonly id: number } & (
  | { readonly made: unknown }
  | { readonly refused: RefusalWords }
  | { readonly failed: string }
);

/** A process that does costly work for this one. */
export interface Workplace {
  /**
   * Has an order carried out.
   * @param isPressing before all that wait
   * @throws {Refusal} as the work refuses, or `process-ended` when the process died of it
   */
  ask<Made>(order: unknown, isPressing?: boolean): Promise<Made>;
  close(): void;
}

export interface WorkplaceSettings {
  /** Most orders that the process has at a time; the others wait here, so that it holds the materials of few. */
  readonly atOnce?: number;
  /** Set in the process's environment beside this one's. */
  readonly environment?: Readonly<Record<string, string>>;
}

interface Waiting {
  readonly order: unknown;
  readonly promised: PromiseWithResolvers<unknown>;
}

/** One process and the orders it has. */
class Bench {
  readonly #file: string;
  readonly #atOnce: number;
  readonly #environment: Readonly<Record<string, string>>;
  /** In the order in which they are to be carried out. */
  readonly #pressing: Waiting[] = [];
  readonly #ordinary: Waiting[] = [];
  readonly #held = new Map<number, PromiseWithResolvers<unknown>>();
  #child: ChildProcess | null = null;
  #last = 0;

  constructor(file: string, { atOnce = Number.POSITIVE_INFINITY, environment = {} }: WorkplaceSettings) {
    this.#file = file;
    this.#atOnce = atOnce;
    this.#environment = environment;
  }

  ask(order: unknown, isPressing: boolean): Promise<unknown> {
    const promised = Promise.withResolvers<unknown>();
    (isPressing ? this.#pressing : this.#ordinary).push({ order, promised });
    this.#handOver();
    return promised.promise;
  }

  #handOver(): void {
    while (this.#held.size < this.#atOnce) {
      const next = this.#pressing.shift() ?? this.#ordinary.shift();
      if (next === undefined) return;
      this.#send(next);
    }
  }

  #send({ order, promised }: Waiting): void {
    const child = this.#child ?? this.#begin();
    child.ref();
    child.channel?.ref();
    this.#last += 1;
    const asked: Asked = { id: this.#last, order };
    this.#held.set(asked.id, promised);
    child.send(asked, (error) => {
      if (error === null || !this.#held.delete(asked.id)) return;
      promised.reject(error);
      this.#handOver();
    });
  }

  close(): void {
    this.#child?.disconnect();
    this.#child = null;
  }

  #begin(): ChildProcess {
    const child = fork(this.#file, [], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
      env: { ...process.env, ...this.#environment },
    });
    child.on('message', (answer: Answer) => {
      const promised = this.#held.get(answer.id);
      this.#held.delete(answer.id);
      this.#handOver();
      if (this.#held.size === 0) {
        // Whoever has no order waiting may end without closing the workplace.
        child.unref();
        child.channel?.unref();
      }
      if (promised !== undefined) settle(promised, answer);
    });
    child.once('exit', (code, signal) => {
      if (this.#child === child) this.#child = null;
      const found = `it ended with ${signal ?? `code ${code}`}`;
      const held = [...this.#held.values()];
      this.#held.clear();
      for (const { reject } of held) reject(new Refusal('process-ended', this.#file, found, 'Try again'));
      this.#handOver();
    });
    this.#child = child;
    return child;
  }
}

function settle({ resolve, reject }: PromiseWithResolvers<unknown>, answer: Answer): void {
  if ('made' in answer) resolve(answer.made);
  else if ('refused' in answer) reject(Refusal.from(answer.refused));
  else reject(new Error(answer.failed));
}

/**
 * Opens a process for work that would hold up the one that serves pages, boards and speakers: sound is a second of
 * arithmetic a clip and a program for each sentence, a frame a tenth of a second. It is begun with its first order, and
 * again after it died (Z36).
 *
 * @param file what the process runs; it carries orders out by `serveOrders`
 */
export function openWorkplace(file: string, settings: WorkplaceSettings = {}): Workplace {
  const bench = new Bench(file, settings);
  return {
    ask: async <Made>(order: unknown, isPressing = false) => (await bench.ask(order, isPressing)) as Made,
    close: () => bench.close(),
  };
}
