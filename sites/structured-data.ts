import { fullName } from '@nguon/content-model/unit';
import type { SiteView } from './publisher/site-view.ts';
import type { Article } from './reading.ts';

/** A value as JSON that may stand inside a script element: nothing in it can end the element (G3). */
export function jsonLd(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A page on the way to another. */
export interface Step {
  readonly name: string;
  readonly address: string;
}

/** The unit's own name among all structured data. */
const unitId = (origin: string) => `${origin}/#unit`;

/** The unit as schema.org knows it. */
export function organisation({ edition, origin }: SiteView) {
  const { unit, ancestors, site } = edition;
  const parent = ancestors.at(-1);
  return {
    '@type': 'GovernmentOrganization',
    '@id': unitId(origin),
    name: fullName(unit),
    url: `${origin}/`,
    identifier: unit.code,
    areaServed: { '@type': 'AdministrativeArea', name: fullName(unit) },
    ...(parent && { parentOrganization: { '@type': 'GovernmentOrganization', name: fullName(parent) } }),
    ...(site.contact.address && { address: site.contact.address }),
    ...(site.contact.phone && { telephone: site.contact.phone }),
    ...(site.contact.email && { email: site.contact.email }),
  };
}

/** An article as schema.org knows it. */
export function newsArticle({ edition, origin }: SiteView, { content, publishedAt, address }: Article) {
  return {
    '@type': 'NewsArticle',
    headline: content.title,
    description: content.summary,
    inLanguage: content.language,
    articleSection: content.category.name,
    datePublished: publicSince({ content, publishedAt }),
    ...(content.until !== null && { expires: content.until }),
    mainEntityOfPage: `${origin}${address}`,
    author: { '@type': 'GovernmentOrganization', name: content.issuer },
    publisher: { '@type': 'GovernmentOrganization', name: fullName(edition.unit), url: `${origin}/` },
  };
}

/** The way from the home page to a page; nothing for the home page itself. */
function breadcrumbs({ origin }: SiteView, path: string, title: string | undefined, trail: readonly Step[]) {
  if (title === undefined) return [];
  const steps = [{ name: 'Trang chủ', address: '/' }, ...trail, { name: title, address: path }];
  return [
    {
      '@type': 'BreadcrumbList',
      itemListElement: steps.map(({ name, address }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name,
        item: `${origin}${address}`,
      })),
    },
  ];
}

/** All that a page tells machines: of the unit, of itself, and of the way to it. */
export function pageGraph(
  view: SiteView,
  path: string,
  data: object | readonly object[],
  title: string | undefined,
  trail: readonly Step[],
) {
  return {
    '@context': 'https://schema.org',
    '@graph': [organisation(view), ...[data].flat(), ...breadcrumbs(view, path, title, trail)],
  };
}

/** When a bulletin became public: when it was approved, or when its window opened, whichever was later. */
export function publicSince({ content, publishedAt }: Pick<Article, 'content' | 'publishedAt'>): string {
  return publishedAt > content.from ? publishedAt : content.from;
}
