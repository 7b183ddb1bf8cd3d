import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How bytes reach the disk; a test gives one that is full. */
export type Write = (file: string, bytes: Uint8Array) => void;

let counter = 0;

/** Files written apart, each to take its place by a rename, so that nobody ever reads half of one. */
export class UnfinishedFiles {
  readonly #folder: string;
  readonly #author: number;
  readonly #write: Write;
  readonly #waiting: { readonly from: string; readonly to: string }[] = [];

  /**
   * @param folder on the same disk as the places
   * @param author tells two writers to one folder apart
   */
  constructor(folder: string, author: number, write: Write = writeFileSync) {
    this.#folder = folder;
    this.#author = author;
    this.#write = write;
    mkdirSync(folder, { recursive: true });
  }

  /**
   * Writes bytes apart, and makes the folder they will be in.
   * @returns where they are meanwhile
   */
  put(to: string, bytes: Uint8Array): string {
    counter += 1;
    const from = join(this.#folder, `${this.#author}-${counter}`);
    this.#waiting.push({ from, to });
    this.#write(from, bytes);
    mkdirSync(dirname(to), { recursive: true });
    return from;
  }

  /** Gives every file its place, in the order they were put. */
  takePlaces(): void {
    for (const { from, to } of this.#waiting.splice(0)) renameSync(from, to);
  }

  /** Forgets the files that have no place yet. */
  discard(): void {
    for (const { from } of this.#waiting.splice(0)) rmSync(from, { force: true });
  }
}
