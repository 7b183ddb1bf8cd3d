import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refusal } from '@nguon/content-model/refusal';

/**
 * Keeps everybody else off a folder: two PostgreSQLs on the same files destroy them. SQLite's lock on an empty file
 * belongs to this process and the kernel takes it back however the process ends.
 *
 * @returns gives the folder free
 * @throws {Refusal} `folder-in-use`
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'lock'));
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new Refusal(
      'folder-in-use',
      folder,
      'another process has this database open',
      'Stop the other Nguồn, or give NGUON_DATA another folder',
      { cause },
    );
  }
  return () => lock.close();
}
