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

/** Processes that do costly work for this one. */
export interface Workplace {
  /**
   * Has an order carried out by the process with the least to do.
   * @throws {Refusal} as the work refuses, or `process-ended` when the process died of it
   */
  ask<Made>(order: unknown): Promise<Made>;
  close(): void;
}

/** One process and the orders it has. */
class Bench {
  readonly #file: string;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #child: ChildProcess | null = null;
  #last = 0;

  constructor(file: string, environment: Readonly<Record<string, string>>) {
    this.#file = file;
    this.#environment = environment;
  }

  get load(): number {
    return this.#waiting.size;
  }

  ask(order: unknown): Promise<unknown> {
    const child = this.#child ?? this.#begin();
    child.ref();
    child.channel?.ref();
    this.#last += 1;
    const asked: Asked = { id: this.#last, order };
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(asked.id, waiting);
    child.send(asked, (error) => {
      if (error !== null && this.#waiting.delete(asked.id)) waiting.reject(error);
    });
    return waiting.promise;
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
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (this.load === 0) {
        // Whoever has no order waiting may end without closing the workplace.
        child.unref();
        child.channel?.unref();
      }
      if (waiting !== undefined) settle(waiting, answer);
    });
    child.once('exit', (code, signal) => {
      if (this.#child === child) this.#child = null;
      const found = `it ended with ${signal ?? `code ${code}`}`;
      const held = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const { reject } of held) reject(new Refusal('process-ended', this.#file, found, 'Try again'));
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
 * Opens processes for work that would hold up the one that serves pages, boards and speakers: sound is a second of
 * arithmetic a clip and a program for each sentence, a frame a tenth of a second. Each is begun with its first order,
 * and again after it died (Z36).
 *
 * @param file what a process runs; it carries orders out by `serveOrders`
 * @param processes at most, at least 1
 * @param environment what they are told besides this process's own environment
 */
export function openWorkplace(
  file: string,
  processes = 1,
  environment: Readonly<Record<string, string>> = {},
): Workplace {
  const benches = Array.from({ length: processes }, () => new Bench(file, environment));
  return {
    async ask<Made>(order: unknown) {
      const [freest] = benches.toSorted((a, b) => a.load - b.load);
      if (freest === undefined) throw new RangeError('a workplace has at least one process');
      return (await freest.ask(order)) as Made;
    },
    close() {
      for (const bench of benches) bench.close();
    },
  };
}
