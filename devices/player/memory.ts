import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nothing, Remembered } from './remembered.ts';
import { writeWhole } from './whole-file.ts';

/** The player's memory: one small file, replaced whole. A change counts once it is on the disk. */
export class Memory {
  readonly #file: string;
  #now: Remembered;
  #turn: Promise<void> = Promise.resolve();

  private constructor(file: string, now: Remembered) {
    this.#file = file;
    this.#now = now;
  }

  /** Opens the memory in a folder; without one, or with a damaged one, the player knows nothing yet. */
  static async open(folder: string): Promise<Memory> {
    const file = join(folder, 'memory.json');
    const text = await readFile(file, 'utf8').catch(() => '');
    try {
      return new Memory(file, Remembered.parse(JSON.parse(text)));
    } catch {
      return new Memory(file, nothing);
    }
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
      await writeWhole(this.#file, JSON.stringify(next));
      this.#now = next;
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }
}
