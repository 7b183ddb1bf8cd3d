import { glob, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '@nguon/content-model/refusal';

let writes = 0;

/**
 * Puts a file in place whole or not at all: a reader sees the old bytes or the new ones, never a part.
 * @throws {Refusal} `storage-full` when the disk is full; the old file stays
 */
export async function replaceFile(file: string, content: string | Uint8Array, mode = 0o640): Promise<void> {
  writes += 1;
  const part = `${file}.${process.pid}-${writes}.part`;
  try {
    await writeFile(part, content, { mode }).catch(async (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'ENOENT') throw cause;
      await mkdir(dirname(file), { recursive: true });
      await writeFile(part, content, { mode });
    });
    await rename(part, file);
  } catch (cause) {
    await rm(part, { force: true });
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'ENOSPC' && code !== 'EDQUOT') throw cause;
    throw new Refusal(
      'storage-full',
      file,
      'the disk is full',
      'Free some space; delivery goes on by itself',
      { cause },
    );
  }
}

/**
 * Removes what a killed process had begun to write below a folder. Only while nobody writes there.
 * @param pattern of the unfinished files, where the folder is large and they can only be in one place
 */
export async function sweepParts(folder: string, pattern = '**/*.part'): Promise<void> {
  for await (const part of glob(pattern, { cwd: folder })) await rm(join(folder, part), { force: true });
}
