import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Edition, parseEdition } from '@nguon/content-model/edition';
import { isWithin, type UnitKey } from '@nguon/content-model/unit';
import { replaceFile } from './replace-file.ts';

/** The newest edition of every unit, on disk and at hand: what delivery works from when the CMS is away. */
export interface Editions {
  get(unit: UnitKey): Edition | null;
  all(): Edition[];
  /** The editions of the units below one. */
  below(edition: Edition): Edition[];
  put(unit: UnitKey, edition: Edition): Promise<void>;
  remove(unit: UnitKey): Promise<void>;
}

/**
 * Opens the folder. An edition that cannot be parsed, or was kept by an older version, is dropped and comes again from
 * the CMS (Z15).
 */
export async function editionsIn(folder: string): Promise<Editions> {
  await mkdir(folder, { recursive: true });
  const editions = new Map<UnitKey, Edition>();
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted()) {
    try {
      const edition = parseEdition(JSON.parse(await readFile(join(folder, name), 'utf8')));
      editions.set(name.slice(0, -'.json'.length), edition);
    } catch {
      await rm(join(folder, name), { force: true });
    }
  }
  return {
    get: (unit) => editions.get(unit) ?? null,
    all: () => [...editions.values()],
    below: ({ unit: { path } }) =>
      [...editions.values()].filter(({ unit }) => unit.path !== path && isWithin(unit.path, path)),
    async put(unit, edition) {
      if (editions.get(unit)?.id === edition.id) return;
      await replaceFile(join(folder, `${unit}.json`), JSON.stringify(edition));
      editions.set(unit, edition);
    },
    async remove(unit) {
      await rm(join(folder, `${unit}.json`), { force: true });
      editions.delete(unit);
    },
  };
}
