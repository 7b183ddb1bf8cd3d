import { LIVE_RATE, LOST_SECONDS } from '@nguon/content-model/live';
import type { ServerClock } from '@nguon/content-model/server-clock';
import type { LiveNow } from '../live/live-endpoints.ts';
import type { Spoken } from './live-microphone.ts';

/** Most sound that waits for the network, s: older sound is left out, so that what is heard stays near to what is said. */
const MOST_WAITING_SECONDS = 2;

/** Pause before sound is sent again that did not arrive, ms. */
const AGAIN_MS = 300;

/** How a piece of sound was taken: what goes on, that it is over, or that it did not arrive. */
export type Taken =
  | { readonly kind: 'taken'; readonly now: LiveNow }
  | { readonly kind: 'over'; readonly message: string }
  | { readonly kind: 'away' };

/** What sending needs from the page. */
export interface SenderParts {
  send(path: string, samples: Blob): Promise<Taken>;
  onNow(now: LiveNow): void;
  /** @param message why; empty when the network is gone */
  onOver(message: string): void;
  /** ms that never jump; `performance.now()`. */
  ticks(): number;
  sleep(ms: number): Promise<void>;
}

/** Sends what is spoken, in order, one piece under way at a time: on a slow line the pieces grow. */
export class LiveSender {
  readonly #parts: SenderParts;
  readonly #address: string;
  readonly #clock: ServerClock;
  #waiting: Spoken[] = [];
  /** The number of the first sample that waits. */
  #first = 0;
  #lost = 0;
  #isOn = true;
  #isSending = false;
  #arrived: number;

  /** @param address of its broadcast, `/api/live-desk/<id>` */
  constructor(address: string, clock: ServerClock, parts: SenderParts) {
    this.#address = address;
    this.#clock = clock;
    this.#parts = parts;
    this.#arrived = parts.ticks();
  }

  /** How much was left out because the network was too slow, s. */
  get lostSeconds(): number {
    return this.#lost / LIVE_RATE;
  }

  put(spoken: Spoken): void {
    if (!this.#isOn) return;
    this.#waiting.push(spoken);
    void this.#sendAll();
  }

  stop(): void {
    this.#isOn = false;
  }

  async #sendAll(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    while (this.#isOn && this.#waiting.length > 0) await this.#sendOne();
    this.#isSending = false;
  }

  async #sendOne(): Promise<void> {
    const { ticks, send, sleep, onNow, onOver } = this.#parts;
    this.#leaveOut();
    const pieces = [...this.#waiting];
    const at = this.#clock.at(pieces[0]?.at ?? ticks());
    const asked = ticks();
    const path = `${this.#address}/sound/${this.#first}/${at}`;
    const taken = await send(path, new Blob(pieces.map(({ samples }) => samples)));
    if (!this.#isOn) return;
    switch (taken.kind) {
      case 'taken':
        this.#arrived = ticks();
        this.#clock.learn(taken.now.now, asked, this.#arrived);
        this.#waiting = this.#waiting.slice(pieces.length);
        this.#first += lengthOf(pieces);
        onNow(taken.now);
        break;
      case 'over':
        this.stop();
        onOver(taken.message);
        break;
      case 'away':
        if (ticks() - this.#arrived <= LOST_SECONDS * 1_000) return sleep(AGAIN_MS);
        this.stop();
        onOver('');
        break;
      default:
        taken satisfies never;
    }
  }

  #leaveOut(): void {
    while (lengthOf(this.#waiting) > MOST_WAITING_SECONDS * LIVE_RATE) {
      const length = this.#waiting.shift()?.samples.length ?? 0;
      this.#first += length;
      this.#lost += length;
    }
  }
}

function lengthOf(pieces: readonly Spoken[]): number {
  return pieces.reduce((sum, { samples }) => sum + samples.length, 0);
}
