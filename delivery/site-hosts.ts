import { type Edition, editionUnit, takenOverBy } from '@nguon/content-model/edition';
import type { Instant } from '@nguon/content-model/instant';
import type { UnitKey } from '@nguon/content-model/unit';

/** Where a host leads. */
export type Lead =
  | { readonly to: 'site'; readonly unit: UnitKey }
  /** Another name of a site: the same path under its own name. */
  | { readonly to: 'own-name'; readonly unit: UnitKey }
  /** The unit it belonged to is no more: the unit that took it over. */
  | { readonly to: 'successor'; readonly unit: UnitKey }
  /** Several took it over: the portal's page of former units, where a portal is at hand. */
  | { readonly to: 'choice'; readonly portal: UnitKey | null; readonly units: readonly UnitKey[] };

/** A site whose host leads to another one. */
export interface HostConflict {
  readonly host: string;
  readonly holder: UnitKey;
}

export interface HostTable {
  readonly leads: ReadonlyMap<string, Lead>;
  /** By the unit whose site cannot be reached by its own name (Z27). */
  readonly conflicts: ReadonlyMap<UnitKey, HostConflict>;
}

/** The portal above a unit, if its edition is at hand. */
function portalOf({ ancestors, unit }: Edition, known: ReadonlySet<UnitKey>): UnitKey | null {
  const [top = unit] = ancestors;
  const key = `${top.code}@${top.validFrom}`;
  return known.has(key) ? key : null;
}

/**
 * Where every host leads. Names of sites come first, then other names, then those of units that were taken over or are
 * remembered as former ones (Z14, Z27).
 *
 * @param held the hosts that units have: of two sites with one host, the one that has it keeps it, and a unit whose
 *   edition is not at hand keeps its own
 */
export function hostTable(
  editions: readonly Edition[],
  held: ReadonlyMap<string, UnitKey>,
  at: Instant,
): HostTable {
  const known = new Set(editions.map(editionUnit));
  const heirsOf = (edition: Edition) => takenOverBy(edition, at).filter((unit) => known.has(unit));
  const leads = new Map<string, Lead>();
  const conflicts = new Map<UnitKey, HostConflict>();
  const claim = (host: string, lead: Lead) => {
    if (!leads.has(host)) leads.set(host, lead);
  };

  const alive = editions.filter((edition) => heirsOf(edition).length === 0);
  const holdsIts = (edition: Edition) => held.get(edition.site.host) === editionUnit(edition);
  const inOrder = alive.toSorted(
    (a, b) => Number(holdsIts(b)) - Number(holdsIts(a)) || editionUnit(a).localeCompare(editionUnit(b)),
  );
  for (const edition of inOrder) {
    const unit = editionUnit(edition);
    const before = leads.get(edition.site.host);
    if (before?.to === 'site') conflicts.set(unit, { host: edition.site.host, holder: before.unit });
    claim(edition.site.host, { to: 'site', unit });
  }
  for (const [host, unit] of held) if (!known.has(unit)) claim(host, { to: 'site', unit });
  for (const edition of inOrder) {
    if (conflicts.has(editionUnit(edition))) continue;
    for (const alias of edition.site.aliases) claim(alias, { to: 'own-name', unit: editionUnit(edition) });
  }

  const lead = (units: readonly UnitKey[], from: Edition): Lead => {
    const [only, another] = units;
    return only !== undefined && another === undefined
      ? { to: 'successor', unit: only }
      : { to: 'choice', portal: portalOf(from, known), units };
  };
  for (const edition of editions) {
    const heirs = heirsOf(edition);
    if (heirs.length === 0) continue;
    const { host, aliases } = edition.site;
    for (const name of [host, ...aliases]) claim(name, lead(takenOverBy(edition, at), edition));
  }
  for (const [host, claimants] of formerHosts(alive)) {
    const [first] = claimants;
    if (first !== undefined) claim(host, lead([...new Set(claimants.map(editionUnit))], first));
  }
  return { leads, conflicts };
}

/** By host: the editions whose units took over the one that had it. */
function formerHosts(editions: readonly Edition[]): Map<string, Edition[]> {
  const hosts = new Map<string, Edition[]>();
  for (const edition of editions) {
    for (const { host } of edition.former) {
      if (host !== null) hosts.set(host, [...(hosts.get(host) ?? []), edition]);
    }
  }
  return hosts;
}
