import { Worker } from 'node:worker_threads';
import { Refusal } from '@nguon/content-model/refusal';
import type { Written } from './site-folder.ts';
import type { Answer, Order, Workplace } from './worker.ts';

/**
 * One worker thread and its queue: orders are obeyed one after the other, in the order given. A worker that dies is
 * replaced, and the order it died of is tried once more.
 */
export class Hand {
  readonly #workplace: Workplace;
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #cause: unknown = null;

  constructor(workplace: Workplace) {
    this.#workplace = workplace;
    this.#worker = this.#start();
  }

  /**
   * @param name of the site, for a refusal
   * @throws {Refusal} `page-failed` when two workers died of it, and whatever publishing refuses
   */
  obey(order: Order, name: string): Promise<Written> {
    const turn = this.#last.then(() => this.#obeyNow(order, name));
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Finishes what was ordered, then ends the worker. */
  async close(): Promise<void> {
    await this.#last;
    await this.#worker?.terminate();
  }

  async #obeyNow(order: Order, name: string): Promise<Written> {
    const answer = (await this.#ask(order)) ?? (await this.#ask(order));
    if (answer === null) {
      throw new Refusal(
        'page-failed',
        name,
        'two workers died while they rendered it',
        'Read the cause, correct the template or give the machine more memory, and publish again',
        { cause: this.#cause },
      );
    }
    if (answer.is === 'refused') throw new Refusal(answer.code, answer.where, answer.found, answer.remedy);
    if (answer.is === 'broken') throw new Error(`${name}: ${answer.words}`);
    return answer.written;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: this.#workplace,
      execArgv: [],
    });
    worker.on('error', (cause) => {
      this.#cause = cause;
    });
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    return worker;
  }

  /** The worker's answer, or `null` when it died first. */
  #ask(order: Order): Promise<Answer | null> {
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve) => {
      const settle = (answer: Answer | null) => {
        worker.off('message', settle);
        worker.off('exit', died);
        resolve(answer);
      };
      const died = () => settle(null);
      worker.once('message', settle);
      worker.once('exit', died);
      worker.postMessage(order);
    });
  }
}
