import { type Instant, instantOf, millisecondsOf } from '@nguon/content-model/instant';
import type { PublishedElsewhere } from '@nguon/content-model/site-check';
import { z } from 'zod';
import { readMarkup } from './read-markup.ts';

/** Where an item says that it was first published, if not here. */
interface Source {
  url: string;
  name: string;
}

/** A date in a feed, ms since 1970, and where its item came from. */
interface Dated {
  readonly date: number;
  readonly source: Source | null;
}

const text = z.string().optional().catch(undefined);

/** What a JSON Feed is read for. Sources: JSON Feed 1.1; `_nguon` is of our own sites. */
const JsonFeed = z.object({
  items: z.array(
    z.object({
      date_published: text,
      _nguon: z
        .object({ source: z.object({ url: z.string(), name: z.string() }) })
        .optional()
        .catch(undefined),
    }),
  ),
});

function datesInJson(feed: string): Dated[] {
  try {
    const { data } = JsonFeed.safeParse(JSON.parse(feed));
    return (data?.items ?? []).map(({ date_published, _nguon }) => ({
      date: Date.parse(date_published ?? ''),
      source: _nguon?.source ?? null,
    }));
  } catch {
    return [];
  }
}

/** What an item is called, and its date, in RSS 1.0 and 2.0 and in Atom. */
const items = new Set(['item', 'entry']);
const dates = new Set(['pubDate', 'published', 'updated', 'dc:date']);

/**
 * The dates of the items in an RSS or Atom feed; those of the feed itself say nothing, nor do those of the feed that an
 * item came from. RSS names that feed by an address, Atom by links.
 */
function datesInXml(feed: string): Dated[] {
  const found: Dated[] = [];
  let item: { readonly dates: number[]; readonly source: Source } | null = null;
  let isInSource = false;
  let words: string | null = null;
  readMarkup(feed, 'xml', {
    onopentag(name, { url, href }) {
      if (items.has(name)) item = { dates: [], source: { url: '', name: '' } };
      if (item === null) return;
      if (name === 'source') {
        isInSource = true;
        item.source.url = url ?? '';
      }
      if (isInSource && name === 'link') item.source.url ||= href ?? '';
      if (isInSource ? name !== 'link' : dates.has(name)) words = '';
    },
    ontext(piece) {
      if (words !== null) words += piece;
    },
    onclosetag(name) {
      const said = words?.trim() ?? '';
      words = null;
      if (item === null) return;
      const { dates: own, source } = item;
      if (isInSource && (name === 'source' || name === 'title')) source.name ||= said;
      if (name === 'source') isInSource = false;
      else if (!isInSource && dates.has(name)) own.push(Date.parse(said));
      if (!items.has(name)) return;
      found.push(...own.map((date) => ({ date, source: source.url ? source : null })));
      item = null;
    },
    isEnough: () => false,
  });
  return found;
}

/** A host without what sites are also called by. */
const plainHost = (host: string) => host.toLowerCase().replace(/^www\./, '');

function isElsewhere({ url }: Source, host: string): boolean {
  const base = `http://${host}/`;
  return URL.canParse(url, base) && plainHost(new URL(url, base).hostname) !== plainHost(host);
}

/** What a feed tells of the freshness of its site. */
export interface Freshness {
  /** When the site's own was last published; `null` where nothing of its own has a readable date. */
  readonly freshest: Instant | null;
  /** The newest of what the site shows of others. */
  readonly inherited: PublishedElsewhere | null;
}

const newestOf = (found: readonly Dated[]): Dated | null =>
  found.reduce<Dated | null>((newest, each) => (newest && newest.date >= each.date ? newest : each), null);

/**
 * When something was last published by an RSS, Atom or JSON feed. A date after `at` counts for nothing: what is to come
 * has not been published (Q2, Q15). What came from a feed on another host is not the site's own (Q23).
 *
 * @param host the site's own
 */
export function freshnessIn(feed: string, host: string, at: Instant): Freshness {
  const now = millisecondsOf(at);
  const all = feed.trimStart().startsWith('{') ? datesInJson(feed) : datesInXml(feed);
  const found = all.filter(({ date }) => date > 0 && date <= now);
  const own = newestOf(found.filter(({ source }) => source === null || !isElsewhere(source, host)));
  const other = newestOf(found.filter(({ source }) => source !== null && isElsewhere(source, host)));
  return {
    freshest: own && instantOf(own.date),
    inherited: other?.source ? { from: other.source.name.slice(0, 200), at: instantOf(other.date) } : null,
  };
}
