import { answersOf } from './answers.ts';
import type { Article } from './article.ts';
import { libraryOf } from './documents.ts';
import { introductionOf } from './introduction.ts';
import { onceForEach } from './once-for-each.ts';
import { pageAddresses } from './page-addresses.ts';
import type { SiteView } from './publisher/site-view.ts';
import { readingOf } from './reading.ts';
import { publicSince } from './structured-data.ts';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** An article changes when it becomes public, and once more when it is over. */
function changeOf(article: Article): string {
  return article.isOver && article.content.until !== null ? article.content.until : publicSince(article);
}

const latest = (moments: readonly string[]) => moments.toSorted().at(-1);

/** When the pages of a view last changed, by address, as far as it is known. */
const changes: (view: SiteView) => ReadonlyMap<string, string> = onceForEach((view) => {
  const { articles, past, lists, recordings, byAddress } = readingOf(view);
  const { byAddress: documents, lists: libraries } = libraryOf(view);
  const known: [string, string | undefined][] = [
    ['/', latest([...articles, ...past].map(changeOf))],
    ...[...lists.values(), recordings].map(({ address, items }): [string, string | undefined] => [
      address,
      latest(items.map(changeOf)),
    ]),
    ...[...libraries.values()].map(({ address, items }): [string, string | undefined] => [
      address,
      latest(items.map(({ issuedOn }) => issuedOn)),
    ]),
    ...[...answersOf(view).lists.values()].map(({ address, items }): [string, string | undefined] => [
      address,
      latest(items.map(({ answeredAt }) => answeredAt)),
    ]),
    ...introductionOf(view).pages.map(({ address, texts }): [string, string | undefined] => [
      address,
      latest(texts.map(({ updatedAt }) => updatedAt)),
    ]),
    ...[...documents].map(([address, { issuedOn }]): [string, string] => [address, issuedOn]),
    ...[...byAddress].map(([address, article]): [string, string] => [address, changeOf(article)]),
  ];
  return new Map(known.flatMap(([address, moment]) => (moment === undefined ? [] : [[address, moment]])));
});

/**
 * The sitemap of a site. Addresses are made of the letters a to z, digits, hyphens and slashes, and origins of host
 * names: nothing to escape.
 */
export function sitemap(view: SiteView): string {
  const entries = pageAddresses(view).map((address) => {
    const changed = changes(view).get(address);
    const lastmod = changed === undefined ? '' : `<lastmod>${changed}</lastmod>`;
    return `<url><loc>${view.origin}${address}</loc>${lastmod}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="${NAMESPACE}">${entries.join('')}</urlset>\n`;
}

/** The sitemaps of a province: the portal's own and its communes'. Each host's robots.txt names this list (G66). */
export function sitemapIndex({ origin, communes = [] }: SiteView): string {
  const entries = [origin, ...communes.map((commune) => commune.origin)].map(
    (host) => `<sitemap><loc>${host}/sitemap.xml</loc></sitemap>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="${NAMESPACE}">${entries.join('')}</sitemapindex>\n`;
}

/** What crawlers are told: everything may be read, and where the lists of pages are. */
export function robots(view: SiteView): string {
  const { origin, portal, communes } = view;
  const province = communes === undefined ? portal?.origin : origin;
  const maps = [
    `${origin}/sitemap.xml`,
    ...(province === undefined ? [] : [`${province}/sitemap-index.xml`]),
  ];
  return ['User-agent: *', 'Allow: /', '', ...maps.map((map) => `Sitemap: ${map}`), ''].join('\n');
}
