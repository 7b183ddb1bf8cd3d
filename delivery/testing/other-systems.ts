import { z } from 'zod';

// How systems of other makers read our feeds, written anew from what their published sources do.

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code?: string, name?: string) =>
    code === undefined ? (named[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
  );
}

const textOf = (entry: string, tag: string) =>
  decoded(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`).exec(entry)?.[1] ?? '');

function attributesOf(entry: string, tag: string): Map<string, string> {
  const [, written = ''] = new RegExp(`<${tag} ([^>]*)/>`).exec(entry) ?? [];
  return new Map(
    [...written.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decoded(value)]),
  );
}

/** What Xibo makes of one entry. */
export interface XiboArticle {
  readonly title: string;
  /** It is fetched once for each address and then kept for hours; `null` where Xibo sees no picture. */
  readonly image: string | null;
}

/**
 * A feed as Xibo's RSS ticker reads it with its settings as they come: a type that names RSS, XML, text or HTML; the
 * first enclosure whose type names a picture; the newest first. Source: xibo-cms, lib/Widget/RssProvider.php and
 * modules/rss-ticker.xml; picoFeed, lib/PicoFeed/Parser/Rss20.php.
 *
 * @param numItems how many the layout shows
 * @throws {RangeError} for what Xibo passes over
 */
export function readAsXibo(type: string, feed: string, numItems = 15): XiboArticle[] {
  if (!/rss|xml|text|html/i.test(type)) throw new RangeError(`${type}: not a type that Xibo takes`);
  if (/<!DOCTYPE|<!ENTITY/i.test(feed)) throw new RangeError('picoFeed takes no document types');
  const entries = [...feed.matchAll(/<item>(.*?)<\/item>/gs)].map(([, entry = '']) => {
    const date = Date.parse(textOf(entry, 'pubDate'));
    if (Number.isNaN(date)) throw new RangeError(`pubDate: ${textOf(entry, 'pubDate')} is no date`);
    const enclosure = attributesOf(entry, 'enclosure');
    const image = /image/i.test(enclosure.get('type') ?? '') ? (enclosure.get('url') ?? null) : null;
    const link = textOf(entry, 'link');
    return { date, title: textOf(entry, 'title').trim() || link, image };
  });
  return entries
    .toSorted((a, b) => b.date - a.date)
    .slice(0, numItems)
    .map(({ title, image }) => ({ title, image }));
}

/** What Concerto keeps of one entry. */
export interface ConcertoContent {
  readonly url: string;
  /** s */
  readonly duration: number;
  readonly from: number | null;
  readonly until: number | null;
}

const ConcertoEntry = z.object({
  type: z.literal('Graphic'),
  name: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
  duration: z.int().positive(),
  start_time: z.iso.datetime().nullable(),
  end_time: z.iso.datetime().nullable(),
});

/**
 * A feed as Concerto's remote feeds read it: a list, whose entries are known again by their names. Source: concerto,
 * app/models/remote_feed.rb and app/models/graphic.rb.
 *
 * @throws {RangeError} when two have the same name, of which Concerto would rename or lose one
 */
export function readAsConcerto(feed: unknown): Map<string, ConcertoContent> {
  const kept = new Map<string, ConcertoContent>();
  for (const { name, url, duration, start_time, end_time } of z.array(ConcertoEntry).parse(feed)) {
    if (kept.has(name)) throw new RangeError(`${name}: named twice`);
    const at = (time: string | null) => (time === null ? null : Date.parse(time));
    kept.set(name, { url, duration, from: at(start_time), until: at(end_time) });
  }
  return kept;
}

/**
 * A request for a new asset as Anthias takes it. `skip_asset_check` may be left out by its schema, but not by what reads
 * it. Source: Anthias, api/serializers/v2.py and api/serializers/mixins.py.
 */
export const AnthiasAsset = z.strictObject({
  name: z.string().min(1),
  uri: z.url({ protocol: /^https?$/ }),
  mimetype: z.enum(['image', 'video', 'webpage']),
  duration: z.int().positive(),
  start_date: z.iso.datetime(),
  end_date: z.iso.datetime(),
  play_order: z.int().min(0),
  is_enabled: z.boolean(),
  skip_asset_check: z.boolean(),
});
