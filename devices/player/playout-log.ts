import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf } from '@nguon/content-model/content-address';
import { brokenLink, chain, PlayoutEntry, type PlayoutEvent } from '@nguon/content-model/playout';
import { Refusal } from '@nguon/content-model/refusal';
import { asRefusal, writeWhole } from './whole-file.ts';

/** Most entries sent at once. Source: `PlayoutReport` in content-model. */
export const BATCH = 500;

/** Entries the server has taken that are kept all the same: what a speaker heard lately. */
const KEPT = 500;

/** The file is made shorter once it has this many entries the server has taken. */
const CROWDED = 5_000;

/** The playout log: one JSON line an entry, each on the disk before it counts. Rules L1 to L3 and D17. */
export class PlayoutLog {
  readonly #file: string;
  #entries: PlayoutEntry[];
  #handle: number;
  #length: number;
  #waiting: PlayoutEvent[] = [];

  private constructor(file: string, entries: PlayoutEntry[], length: number) {
    this.#file = file;
    this.#entries = entries;
    this.#length = length;
    this.#handle = openSync(file, 'a+', 0o600);
    ftruncateSync(this.#handle, length);
  }

  /**
   * Opens the log in a folder. A last line that a power cut left half written is cut off; so is all behind the first
   * line that does not follow the one before.
   *
   * @param accepted the last entry the server took; the log goes on from it when its own lines are lost
   */
  static open(folder: string, accepted: PlayoutEntry | null): PlayoutLog {
    const file = join(folder, 'playouts.log');
    const { entries, length } = soundPart(readIfThere(file));
    const last = entries.at(-1);
    if (accepted === null || (last !== undefined && last.number >= accepted.number)) {
      return new PlayoutLog(file, entries, length);
    }
    return new PlayoutLog(file, [accepted], 0);
  }

  /** The newest entries, oldest first. */
  get recent(): readonly PlayoutEntry[] {
    return this.#entries.slice(-KEPT);
  }

  /**
   * Adds events, in order, behind those that found no room before.
   * @returns `storage-full` when there is no room now either; they are tried again with the next
   */
  append(events: readonly PlayoutEvent[]): Refusal | null {
    this.#waiting.push(...events);
    if (this.#waiting.length === 0) return null;
    const entries: PlayoutEntry[] = [];
    for (const event of this.#waiting) {
      entries.push(chain(event, entries.at(-1) ?? this.#entries.at(-1) ?? null));
    }
    const lines = Buffer.from(linesOf(entries));
    try {
      for (let at = 0; at < lines.length; ) at += writeSync(this.#handle, lines, at);
      fsyncSync(this.#handle);
    } catch (error) {
      ftruncateSync(this.#handle, this.#length);
      const refusal = asRefusal(this.#file, error);
      if (refusal instanceof Refusal) return refusal;
      throw error;
    }
    this.#length += lines.length;
    this.#entries.push(...entries);
    this.#waiting = [];
    return null;
  }

  /** The next entries to send, oldest first. */
  after(accepted: PlayoutEntry | null): PlayoutEntry[] {
    const number = accepted?.number ?? 0;
    return this.#entries.filter((entry) => entry.number > number).slice(0, BATCH);
  }

  /** Makes the file shorter once most of it is with the server. */
  async shorten(accepted: PlayoutEntry): Promise<void> {
    const firstKept = accepted.number - KEPT;
    const taken = this.#entries.findIndex(({ number }) => number > firstKept);
    if (taken < CROWDED) return;
    const kept = this.#entries.slice(taken);
    const text = linesOf(kept);
    await writeWhole(this.#file, text);
    closeSync(this.#handle);
    this.#handle = openSync(this.#file, 'a+', 0o600);
    this.#length = Buffer.byteLength(text);
    this.#entries = kept;
  }

  close(): void {
    closeSync(this.#handle);
  }
}

function linesOf(entries: readonly PlayoutEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** The entries from the start of a log that are whole and follow each other, and how many bytes they take. */
function soundPart(content: Buffer): { entries: PlayoutEntry[]; length: number } {
  const entries: PlayoutEntry[] = [];
  let length = 0;
  for (let end = content.indexOf(10); end >= 0; end = content.indexOf(10, length)) {
    const entry = readLine(content.toString('utf8', length, end));
    if (entry === null || !follows(entry, entries.at(-1))) break;
    entries.push(entry);
    length = end + 1;
  }
  return { entries, length };
}

/** The first line may have any number: those before it are with the server. */
function follows(entry: PlayoutEntry, before: PlayoutEntry | undefined): boolean {
  const { address, ...content } = entry;
  return before === undefined ? addressOf(content) === address : brokenLink([entry], before) === null;
}

function readLine(line: string): PlayoutEntry | null {
  try {
    return PlayoutEntry.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
