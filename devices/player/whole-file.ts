import { open, rename, rm } from 'node:fs/promises';
import { Refusal } from '@nguon/content-model/refusal';

/**
 * Writes a file whole or not at all: beside it, to the disk, then in its place.
 * @throws {Refusal} `storage-full`; the file that was there stays
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${file}.part`;
  try {
    const handle = await open(temporary, 'w', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw asRefusal(file, error);
  }
}

/** A full disk said so that an installer can act; anything else as it is. */
export function asRefusal(file: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new Refusal('storage-full', file, 'the disk is full', 'Make room on it', { cause: error });
}
