import { siteSections } from '@nguon/content-model/site-section';
import { fullName } from '@nguon/content-model/unit';
import type { Article } from './article.ts';
import { type ShelfClip, type SiteView, shelfAddress } from './publisher/site-view.ts';
import { weeksOf } from './schedule.ts';

/** The category of disasters, epidemics and emergencies. Source: Nghị định 49/2024, article 6, clause 2d. */
const DISASTERS = 'thien-tai-khan-cap';

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

/** The unit in as few words as a machine needs to know it again. */
function unitNode({ edition, origin }: SiteView) {
  return {
    '@type': 'GovernmentOrganization',
    '@id': `${origin}/#unit`,
    name: fullName(edition.unit),
    url: `${origin}/`,
  };
}

/** The unit as schema.org knows it. */
export function organisation(view: SiteView) {
  const { unit, ancestors, site } = view.edition;
  const { address, phone, hotline, fax, email } = site.contact;
  const parent = ancestors.at(-1);
  const region = ancestors.find(({ path }) => path.split('/').length === 2) ?? unit;
  return {
    ...unitNode(view),
    identifier: unit.code,
    areaServed: { '@type': 'AdministrativeArea', name: fullName(unit) },
    ...(parent && {
      parentOrganization: {
        '@type': 'GovernmentOrganization',
        name: fullName(parent),
        ...(view.portal && { url: `${view.portal.origin}/` }),
      },
    }),
    ...(address && {
      address: {
        '@type': 'PostalAddress',
        streetAddress: address,
        addressRegion: fullName(region),
        addressCountry: 'VN',
      },
    }),
    ...(phone && { telephone: phone }),
    ...(fax && { faxNumber: fax }),
    ...(email && { email }),
    ...(hotline && {
      contactPoint: { '@type': 'ContactPoint', contactType: 'Đường dây nóng', telephone: hotline },
    }),
  };
}

/** The site, and how a search on it is asked for. */
function webSite({ edition, origin }: SiteView) {
  return {
    '@type': 'WebSite',
    '@id': `${origin}/#site`,
    name: `Trang thông tin điện tử ${fullName(edition.unit)}`,
    url: `${origin}/`,
    inLanguage: 'vi',
    publisher: { '@id': `${origin}/#unit` },
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${origin}${siteSections.search.address}?q={search_term_string}`,
      },
      'query-input': 'required name=search_term_string',
    },
  };
}

/** What is heard of a bulletin. Its words stand on the page and are not said again; a machine's voice is marked as one (G9). Source: Law 134/2025/QH15, article 11. */
function audioObject({ origin }: SiteView, { content }: Article, clip: ShelfClip) {
  return {
    '@type': 'AudioObject',
    name: content.title,
    contentUrl: `${origin}${shelfAddress(clip.mp3, 'audio/mpeg')}`,
    encodingFormat: 'audio/mpeg',
    duration: `PT${Math.max(1, Math.round(clip.seconds))}S`,
    inLanguage: content.language,
    ...(clip.synthetic && { digitalSourceType: 'https://schema.org/AlgorithmicMediaDigitalSource' }),
  };
}

/** An article as schema.org knows it. */
export function newsArticle(view: SiteView, article: Article) {
  const { content, rendered, address } = article;
  const { origin } = view;
  const pictures = content.pictures.flatMap(({ sha256 }) => rendered.pictures[sha256]?.at(-1) ?? []);
  const images = [...pictures, ...(rendered.card ? [rendered.card] : [])];
  return {
    '@type': 'NewsArticle',
    headline: content.title,
    description: content.summary,
    inLanguage: content.language,
    articleSection: content.category.name,
    datePublished: publicSince(article),
    ...(content.until !== null && { expires: content.until }),
    mainEntityOfPage: `${origin}${address}`,
    author: { '@type': 'GovernmentOrganization', name: content.issuer },
    publisher: unitNode(view),
    ...(images.length > 0 && {
      image: images.map(({ sha256, mime }) => `${origin}${shelfAddress(sha256, mime)}`),
    }),
    ...(rendered.clip && { audio: audioObject(view, article, rendered.clip) }),
  };
}

/** An emergency, or an urgent word on a disaster or an epidemic, as schema.org knows it. */
function specialAnnouncement(view: SiteView, { content, address, publishedAt }: Article) {
  const { priority, category } = content;
  if (priority === 'normal' || (priority === 'priority' && category.slug !== DISASTERS)) return [];
  return [
    {
      '@type': 'SpecialAnnouncement',
      name: content.title,
      text: content.summary || content.title,
      category: category.name,
      inLanguage: content.language,
      datePosted: publicSince({ content, publishedAt }),
      ...(content.until !== null && { expires: content.until }),
      url: `${view.origin}${address}`,
      spatialCoverage: { '@type': 'AdministrativeArea', name: fullName(view.edition.unit) },
      publisher: { '@id': `${view.origin}/#unit` },
    },
  ];
}

/** A consultation with a last day is an event that residents take part in. */
function consultation(view: SiteView, { content, section, address }: Article) {
  if (section !== 'consultations' || content.until === null) return [];
  return [
    {
      '@type': 'Event',
      name: content.title,
      description: content.summary,
      startDate: content.from,
      endDate: content.until,
      eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
      eventStatus: 'https://schema.org/EventScheduled',
      location: { '@type': 'VirtualLocation', url: `${view.origin}${address}` },
      organizer: { '@type': 'GovernmentOrganization', name: content.issuer },
    },
  ];
}

/** All that an article's page tells of it. */
export function articleData(view: SiteView, article: Article): object[] {
  return [newsArticle(view, article), ...specialAnnouncement(view, article), ...consultation(view, article)];
}

/** The leaders' engagements of the weeks that are shown, which have a day, an hour and mostly a place. */
export function engagementEvents(view: SiteView): object[] {
  const engagements = weeksOf(view).flatMap(({ days }) => days.flatMap(({ engagements: found }) => found));
  return engagements.map(({ day, from, leader, subject, place }) => ({
    '@type': 'Event',
    name: subject,
    startDate: `${day}T${from}:00+07:00`,
    performer: { '@type': 'Person', name: leader },
    organizer: { '@id': `${view.origin}/#unit` },
    ...(place && { location: { '@type': 'Place', name: place, address: place } }),
  }));
}

/** A page as others are led to it; the home page has no title of its own. */
export interface LeadingPage {
  readonly path: string;
  readonly title?: string | undefined;
}

/** The way from the home page to a page; nothing for the home page itself. */
function breadcrumbs({ origin }: SiteView, { path, title }: LeadingPage, trail: readonly Step[]) {
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

/**
 * All that a page tells machines: of the unit, of itself, and of the way to it. The home page, the introduction and the
 * English page tell of the unit in full.
 *
 * @param page `null` for one that has no address of its own, such as the page for a missing one
 */
export function pageGraph(
  view: SiteView,
  page: LeadingPage | null,
  data: object | readonly object[],
  trail: readonly Step[],
) {
  const { home, introduction, english } = siteSections;
  const isHome = page?.path === home.address;
  const isAboutUnit = [introduction, english].some(({ address }) => page?.path.startsWith(address));
  return {
    '@context': 'https://schema.org',
    '@graph': [
      isHome || isAboutUnit ? organisation(view) : unitNode(view),
      ...(isHome ? [webSite(view)] : []),
      ...[data].flat(),
      ...(page === null ? [] : breadcrumbs(view, page, trail)),
    ],
  };
}

/** When a bulletin became public: when it was approved, or when its window opened, whichever was later. */
export function publicSince({ content, publishedAt }: Pick<Article, 'content' | 'publishedAt'>): string {
  return publishedAt > content.from ? publishedAt : content.from;
}
