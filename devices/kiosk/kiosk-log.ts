import { addressOf } from '@nguon/content-model/content-address';
import { brokenLink, chain, PlayoutEntry, type PlayoutEvent } from '@nguon/content-model/playout';
import { Refusal } from '@nguon/content-model/refusal';
import type { Log } from '../player/duty.ts';
import type { Database } from './database.ts';

/** Most entries sent at once. Source: `Playouts` in the envelope. */
const BATCH = 500;

/** Entries the server has taken are let go of once there are so many. */
const CROWDED = 500;

/** The playout log in the browser's database: an entry counts once it is on the disk (L1 to L3, D17). */
export class KioskLog implements Log {
  readonly #database: Database;
  #entries: PlayoutEntry[];
  #waiting: PlayoutEvent[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(database: Database, entries: PlayoutEntry[]) {
    this.#database = database;
    this.#entries = entries;
  }

  /**
   * Opens the log; all behind the first entry that does not follow the one before is left out and written over.
   * @param accepted the last entry the server took; the log goes on from it when its own are lost
   */
  static async open(database: Database, accepted: PlayoutEntry | null): Promise<KioskLog> {
    const sound = soundPart(await database.readAll('playouts'));
    const last = sound.at(-1);
    const isBehind = accepted !== null && (last === undefined || last.number < accepted.number);
    const entries = isBehind ? [accepted] : sound;
    const end = entries.at(-1)?.number ?? 0;
    await database.change('playouts', (store) => store.delete(IDBKeyRange.lowerBound(end, true)));
    return new KioskLog(database, entries);
  }

  get recent(): readonly PlayoutEntry[] {
    return this.#entries;
  }

  append(events: readonly PlayoutEvent[]): Promise<Refusal | null> {
    const turn = this.#turn.then(() => this.#append(events));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  after(accepted: PlayoutEntry | null): PlayoutEntry[] {
    const number = accepted?.number ?? 0;
    return this.#entries.filter((entry) => entry.number > number).slice(0, BATCH);
  }

  async shorten(accepted: PlayoutEntry): Promise<void> {
    const kept = this.#entries.filter(({ number }) => number >= accepted.number);
    if (this.#entries.length - kept.length < CROWDED) return;
    await this.#database.change('playouts', (store) =>
      store.delete(IDBKeyRange.upperBound(accepted.number, true)),
    );
    this.#entries = this.#entries.filter(({ number }) => number >= accepted.number);
  }

  close(): void {}

  async #append(events: readonly PlayoutEvent[]): Promise<Refusal | null> {
    this.#waiting.push(...events);
    if (this.#waiting.length === 0) return null;
    const entries: PlayoutEntry[] = [];
    for (const event of this.#waiting) {
      entries.push(chain(event, entries.at(-1) ?? this.#entries.at(-1) ?? null));
    }
    try {
      await this.#database.change('playouts', (store) => {
        for (const entry of entries) store.put(entry);
      });
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
    this.#entries.push(...entries);
    this.#waiting = [];
    return null;
  }
}

/** The first entry may have any number: those before it are with the server. */
function soundPart(kept: readonly unknown[]): PlayoutEntry[] {
  const entries: PlayoutEntry[] = [];
  for (const one of kept) {
    const { success, data } = PlayoutEntry.safeParse(one);
    if (!success || !follows(data, entries.at(-1))) break;
    entries.push(data);
  }
  return entries;
}

function follows(entry: PlayoutEntry, before: PlayoutEntry | undefined): boolean {
  const { address, ...content } = entry;
  return before === undefined ? addressOf(content) === address : brokenLink([entry], before) === null;
}
