import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { replaceFile } from './replace-file.ts';

/** Values kept in a folder, one JSON file each, parsed when read. A damaged file counts as not there. */
export interface Kept<Value> {
  get(key: string): Promise<Value | null>;
  put(key: string, value: Value): Promise<void>;
  remove(key: string): Promise<void>;
  /** The keys of all values there are. */
  keys(): Promise<string[]>;
}

/** @param shape parses what is read; what it refuses is made again by whoever asks */
export function keepIn<Value>(folder: string, shape: z.ZodType<Value>): Kept<Value> {
  const fileOf = (key: string) => join(folder, `${key}.json`);
  return {
    async get(key) {
      try {
        return shape.parse(JSON.parse(await readFile(fileOf(key), 'utf8')));
      } catch {
        return null;
      }
    },
    put: (key, value) => replaceFile(fileOf(key), JSON.stringify(value)),
    remove: (key) => rm(fileOf(key), { force: true }),
    async keys() {
      try {
        const files = await readdir(folder);
        return files.flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []));
      } catch {
        return [];
      }
    },
  };
}
