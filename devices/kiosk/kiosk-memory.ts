import { nothing, Remembered } from '../player/remembered.ts';
import type { Database } from './database.ts';

const KEY = 'memory';

/** The player's memory in the browser's database. A change counts once it is on the disk. */
export class KioskMemory {
  readonly #database: Database;
  #now: Remembered;
  #turn: Promise<void> = Promise.resolve();

  private constructor(database: Database, now: Remembered) {
    this.#database = database;
    this.#now = now;
  }

  static async open(database: Database): Promise<KioskMemory> {
    const kept = Remembered.safeParse(await database.read('kept', KEY));
    return new KioskMemory(database, kept.success ? kept.data : nothing);
  }

  get now(): Remembered {
    return this.#now;
  }

  /**
   * Remembers a change, after those before it.
   * @throws {Refusal} `storage-full`; then nothing has changed
   */
  remember(change: Partial<Remembered>): Promise<void> {
    const turn = this.#turn.then(async () => {
      const next = { ...this.#now, ...change };
      await this.#database.change('kept', (store) => store.put(next, KEY));
      this.#now = next;
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }
}
