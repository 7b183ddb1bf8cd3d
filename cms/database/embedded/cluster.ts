import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { Refusal } from '@nguon/content-model/refusal';

/**
 * PGlite runs with `-F`: it never asks the disk to keep anything, so a power cut could lose what was acknowledged.
 * Here PostgreSQL asks, by fsync, the one call that `DurableFolder` passes on. 32 MB of buffers instead of 128 keep
 * the process 100 MB smaller; the system caches the files anyway.
 */
const settings = ['wal_sync_method=fsync', 'shared_buffers=32MB'];
const startParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  ...settings.flatMap((setting) => ['-c', setting]),
];

/** The part of Emscripten's stream operations that NODEFS leaves out; its own types do not name it. */
interface StreamOperations {
  fsync?(stream: { readonly nfd?: number }): number;
}

/** A folder whose files reach the disk when PostgreSQL says so. Folders have no descriptor there and are skipped. */
class DurableFolder extends NodeFS {
  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...given);
    const preRun = emscriptenOpts.preRun ?? [];
    preRun.push(({ FS }) => {
      const { stream_ops: operations }: { stream_ops: StreamOperations } = FS.filesystems.NODEFS;
      operations.fsync = ({ nfd }) => {
        if (nfd !== undefined) fdatasyncSync(nfd);
        return 0;
      };
    });
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

const open = (folder: string): Promise<PGlite> =>
  PGlite.create({ fs: new DurableFolder(folder), startParams });

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = openSync(join(entry.parentPath, entry.name), 'r');
    fsyncSync(file);
    closeSync(file);
  }
}

/** Makes the cluster beside its place and moves it there whole, so that a crash leaves none rather than half of one. */
async function create(folder: string): Promise<void> {
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  await (await open(draft)).close();
  syncTree(draft);
  renameSync(draft, folder);
}

/**
 * Opens the PostgreSQL cluster in a folder, making it when there is none.
 * @throws {Refusal} `database-unavailable` when the files cannot be used
 */
export async function openCluster(folder: string): Promise<PGlite> {
  try {
    if (!existsSync(folder)) await create(folder);
    return await open(folder);
  } catch (cause) {
    throw new Refusal(
      'database-unavailable',
      folder,
      `the database cannot be opened (${cause instanceof Error ? cause.message : String(cause)})`,
      'Free space on the disk, or restore this folder from a backup',
      { cause },
    );
  }
}
