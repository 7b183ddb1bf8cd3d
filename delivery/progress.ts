import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnitKey } from '@nguon/content-model/unit';
import { z } from 'zod';
import { replaceFile } from './replace-file.ts';

const Saved = z.strictObject({
  /** Everything up to here has been read from the outbox. */
  cursor: z.int().min(0),
  /** Units read but not delivered yet, with the number of their newest change. */
  due: z.record(UnitKey, z.int().min(0)),
});

/** How far delivery has come, safe against a crash at any point (Z6). */
export interface Progress {
  readonly cursor: number;
  /** The cursor up to which everything is delivered as well as read. */
  delivered(): number;
  due(): UnitKey[];
  /** The number that was due when work on a unit began; give it back to `done`. */
  dueAt(unit: UnitKey): number | null;
  read(cursor: number, units: readonly { unit: UnitKey; sequence: number }[]): Promise<void>;
  /** A unit is delivered up to a number; newer changes of it stay due. */
  done(unit: UnitKey, sequence: number): Promise<void>;
}

/** @returns progress, or a fresh start with cursor -1 where the file is missing or damaged: everything is due then */
export async function progressIn(folder: string): Promise<Progress & { readonly isFresh: boolean }> {
  const file = join(folder, 'progress.json');
  let isFresh = false;
  let { cursor, due } = await readFile(file, 'utf8')
    .then((text) => Saved.parse(JSON.parse(text)))
    .catch(() => {
      isFresh = true;
      return { cursor: 0, due: {} as Record<UnitKey, number> };
    });
  let saving: Promise<void> = Promise.resolve();
  const save = () => {
    saving = saving.catch(() => {}).then(() => replaceFile(file, JSON.stringify({ cursor, due })));
    return saving;
  };
  return {
    isFresh,
    get cursor() {
      return cursor;
    },
    delivered: () => Math.min(cursor, ...Object.values(due).map((sequence) => sequence - 1)),
    due: () => Object.keys(due),
    dueAt: (unit) => due[unit] ?? null,
    async read(newCursor, units) {
      due = { ...due, ...Object.fromEntries(units.map(({ unit, sequence }) => [unit, sequence])) };
      cursor = newCursor;
      await save();
    },
    async done(unit, sequence) {
      if ((due[unit] ?? Number.POSITIVE_INFINITY) > sequence) return;
      const { [unit]: _, ...rest } = due;
      due = rest;
      await save();
    },
  };
}
