import { Worker } from 'node:worker_threads';
import { Refusal } from '@nguon/content-model/refusal';
import { type UnitKey, unitKey } from '@nguon/content-model/unit';
import type { Answer, Done, Order, Workplace } from './worker.ts';

/** An order that waits for its turn. */
interface Waiting {
  readonly order: Order;
  readonly name: string;
  readonly resolve: (done: Done) => void;
  readonly reject: (error: unknown) => void;
}

/** The site an order changes; `null` for one that changes none. */
function siteOf(order: Order): UnitKey | null {
  if (order.act === 'remove') return order.unit;
  return order.act === 'render' ? null : unitKey(order.view.edition.unit);
}

/** Is the order quick, and does somebody wait for it? Then it goes before whole sites. */
function isUrgent({ act }: Order): boolean {
  return act === 'publish-home' || act === 'render';
}

/**
 * One worker thread and its queue. Orders for one site are obeyed in the order given; home pages alone and pages on
 * request go before the whole sites of others. A worker that dies is replaced, and the order it died of is tried once
 * more.
 */
export class Hand {
  readonly #workplace: Workplace;
  #worker: Worker | null = null;
  #waiting: Waiting[] = [];
  #isWorking = false;
  #onIdle: (() => void)[] = [];
  #cause: unknown = null;

  constructor(workplace: Workplace) {
    this.#workplace = workplace;
    this.#worker = this.#start();
  }

  /** Orders that are not done. */
  get load(): number {
    return this.#waiting.length + (this.#isWorking ? 1 : 0);
  }

  /**
   * @param name of the site, for a refusal
   * @throws {Refusal} `page-failed` when two workers died of it, and whatever publishing refuses
   */
  obey(order: Order, name: string): Promise<Done> {
    return new Promise((resolve, reject) => {
      const site = siteOf(order);
      const behind = this.#waiting.findLastIndex(
        ({ order: other }) => isUrgent(other) || (site !== null && siteOf(other) === site),
      );
      const place = isUrgent(order) ? behind + 1 : this.#waiting.length;
      this.#waiting.splice(place, 0, { order, name, resolve, reject });
      void this.#work();
    });
  }

  /** Finishes what was ordered, then ends the worker. */
  async close(): Promise<void> {
    if (this.load > 0) await new Promise<void>((resolve) => this.#onIdle.push(resolve));
    await this.#worker?.terminate();
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      await this.#obeyNow(next.order, next.name).then(next.resolve, next.reject);
    }
    this.#isWorking = false;
    for (const resolve of this.#onIdle.splice(0)) resolve();
  }

  async #obeyNow(order: Order, name: string): Promise<Done> {
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
    if (answer.is === 'refused') throw Refusal.from(answer);
    if (answer.is === 'broken') throw new Error(`${name}: ${answer.words}`);
    return answer;
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
    const worker = this.#worker ?? this.#start();
    this.#worker = worker;
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
