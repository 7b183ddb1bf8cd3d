import { mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { instantOf } from '@nguon/content-model/instant';
import { UnitKey } from '@nguon/content-model/unit';
import type { Editions } from './editions.ts';
import { paced } from './paced.ts';
import { type HostConflict, type HostTable, hostTable, type Lead } from './site-hosts.ts';

/** What hosts lead to, at hand and as links on disk for a web server. */
export interface Hosts {
  lead(host: string): Lead | null;
  conflictOf(unit: UnitKey): HostConflict | null;
  /**
   * An edition came or changed, or a unit's last day is over: links follow. A link whose unit has no edition at hand stays,
   * so that sites stay public while editions are fetched again.
   *
   * @param gone the unit that has no site any more
   */
  follow(gone?: UnitKey): Promise<void>;
  close(): void;
}

/** Editions that come together are followed together, ms. */
const SOON_MS = 50;

/** Where the links are, below the folder of all sites. */
export const HOST_LINKS = 'hosts';

/** The links that are there; what is no link of ours is removed. */
async function linksIn(folder: string): Promise<Map<string, UnitKey>> {
  const links = new Map<string, UnitKey>();
  for (const host of await readdir(folder)) {
    const target = await readlink(join(folder, host)).catch(() => '');
    const unit = UnitKey.safeParse(basename(target));
    if (unit.success && target === join('..', unit.data) && !host.startsWith('.')) links.set(host, unit.data);
    else await rm(join(folder, host), { recursive: true, force: true });
  }
  return links;
}

/**
 * Keeps `<sites>/hosts/<host>` a link to the folder of the unit whose site has that name, so that a web server finds
 * any site's pages by the host alone. A link is replaced by a rename: it leads to the old unit or the new one.
 *
 * @param now the clock, ms since 1970
 * @param onError told when a link could not be placed; it is tried again at the next change
 */
export async function hostLinks(
  sites: string,
  editions: Editions,
  now: () => number,
  onError: (error: unknown) => void,
): Promise<Hosts> {
  const folder = join(sites, HOST_LINKS);
  await mkdir(folder, { recursive: true });
  const links = await linksIn(folder);
  let table: HostTable = { leads: new Map(), conflicts: new Map() };

  const place = async (host: string, unit: UnitKey) => {
    const unfinished = join(folder, `.${host}`);
    await rm(unfinished, { force: true });
    await symlink(join('..', unit), unfinished);
    await rename(unfinished, join(folder, host));
    links.set(host, unit);
  };
  const putInPlace = async () => {
    for (const [host, lead] of table.leads) {
      if (lead.to === 'site' && links.get(host) !== lead.unit) await place(host, lead.unit);
    }
    for (const host of links.keys()) {
      if (table.leads.get(host)?.to === 'site') continue;
      await rm(join(folder, host), { force: true });
      links.delete(host);
    }
  };
  const departed = new Set<string>();
  const follow = async () => {
    const held = new Map([...links].filter(([host]) => !departed.has(host)));
    table = hostTable(editions.all(), held, instantOf(now()));
    departed.clear();
    await putInPlace();
  };
  await follow();
  const following = paced(SOON_MS, () => follow().catch(onError));
  return {
    lead: (host) => table.leads.get(host) ?? null,
    conflictOf: (unit) => table.conflicts.get(unit) ?? null,
    follow(gone) {
      for (const [host, unit] of links) if (unit === gone) departed.add(host);
      return following.ask();
    },
    close: following.close,
  };
}
