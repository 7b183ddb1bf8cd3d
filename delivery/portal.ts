import type { BulletinContent } from '@nguon/content-model/bulletin';
import { type Edition, nextChange, takenOverBy } from '@nguon/content-model/edition';
import type { Instant } from '@nguon/content-model/instant';
import { fullName, isWithin, levelOf, unitKey } from '@nguon/content-model/unit';
import { articlesToHear, newestArticles } from '@nguon/sites/publisher/newest-articles';
import { newestRecords } from '@nguon/sites/publisher/newest-records';
import type { CommuneOnPortal, SiteView } from '@nguon/sites/publisher/site-view';
import type { Clips } from './clips.ts';
import type { Editions } from './editions.ts';
import { pageReading } from './page-look.ts';
import { shelfClip } from './shelf-clip.ts';

/** Articles of its own that a portal shows of each commune; those from above are the portal's already. */
const MOST_ARTICLES = 30;

/** Documents, and published answers, that a portal finds of each commune; the whole stays within its 2,000 rows (G70). */
const MOST_RECORDS = 10;

/** Bulletins of each commune that a portal plays: with 20 a page, five pages of some 20 KB (G103). */
const MOST_RECORDINGS = 100;

interface OnPortal {
  readonly articles: ReturnType<typeof newestArticles>;
  /** Of its own, those that may have a clip. */
  readonly toHear: ReturnType<typeof articlesToHear>;
  readonly records: CommuneOnPortal['records'];
}

/** What was composed for an edition stays true until its next change. */
const composed = new WeakMap<Edition, { readonly until: Instant | null; readonly told: OnPortal }>();

const articleOnPortal = ({ content, address }: OnPortal['articles'][number]) => {
  const { title, summary, from, language } = content;
  return { title, summary, address, from, language };
};

/** What a portal tells of one commune. */
function onPortal(edition: Edition, at: Instant, origin: string): OnPortal {
  const known = composed.get(edition);
  if (known && (known.until === null || at < known.until)) return known.told;
  const view = { edition, at, origin, rendered: {}, pictures: {}, portal: null, actions: null };
  const isOwn = ({ content }: { readonly content: BulletinContent }) =>
    isWithin(content.owner, edition.unit.path);
  const told = {
    articles: newestArticles(view, Number.POSITIVE_INFINITY).filter(isOwn).slice(0, MOST_ARTICLES),
    toHear: articlesToHear(view, at).filter(isOwn),
    records: newestRecords(view, MOST_RECORDS),
  };
  composed.set(edition, { until: nextChange(edition, at), told });
  return told;
}

/** The portal of the province a unit is in, from the editions at hand. */
export function portalAbove(
  { ancestors }: Edition,
  editions: Editions,
  originOf: (host: string) => string,
): SiteView['portal'] {
  const province = ancestors.find((unit) => levelOf(unit) === 'province');
  const edition = province && editions.get(unitKey(province));
  return edition ? { name: fullName(edition.unit), origin: originOf(edition.site.host) } : null;
}

/** The communes of a portal by name, from the editions at hand; those that were taken over are left out (Z20). */
export async function communesOf(
  portal: Edition,
  at: Instant,
  { editions, clips }: { readonly editions: Editions; readonly clips: Pick<Clips, 'known'> },
  originOf: (host: string) => string,
): Promise<CommuneOnPortal[]> {
  const communes = editions
    .below(portal)
    .filter((edition) => takenOverBy(edition, at).length === 0)
    .toSorted(
      (a, b) => a.unit.name.localeCompare(b.unit.name, 'vi') || a.unit.path.localeCompare(b.unit.path),
    );
  return Promise.all(
    communes.map(async (edition) => {
      const origin = originOf(edition.site.host);
      const { articles, toHear, records } = onPortal(edition, at, origin);
      const said = new Map(edition.bulletins.map((bulletin) => [bulletin.content.id, bulletin]));
      const recordings = await Promise.all(
        toHear.map(async (article) => {
          const { content } = article;
          const clip = await clips.known(said.get(content.id) ?? { content }, pageReading(edition));
          return clip ? [{ ...articleOnPortal(article), clip: shelfClip(clip) }] : [];
        }),
      );
      const { unit, former } = edition;
      return {
        unit,
        origin,
        former,
        articles: articles.map(articleOnPortal),
        recordings: recordings.flat().slice(0, MOST_RECORDINGS),
        records,
      };
    }),
  );
}
