import { filesOf, type Manifest, type ShelfFile } from '@nguon/content-model/manifest';
import { Refusal } from '@nguon/content-model/refusal';
import { isPressing } from './loop.ts';
import type { Server } from './server.ts';
import type { Store } from './store.ts';

/** A file that could not be had, and why. */
export interface Lack {
  readonly file: ShelfFile;
  readonly error: Error;
}

/**
 * Fetches the files a manifest needs and the store lacks, emergencies first, on a board all-clears too, prepared
 * announcements last (S50); goes on past one that fails, but not past a full disk.
 *
 * @param onFile after each file that came
 * @param signal stops it, because there is something newer to fetch
 * @returns what is still lacking
 */
export async function fetchFiles(
  manifest: Manifest,
  store: Pick<Store, 'holds' | 'put'>,
  server: Pick<Server, 'file'>,
  onFile: () => void,
  signal: AbortSignal,
): Promise<Lack[]> {
  const lacks: Lack[] = [];
  for (const file of mostUrgentFirst(manifest)) {
    if (store.holds(file.sha256)) continue;
    try {
      signal.throwIfAborted();
      await store.put(file, await server.file(file, signal));
      onFile();
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      lacks.push({ file, error });
      if (error instanceof Refusal && error.code === 'storage-full') break;
    }
  }
  return lacks;
}

function mostUrgentFirst(manifest: Manifest): ShelfFile[] {
  const urgent: Manifest =
    manifest.kind === 'board'
      ? { ...manifest, items: manifest.items.filter(isPressing) }
      : { ...manifest, items: manifest.items.filter(isPressing), prepared: [] };
  const files = [...filesOf(urgent, 'opus'), ...filesOf(manifest, 'opus')];
  return [...new Map(files.map((file) => [file.sha256, file])).values()];
}
