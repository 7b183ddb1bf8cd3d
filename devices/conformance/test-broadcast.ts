import { randomBytes, randomUUID } from 'node:crypto';
import type { Sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import { addressOfLive, LIVE_RATE, type LiveOrder } from '@nguon/content-model/live';
import { type Station, until as waitUntil } from './station.ts';

/** How often something is said, ms: a block each time. */
const BLOCK_MS = 100;
const BLOCK = (LIVE_RATE * BLOCK_MS) / 1_000;

/** How long it has gone on when devices hear of it, ms: whoever counts its samples from nought is found. */
const OLD_MS = 5_000;

/** What of that an encoder has given on when devices hear of it, samples. */
const OLD_SAMPLES = (LIVE_RATE * (OLD_MS - 500)) / 1_000;

/** How long an encoder may take to start, ms. */
const STARTING_MS = 20_000;

/** How long it may last, ms. */
const LONGEST_MS = 30 * 60_000;

/** Who listens for a moment, to know when it is under way. */
const LISTENER = randomUUID();

/** 44 waves of 440 Hz: block follows block without a click. */
const tone = Buffer.from(
  Int16Array.from({ length: BLOCK }, (_, index) =>
    Math.round(12_000 * Math.sin((2 * Math.PI * 440 * index) / LIVE_RATE)),
  ).buffer,
);

/** A live broadcast of a tone, said into a station's studio as somebody would speak. */
export class TestBroadcast {
  /** What a command to play it names. */
  readonly order: LiveOrder;
  readonly #station: Station;
  /** When its first sample was said: by the station's clock, and by `performance.now()`. */
  readonly #begunAt: number;
  readonly #begun = performance.now() - OLD_MS;
  readonly #saying: ReturnType<typeof setInterval>;
  #blocks = 0;
  #isHeld = false;

  private constructor(station: Station, order: LiveOrder) {
    this.#station = station;
    this.order = order;
    this.#begunAt = station.now - OLD_MS;
    this.#say();
    this.#saying = setInterval(() => this.#say(), BLOCK_MS);
  }

  /** @throws {Refusal} `program-missing` */
  static async open(station: Station, changes: Partial<LiveOrder> = {}): Promise<TestBroadcast> {
    const until = instantOf(station.now + LONGEST_MS);
    const key = randomBytes(32).toString('base64url');
    const order = { broadcast: randomUUID(), priority: 'normal' as const, key, until, ...changes };
    await station.studio.open(order.broadcast, { key, until });
    const broadcast = new TestBroadcast(station, order);
    await waitUntil(() => broadcast.#first() >= OLD_SAMPLES, STARTING_MS);
    return broadcast;
  }

  /** The sample that whoever begins to listen now begins with. */
  #first(): number {
    const { studio } = this.#station;
    const stream = studio.listen(LISTENER, this.order.key, new AbortController().signal);
    void stream?.body.cancel();
    return stream?.first ?? 0;
  }

  /** By what logs and reports know it. */
  get address(): Sha256 {
    return addressOfLive(this.order.broadcast);
  }

  /** Samples that were said. */
  get samples(): number {
    return this.#blocks * BLOCK;
  }

  /** Holds back what is said, as a network that stalls does. */
  hold(): void {
    this.#isHeld = true;
  }

  /** Lets all of that through at once. */
  letGo(): void {
    this.#isHeld = false;
    this.#say();
  }

  /** How long after it was said each sample was on the line, as devices told, ms; the oldest first. */
  delays(fromSample = 0): number[] {
    return this.#station.heard
      .filter(({ key, sample }) => key === this.order.key && sample >= fromSample)
      .map(({ sample, at }) => at - (this.#begunAt + (sample / LIVE_RATE) * 1_000));
  }

  /** It is over. */
  async end(): Promise<void> {
    clearInterval(this.#saying);
    await this.#station.studio.end(this.order.broadcast);
  }

  #say(): void {
    while (!this.#isHeld && this.#begun + this.#blocks * BLOCK_MS <= performance.now()) {
      const at = this.#begunAt + this.#blocks * BLOCK_MS;
      if (this.#station.studio.take(this.order.broadcast, this.samples, at, tone) === null) return;
      this.#blocks += 1;
    }
  }
}
