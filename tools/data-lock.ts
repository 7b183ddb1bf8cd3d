import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '@nguon/content-model/refusal';
import { z } from 'zod';

const Holder = z.object({ pid: z.int(), startedAt: z.string() });

/** When a process began, as its kernel counts; empty where that is not told. Tells a process from a later one of the same number. */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isRunning({ pid, startedAt }: z.output<typeof Holder>): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startedAt === startOf(pid);
}

function readHolder(file: string): z.output<typeof Holder> | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Takes the data folder for this process, so that two never write to it. A lock whose process is gone is taken over.
 *
 * @returns gives the folder back
 * @throws {Refusal} `folder-in-use`, naming the process that holds it
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock');
  for (;;) {
    try {
      const handle = openSync(file, 'wx', 0o640);
      writeSync(handle, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    if (holder !== null && isRunning(holder)) {
      throw new Refusal(
        'folder-in-use',
        folder,
        `process ${holder.pid} already runs on this data folder`,
        'Stop it, or give NGUON_DATA another folder',
      );
    }
    rmSync(file, { force: true });
  }
}
