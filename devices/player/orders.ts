import type { Command, Order } from '@nguon/content-model/command';
import { instantOf } from '@nguon/content-model/instant';
import { seal } from '../envelope.ts';
import type { Keys } from '../keys.ts';
import type { Ack } from '../topics.ts';
import { acceptCommand, reasonNotToObey } from './accept.ts';
import type { Identity } from './identity.ts';
import type { Memory } from './memory.ts';
import type { Remembered } from './remembered.ts';

/** What obeying needs from the player. */
export interface Hands {
  /** ms since 1970. */
  now(): number;
  /** Resolves once it is begun: a later order is judged by what this one left (C5). */
  act(order: Order): Promise<void>;
  /** Why it cannot be done now, in Vietnamese and English; empty when it can. */
  reasonNotTo(order: Order): string;
  /** Sends a sealed acknowledgement. @returns `false` when there is no connection; then nothing was sent */
  acknowledge(jws: string): boolean;
  /** The sealed commands the server has above a sequence, lowest first. */
  missed(after: number): Promise<readonly string[]>;
}

/** Acknowledgements kept for the next connection; a device without a line to the broker never has one. */
const MOST_UNSENT = 100;

type Obedient = Pick<Identity, 'device' | 'kind' | 'serverKeys'>;

/** Obeys commands: each once, in the order of their numbers (C1, C5). */
export class Orders {
  readonly #identity: Obedient;
  readonly #keys: Keys;
  readonly #memory: Pick<Memory, 'now' | 'remember'>;
  readonly #hands: Hands;
  #last: number;
  #lastAck: string | null;
  /** Acknowledgements that could not be sent, oldest first; at first the last one of the life before. */
  #unsent: string[];
  #turn: Promise<void> = Promise.resolve();

  constructor(identity: Obedient, keys: Keys, memory: Pick<Memory, 'now' | 'remember'>, hands: Hands) {
    this.#identity = identity;
    this.#keys = keys;
    this.#memory = memory;
    this.#hands = hands;
    this.#last = memory.now.lastCommand;
    this.#lastAck = memory.now.lastAck;
    this.#unsent = this.#lastAck === null ? [] : [this.#lastAck];
  }

  /** There is a connection again: what could not be acknowledged is acknowledged now (D73). */
  connected(): void {
    for (const jws of this.#unsent.splice(0)) this.#acknowledge(jws);
  }

  #acknowledge(jws: string): void {
    if (!this.#hands.acknowledge(jws)) this.#unsent = [...this.#unsent, jws].slice(-MOST_UNSENT);
  }

  /**
   * Takes a command as the broker brought it; those missed before it first.
   * @throws {Refusal} `command-refused`
   */
  take(jws: string): Promise<void> {
    return this.#next(async () => {
      const command = await acceptCommand(jws, this.#identity);
      if (command.sequence > this.#last + 1) await this.#catchUp().catch(() => {});
      await this.#obey(command);
    });
  }

  /** Asks the server for commands that were missed, and obeys them. */
  catchUp(): Promise<void> {
    return this.#next(() => this.#catchUp());
  }

  #next(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #catchUp(): Promise<void> {
    for (const jws of await this.#hands.missed(this.#last)) {
      await this.#obey(await acceptCommand(jws, this.#identity));
    }
  }

  async #obey(command: Command): Promise<void> {
    if (command.sequence <= this.#last) {
      if (command.sequence === this.#last && this.#lastAck !== null) this.#acknowledge(this.#lastAck);
      return;
    }
    const at = this.#hands.now();
    const reason = reasonNotToObey(command, this.#identity.kind, at) || this.#hands.reasonNotTo(command);
    const isKept = await this.#keep(command, reason, reason === '' ? this.#changeBy(command, at) : {});
    // Without room for its number a restart would be obeyed again and again.
    const isRestartUnkept = reason === '' && command.act === 'restart' && !isKept;
    if (isRestartUnkept)
      await this.#keep(command, 'thiết bị hết chỗ lưu · there is no room to remember it', {});
    if (this.#lastAck !== null) this.#acknowledge(this.#lastAck);
    if (reason === '' && !isRestartUnkept) await this.#hands.act(command);
  }

  /**
   * Keeps that a command was taken, and how it ended. On a full disk it is kept until the next start only, so that a
   * board can still be switched off.
   * @returns is it on the disk?
   */
  async #keep(command: Command, reason: string, change: Partial<Remembered>): Promise<boolean> {
    this.#lastAck = await seal('ack', this.#ackOf(command, reason), this.#keys);
    this.#last = command.sequence;
    const kept = this.#memory.remember({ lastCommand: this.#last, lastAck: this.#lastAck, ...change });
    return kept.then(
      () => true,
      () => false,
    );
  }

  /** What a command changes for longer than this life of the player. */
  #changeBy({ act, percent, live }: Order, at: number): Partial<Remembered> {
    if (act === 'live') return { live: live ?? null };
    if (act === 'over' || act === 'stop') return { live: null };
    if (act === 'blank' || act === 'show') return { blanked: act === 'blank' };
    if (act === 'revoke') return { revoked: this.#keys.id, latest: null, etag: null, current: null };
    if (percent === null) return {};
    const set = { percent, since: at };
    return act === 'volume' ? { volume: set } : { brightness: set };
  }

  #ackOf({ id, sequence }: Command, reason: string): Ack {
    const outcome = reason === '' ? 'obeyed' : 'refused';
    const at = instantOf(this.#hands.now());
    return { device: this.#identity.device, command: id, sequence, at, outcome, reason };
  }
}
