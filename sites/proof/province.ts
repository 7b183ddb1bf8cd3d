import { readFileSync } from 'node:fs';
import { emergencyDay, hostileDay, ordinaryDay, sinHo } from '@nguon/content-model/fixtures/sin-ho';
import { slugFrom } from '@nguon/content-model/text';
import { fullName, type Unit, UnitType, unitKey } from '@nguon/content-model/unit';
import { themes } from '@nguon/themes/theme';
import type { Article } from '../article.ts';
import { emptyView, fullView, portalView, viewOf } from '../fixtures/views.ts';
import { newestRecords } from '../publisher/newest-records.ts';
import type { CommuneArticle, CommuneOnPortal, SiteView } from '../publisher/site-view.ts';
import { readingOf } from '../reading.ts';

/** Articles that a portal tells of each commune. */
const TOLD = 30;

/** Documents and answers that a portal finds of each commune. */
const RECORDS = 10;

const days = [viewOf(ordinaryDay), viewOf(emergencyDay), viewOf(hostileDay), emptyView];

/** The communes of Lai Châu, by the list an installation begins with. */
function communesOfLaiChau(): Unit[] {
  const list = readFileSync(new URL('../../cms/reference-data/units-2025.csv', import.meta.url), 'utf8');
  return list
    .split('\n')
    .map((row) => row.split(','))
    .filter(([, , , level, , parent]) => level === 'commune' && parent?.trim() === '12')
    .map(([code = '', name = '', , , type]) => {
      const unit = {
        ...sinHo,
        code,
        name,
        type: UnitType.parse(type),
        path: `12@2025-07-01/${code}@2025-07-01/`,
      };
      return { ...unit, slug: slugFrom(fullName(unit)) };
    });
}

/** A day as another unit has it, in one of the themes. */
function movedTo(unit: Unit, day: SiteView, step: number): SiteView {
  const { edition, portal } = day;
  const host = `${unit.slug}.localhost`;
  const theme = themes[step % themes.length]?.name ?? '';
  return {
    ...day,
    edition: { ...edition, unit, site: { ...edition.site, host, theme } },
    origin: `https://${host}`,
    portal: portal ?? fullView.portal,
  };
}

function toldOf(view: SiteView): CommuneOnPortal {
  const { articles, recordings } = readingOf(view);
  const told = ({ content: { title, summary, from, language }, address }: Article): CommuneArticle => ({
    title,
    summary,
    address,
    from,
    language,
  });
  return {
    unit: view.edition.unit,
    origin: view.origin,
    former: view.edition.former,
    articles: articles.slice(0, TOLD).map(told),
    recordings: recordings.items.flatMap((article) =>
      article.rendered.clip ? [{ ...told(article), clip: article.rendered.clip }] : [],
    ),
    records: newestRecords(view, RECORDS),
  };
}

/** A whole province: its portal first, then its communes, in every theme; one in each theme has everything. */
export function wholeProvince(): SiteView[] {
  const communes = communesOfLaiChau().map((unit, step) =>
    movedTo(unit, (step < themes.length ? fullView : days[step % days.length]) ?? fullView, step),
  );
  return [{ ...portalView, communes: communes.map(toldOf) }, ...communes];
}

/** The folder of a view's site below the publisher's. */
export const folderOf = ({ edition }: SiteView) => unitKey(edition.unit);
