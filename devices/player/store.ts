import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sha256, sha256 } from '@nguon/content-model/content-address';
import type { ShelfFile } from '@nguon/content-model/manifest';
import { Refusal } from '@nguon/content-model/refusal';
import { writeWhole } from './whole-file.ts';

/** The files a device holds, by their SHA-256. What is read from it was checked in that moment (M6). */
export class Store {
  readonly #shelf: string;
  readonly #held: Set<Sha256>;

  private constructor(shelf: string, held: Set<Sha256>) {
    this.#shelf = shelf;
    this.#held = held;
  }

  /** Opens the store in a folder; half-written files of an earlier life are removed. */
  static async open(folder: string): Promise<Store> {
    const shelf = join(folder, 'shelf');
    await mkdir(shelf, { recursive: true });
    const names = await readdir(shelf);
    const strays = names.filter((name) => !/^[0-9a-f]{64}$/.test(name));
    await Promise.all(strays.map((name) => rm(join(shelf, name), { force: true })));
    return new Store(shelf, new Set(names.filter((name) => !strays.includes(name))));
  }

  holds(file: Sha256): boolean {
    return this.#held.has(file);
  }

  pathOf(file: Sha256): string {
    return join(this.#shelf, file);
  }

  /**
   * Puts a file on the shelf.
   * @throws {Refusal} `file-damaged` when it is not what its name says (M6), `storage-full`
   */
  async put(file: ShelfFile, bytes: Uint8Array): Promise<void> {
    const found = sha256(bytes);
    if (found !== file.sha256) {
      throw new Refusal('file-damaged', `file ${file.sha256}`, `its SHA-256 is ${found}`, 'Fetch it again');
    }
    await writeWhole(this.pathOf(file.sha256), bytes);
    this.#held.add(file.sha256);
  }

  /** The bytes of a file; `null` when it is not held or was damaged, and then it is held no longer. */
  async read(file: Sha256): Promise<Buffer | null> {
    if (!this.#held.has(file)) return null;
    const bytes = await readFile(this.pathOf(file)).catch(() => null);
    if (bytes !== null && sha256(bytes) === file) return bytes;
    this.#held.delete(file);
    await rm(this.pathOf(file), { force: true });
    return null;
  }

  /** Removes every file but these. */
  async keepOnly(files: ReadonlySet<Sha256>): Promise<void> {
    for (const file of [...this.#held].filter((held) => !files.has(held))) {
      this.#held.delete(file);
      await rm(this.pathOf(file), { force: true });
    }
  }
}
