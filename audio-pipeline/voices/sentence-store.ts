import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256 } from '@nguon/content-model/content-address';

/** How long a sentence that nobody reads again is kept, days. */
const KEPT_DAYS = 60;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Sentences as engines sent them, so that what was paid for once is not asked for again (V35). */
export interface SentenceStore {
  get(key: Sha256): Promise<Uint8Array | null>;
  put(key: Sha256, bytes: Uint8Array): Promise<void>;
  /** Lets go of what was not read for long. @param now ms since 1970 */
  sweep(now: number): Promise<void>;
}

export function sentencesIn(folder: string): SentenceStore {
  return {
    async get(key) {
      const file = join(folder, key);
      try {
        const bytes = await readFile(file);
        const now = new Date();
        await utimes(file, now, now);
        return bytes;
      } catch {
        return null;
      }
    },
    async put(key, bytes) {
      const part = join(folder, `${key}.${process.pid}.part`);
      await mkdir(folder, { recursive: true });
      await writeFile(part, bytes);
      await rename(part, join(folder, key));
    },
    async sweep(now) {
      for (const name of await readdir(folder).catch(() => [])) {
        const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: now }));
        if (now - mtimeMs > KEPT_DAYS * DAY_MS) await rm(join(folder, name), { force: true });
      }
    },
  };
}
