import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Edition, parseEdition } from '@nguon/content-model/edition';
import type { UnitKey } from '@nguon/content-model/unit';
import { replaceFile } from './replace-file.ts';

/** The newest edition of every unit, on disk and at hand: what delivery works from when the CMS is away. */
export interface Editions {
  get(unit: UnitKey): Edition | null;
  /** The unit whose site has this host or alias. */
  byHost(host: string): UnitKey | null;
  all(): Edition[];
  put(unit: UnitKey, edition: Edition): Promise<void>;
  remove(unit: UnitKey): Promise<void>;
}

function hostsOf({ site }: Edition): string[] {
  return [site.host, ...site.aliases];
}

/** Opens the folder; an edition that can no longer be parsed is left out and comes again from the CMS. */
export async function editionsIn(folder: string): Promise<Editions> {
  await mkdir(folder, { recursive: true });
  const editions = new Map<UnitKey, Edition>();
  const hosts = new Map<string, UnitKey>();
  const forget = (unit: UnitKey) => {
    const before = editions.get(unit);
    for (const host of before ? hostsOf(before) : []) if (hosts.get(host) === unit) hosts.delete(host);
    editions.delete(unit);
  };
  const learn = (unit: UnitKey, edition: Edition) => {
    forget(unit);
    editions.set(unit, edition);
    for (const host of hostsOf(edition)) if (!hosts.has(host)) hosts.set(host, unit);
  };
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted()) {
    try {
      learn(
        name.slice(0, -'.json'.length),
        parseEdition(JSON.parse(await readFile(join(folder, name), 'utf8'))),
      );
    } catch {
      await rm(join(folder, name), { force: true });
    }
  }
  return {
    get: (unit) => editions.get(unit) ?? null,
    byHost: (host) => hosts.get(host) ?? null,
    all: () => [...editions.values()],
    async put(unit, edition) {
      if (editions.get(unit)?.id === edition.id) return;
      await replaceFile(join(folder, `${unit}.json`), JSON.stringify(edition));
      learn(unit, edition);
    },
    async remove(unit) {
      await rm(join(folder, `${unit}.json`), { force: true });
      forget(unit);
    },
  };
}
