import type { Act, Command } from '@nguon/content-model/command';
import { instantOf } from '@nguon/content-model/instant';
import { seal } from '../envelope.ts';
import type { Keys } from '../keys.ts';
import type { Ack } from '../topics.ts';
import { acceptCommand, reasonNotToObey } from './accept.ts';
import type { Identity } from './identity.ts';
import type { Memory, Remembered } from './memory.ts';

/** What obeying needs from the player. */
export interface Hands {
  /** ms since 1970. */
  now(): number;
  act(act: Act): void;
  /** Sends a sealed acknowledgement, if there is a connection. */
  acknowledge(jws: string): void;
  /** The sealed commands the server has above a sequence, lowest first. */
  missed(after: number): Promise<readonly string[]>;
}

/** Obeys commands: each once, in the order of their numbers (C1, C5). */
export class Orders {
  readonly #identity: Identity;
  readonly #keys: Keys;
  readonly #memory: Memory;
  readonly #hands: Hands;
  #last: number;
  #lastAck: string | null;
  #turn: Promise<void> = Promise.resolve();

  constructor(identity: Identity, keys: Keys, memory: Memory, hands: Hands) {
    this.#identity = identity;
    this.#keys = keys;
    this.#memory = memory;
    this.#hands = hands;
    this.#last = memory.now.lastCommand;
    this.#lastAck = memory.now.lastAck;
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
      if (command.sequence === this.#last && this.#lastAck !== null) this.#hands.acknowledge(this.#lastAck);
      return;
    }
    const reason = reasonNotToObey(command, this.#hands.now());
    this.#lastAck = await seal('ack', this.#ackOf(command, reason), this.#keys);
    this.#last = command.sequence;
    const isSwitch = reason === '' && (command.act === 'blank' || command.act === 'show');
    const change: Partial<Remembered> = isSwitch ? { blanked: command.act === 'blank' } : {};
    const kept = this.#memory.remember({ lastCommand: this.#last, lastAck: this.#lastAck, ...change });
    // A full disk must not keep a board from being switched off; the number is then kept until the next start only.
    await kept.catch(() => {});
    if (reason === '') this.#hands.act(command.act);
    this.#hands.acknowledge(this.#lastAck);
  }

  #ackOf({ id, sequence }: Command, reason: string): Ack {
    const outcome = reason === '' ? 'obeyed' : 'refused';
    const at = instantOf(this.#hands.now());
    return { device: this.#identity.device, command: id, sequence, at, outcome, reason };
  }
}
