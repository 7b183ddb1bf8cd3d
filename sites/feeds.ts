import { linesOf } from '@nguon/content-model/block';
import { fullName, keyOf } from '@nguon/content-model/unit';
import type { Article } from './article.ts';
import { type SiteView, shelfAddress } from './publisher/site-view.ts';
import { readingOf } from './reading.ts';
import { publicSince } from './structured-data.ts';

/** Bulletins in a feed; whoever asks once a day misses none. */
const MOST_ITEMS = 50;
/** Of these, how many the unit's own have room for before any from above. */
const OWN_ITEMS = 25;

/** What a feed carries: what is current, newest first; much from above pushes nothing of the unit's own out (G97). */
function newest(view: SiteView): Article[] {
  const age = (article: Article) => `${publicSince(article)} ${article.content.from} ${article.content.id}`;
  const ordered = readingOf(view).articles.toSorted((a, b) => age(b).localeCompare(age(a)));
  const isOwn = ({ content }: Article) => content.owner === view.edition.unit.path;
  const first = ordered.filter(isOwn).slice(0, OWN_ITEMS);
  const carried = new Set(
    [...first, ...ordered.filter((article) => !first.includes(article))].slice(0, MOST_ITEMS),
  );
  return ordered.filter((article) => carried.has(article));
}

/** Another unit whose bulletin a site shows, and the feed it is first in. */
interface Source {
  readonly name: string;
  readonly url: string;
}

/**
 * The unit that a bulletin came from; `null` for the unit's own. Where the other has no site that is known, its address
 * is a name that leads nowhere. Source of such names: RFC 4151.
 */
function sourceOf({ edition, portal }: SiteView, { content }: Article): Source | null {
  const { unit, ancestors, site } = edition;
  if (content.owner === unit.path) return null;
  const above = ancestors.find(({ path }) => path === content.owner);
  const isPortal = portal !== null && above !== undefined && above === ancestors[0];
  return {
    name: above ? fullName(above) : content.issuer,
    url: isPortal ? `${portal.origin}/rss.xml` : `tag:${site.host},${unit.validFrom}:${keyOf(content.owner)}`,
  };
}

const signs: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as it stands in XML (G3). */
export function xmlText(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => signs[sign] ?? sign);
}

const titleOf = ({ edition }: SiteView) => `Trang thông tin điện tử ${fullName(edition.unit)}`;
const descriptionOf = ({ edition }: SiteView) =>
  `Tin tức, thông báo và thông tin thiết yếu của ${fullName(edition.unit)}`;

/** An instant as RFC 822 writes it: `Sat, 21 Nov 2026 00:00:00 GMT`. */
const rfc822 = (instant: string) => new Date(instant).toUTCString();

function rssItem(view: SiteView, article: Article): string {
  const { origin } = view;
  const { content, address, rendered } = article;
  const source = sourceOf(view, article);
  const { clip } = rendered;
  const link = `${origin}${address}`;
  return [
    '<item>',
    `<title>${xmlText(content.title)}</title>`,
    `<link>${link}</link>`,
    `<guid isPermaLink="true">${link}</guid>`,
    `<description>${xmlText(content.summary || content.title)}</description>`,
    `<category>${xmlText(content.category.name)}</category>`,
    `<pubDate>${rfc822(publicSince(article))}</pubDate>`,
    `<dc:creator>${xmlText(content.issuer)}</dc:creator>`,
    `<dc:language>${content.language}</dc:language>`,
    source ? `<source url="${xmlText(source.url)}">${xmlText(source.name)}</source>` : '',
    // A length of 0 says that it is not known. Source: RSS Advisory Board, best practices.
    clip
      ? `<enclosure url="${origin}${shelfAddress(clip.mp3, 'audio/mpeg')}" length="0" type="audio/mpeg"/>`
      : '',
    '</item>',
  ].join('');
}

/** The feed by RSS 2.0, with Atom's word for its own address and Dublin Core's for issuer and language. */
export function rssFeed(view: SiteView): string {
  const items = newest(view);
  const [latest] = items;
  const { origin } = view;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    `<title>${xmlText(titleOf(view))}</title>`,
    `<link>${origin}/</link>`,
    `<atom:link href="${origin}/rss.xml" rel="self" type="application/rss+xml"/>`,
    `<description>${xmlText(descriptionOf(view))}</description>`,
    '<language>vi</language>',
    '<docs>https://www.rssboard.org/rss-specification</docs>',
    latest ? `<lastBuildDate>${rfc822(publicSince(latest))}</lastBuildDate>` : '',
    ...items.map((article) => rssItem(view, article)),
    '</channel></rss>\n',
  ].join('');
}

function jsonItem(view: SiteView, article: Article) {
  const { origin } = view;
  const { content, address, rendered } = article;
  const source = sourceOf(view, article);
  const { clip, card } = rendered;
  const url = `${origin}${address}`;
  return {
    id: url,
    url,
    title: content.title,
    ...(content.summary && { summary: content.summary }),
    content_text: linesOf(content.body).join('\n').normalize('NFC') || content.summary || content.title,
    date_published: publicSince(article),
    language: content.language,
    tags: [content.category.name],
    authors: [{ name: content.issuer }],
    // What RSS has as `source`, JSON Feed 1.1 has no word for.
    ...(source && { _nguon: { source } }),
    ...(card && { image: `${origin}${shelfAddress(card.sha256, card.mime)}` }),
    ...(clip && {
      attachments: [
        {
          url: `${origin}${shelfAddress(clip.mp3, 'audio/mpeg')}`,
          mime_type: 'audio/mpeg',
          title: content.title,
          duration_in_seconds: Math.max(1, Math.round(clip.seconds)),
        },
      ],
    }),
  };
}

/** The feed by JSON Feed 1.1. */
export function jsonFeed(view: SiteView) {
  const { origin, edition } = view;
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(view),
    description: descriptionOf(view),
    home_page_url: `${origin}/`,
    feed_url: `${origin}/feed.json`,
    language: 'vi',
    authors: [{ name: fullName(edition.unit), url: `${origin}/` }],
    items: newest(view).map((article) => jsonItem(view, article)),
  };
}
