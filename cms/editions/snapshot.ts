import type { Board } from '@nguon/content-model/board';
import type { Bulletin } from '@nguon/content-model/bulletin';
import { composeEdition, type Decision, type Edition } from '@nguon/content-model/edition';
import type { Answer } from '@nguon/content-model/feedback';
import { type Instant, later, vietnamDay } from '@nguon/content-model/instant';
import type { LegalDocument } from '@nguon/content-model/legal-document';
import type { Engagement, Official } from '@nguon/content-model/official';
import type { Page } from '@nguon/content-model/page';
import type { PreparedAnnouncement } from '@nguon/content-model/prepared-announcement';
import type { Procedure } from '@nguon/content-model/procedure';
import type { Site } from '@nguon/content-model/site';
import type { Speaker } from '@nguon/content-model/speaker';
import { type FormerUnit, keyOf, lineage, type Unit, type UnitKey } from '@nguon/content-model/unit';
import { type Successors, successorsOf } from './successors.ts';

/** Everything public of all units, ready for composing. */
export interface Snapshot {
  readonly units: ReadonlyMap<string, Unit>;
  /** The units of before that each one was formed from. */
  readonly former: ReadonlyMap<string, readonly FormerUnit[]>;
  readonly successors: Successors;
  readonly sites: ReadonlyMap<string, Site>;
  /** Bulletins by the path of each subtree they are meant for. */
  readonly bulletins: ReadonlyMap<string, readonly Bulletin[]>;
  readonly decisions: ReadonlyMap<string, readonly Decision[]>;
  readonly documents: ReadonlyMap<string, readonly LegalDocument[]>;
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
  readonly pages: ReadonlyMap<string, readonly Page[]>;
  readonly officials: ReadonlyMap<string, readonly Official[]>;
  readonly engagements: ReadonlyMap<string, readonly Engagement[]>;
  /** By the unit that names them; those below inherit them. */
  readonly procedures: ReadonlyMap<string, readonly Procedure[]>;
  /** By the unit that keeps them ready; the speakers of those below hold them too. */
  readonly prepared: ReadonlyMap<string, readonly PreparedAnnouncement[]>;
  readonly boards: ReadonlyMap<string, readonly Board[]>;
  readonly speakers: ReadonlyMap<string, readonly Speaker[]>;
  /** Paths of the units with a site, by unit key. */
  readonly withSite: ReadonlyMap<UnitKey, string>;
}

/** The units with a site that lie within a scope; one meant alone is there even without a site (X3). */
export function unitsIn(
  { withSite }: Pick<Snapshot, 'withSite'>,
  scopes: readonly { readonly path: string; readonly only: boolean }[],
): UnitKey[] {
  const found = new Set<UnitKey>(scopes.filter(({ only }) => only).map(({ path }) => keyOf(path)));
  const subtrees = scopes.filter(({ only }) => !only).map(({ path }) => path);
  if (subtrees.length > 0) {
    for (const [key, path] of withSite) {
      if (subtrees.some((subtree) => path.startsWith(subtree))) found.add(key);
    }
  }
  return [...found].toSorted();
}

/** How long the leaders' schedule stays on a site, days. */
const SCHEDULE_DAYS = 14;

/** The edition of one unit; `null` for a unit without a site. */
export function editionOf(snapshot: Snapshot, key: UnitKey, at: Instant): Edition | null {
  const path = snapshot.withSite.get(key);
  const unit = path === undefined ? undefined : snapshot.units.get(path);
  const site = path === undefined ? undefined : snapshot.sites.get(path);
  if (path === undefined || unit === undefined || site === undefined) return null;
  const line = lineage(path);
  const shownSince = vietnamDay(later(at, -SCHEDULE_DAYS * 24 * 60 * 60));
  const bulletins = new Set(line.flatMap((scope) => snapshot.bulletins.get(scope) ?? []));
  return composeEdition(
    {
      unit,
      ancestors: line.slice(0, -1).flatMap((ancestor) => snapshot.units.get(ancestor) ?? []),
      site,
      bulletins: [...bulletins],
      decisions: snapshot.decisions.get(path) ?? [],
      former: snapshot.former.get(path) ?? [],
      successors: successorsOf(path, snapshot, at),
      documents: snapshot.documents.get(path) ?? [],
      pages: snapshot.pages.get(path) ?? [],
      officials: snapshot.officials.get(path) ?? [],
      engagements: (snapshot.engagements.get(path) ?? []).filter(({ day }) => day >= shownSince),
      procedures: line.flatMap((scope) => snapshot.procedures.get(scope) ?? []),
      answers: snapshot.answers.get(path) ?? [],
      boards: snapshot.boards.get(path) ?? [],
      speakers: snapshot.speakers.get(path) ?? [],
      prepared: line.flatMap((scope) => snapshot.prepared.get(scope) ?? []),
    },
    at,
  );
}
