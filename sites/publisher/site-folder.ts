import { readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { sha256 } from '@nguon/content-model/content-address';
import { Refusal } from '@nguon/content-model/refusal';
import type { UnitKey } from '@nguon/content-model/unit';
import { z } from 'zod';
import { UnfinishedFiles, type Write } from './unfinished-files.ts';

/** What was done to a site's folder, in files. */
export interface Written {
  readonly written: number;
  readonly removed: number;
  readonly unchanged: number;
}

/** What is known of a written file: its content, and how it stood on disk when it was written. */
const Known = z.object({ sha256: z.string(), bytes: z.number(), changed: z.number() });
type Known = z.output<typeof Known>;
const Manifest = z.record(z.string(), Known);

/** Where the parts of a publisher's folder are. Names with a dot are no unit's, so no host leads to them. */
export function layout(out: string, unit: UnitKey) {
  return {
    site: join(out, unit),
    manifest: join(out, '.manifests', `${unit}.json`),
    /** On the same disk as the sites, so that a rename is whole or not at all; emptied at start. */
    unfinished: join(out, '.unfinished'),
  };
}

function readManifest(file: string): Map<string, Known> {
  try {
    return new Map(Object.entries(Manifest.parse(JSON.parse(readFileSync(file, 'utf8')))));
  } catch {
    return new Map();
  }
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll(sep, '/'),
      );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function knownAt(file: string, digest: string): Known | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? { sha256: digest, bytes: found.size, changed: found.mtimeMs } : null;
}

function isAsKnown(file: string, known: Known | undefined, digest: string): boolean {
  if (known?.sha256 !== digest) return false;
  const found = knownAt(file, digest);
  return found?.bytes === known.bytes && found.changed === known.changed;
}

/** What a failure to write is, for the people who must act on it; a failure of another kind stays as it is. */
export function refusalFor(error: unknown, where: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new Refusal(
    'storage-full',
    where,
    'the disk has no room for the new files; the pages before stay public',
    'Free some space, then publish again',
    { cause: error },
  );
}

function removeEmptyFolders(site: string, file: string): void {
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(site, folder));
    } catch {
      return;
    }
  }
}

/**
 * Makes a site's folder hold exactly these files, and writes only what differs. First all new bytes are put aside, then
 * each takes its place by a rename, so no reader ever meets half a page and a full disk leaves the pages as they were.
 * The list of what is on disk only saves work: a file that is not as listed is written again, and one that is not a
 * page is removed.
 *
 * @param author names this writer's unfinished files, so that two writers never share one
 * @throws {Refusal} `storage-full`; the folder is unchanged
 */
export function writeSite(
  out: string,
  unit: UnitKey,
  files: ReadonlyMap<string, Uint8Array>,
  author: number,
  write?: Write,
): Written {
  const { site, manifest, unfinished } = layout(out, unit);
  const known = readManifest(manifest);
  const digests = new Map([...files].map(([file, bytes]) => [file, sha256(bytes)]));
  const changed = [...files].filter(
    ([file]) => !isAsKnown(join(site, file), known.get(file), digests.get(file) ?? ''),
  );
  const vanished = filesBelow(site).filter((file) => !files.has(file));
  const written = {
    written: changed.length,
    removed: vanished.length,
    unchanged: files.size - changed.length,
  };
  if (changed.length === 0 && vanished.length === 0) return written;

  const aside = new UnfinishedFiles(unfinished, author, write);
  const list = new Map([...known].filter(([file]) => files.has(file)));
  try {
    // Articles come after the lists that lead to them, so the last is put first.
    for (const [file, bytes] of changed.toReversed()) {
      const stood = knownAt(aside.put(join(site, file), bytes), digests.get(file) ?? '');
      if (stood !== null) list.set(file, stood);
    }
    aside.put(manifest, Buffer.from(JSON.stringify(Object.fromEntries(list))));
    aside.takePlaces();
  } catch (error) {
    aside.discard();
    throw refusalFor(error, `site ${unit}`);
  }
  for (const file of vanished) {
    rmSync(join(site, file), { force: true });
    removeEmptyFolders(site, file);
  }
  return written;
}

/**
 * Replaces a site's first page alone, or makes it where there is none; every other file stays as it is.
 * @throws {Refusal} `storage-full`; the page before stays
 */
export function writeHome(
  out: string,
  unit: UnitKey,
  bytes: Uint8Array,
  author: number,
  write?: Write,
): Written {
  const { site, manifest, unfinished } = layout(out, unit);
  const home = join(site, 'index.html');
  const known = readManifest(manifest);
  const digest = sha256(bytes);
  if (isAsKnown(home, known.get('index.html'), digest)) return { written: 0, removed: 0, unchanged: 1 };
  const aside = new UnfinishedFiles(unfinished, author, write);
  try {
    const stood = knownAt(aside.put(home, bytes), digest);
    if (stood !== null) known.set('index.html', stood);
    aside.put(manifest, Buffer.from(JSON.stringify(Object.fromEntries(known))));
    aside.takePlaces();
  } catch (error) {
    aside.discard();
    throw refusalFor(error, `site ${unit}`);
  }
  return { written: 1, removed: 0, unchanged: 0 };
}

/** Removes a site from disk. */
export function removeSite(out: string, unit: UnitKey): void {
  const { site, manifest } = layout(out, unit);
  rmSync(manifest, { force: true });
  rmSync(site, { recursive: true, force: true });
}
