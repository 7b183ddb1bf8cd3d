import { type Instant, instantOf, millisecondsOf } from '@nguon/content-model/instant';
import { z } from 'zod';
import { readMarkup } from './read-markup.ts';

/** What a JSON Feed is read for. Source: JSON Feed 1.1. */
const JsonFeed = z.object({
  items: z.array(z.object({ date_published: z.string().optional().catch(undefined) })),
});

function datesInJson(text: string): number[] {
  try {
    const feed = JsonFeed.safeParse(JSON.parse(text));
    return (feed.data?.items ?? []).map(({ date_published }) => Date.parse(date_published ?? ''));
  } catch {
    return [];
  }
}

/** What an item is called, and its date, in RSS 1.0 and 2.0 and in Atom. */
const items = new Set(['item', 'entry']);
const dates = new Set(['pubDate', 'published', 'updated', 'dc:date']);

/** The dates of the items in an RSS or Atom feed; those of the feed itself say nothing. */
function datesInXml(text: string): number[] {
  const found: number[] = [];
  let isInItem = false;
  let date: string | null = null;
  readMarkup(text, 'xml', {
    onopentag(name) {
      if (items.has(name)) isInItem = true;
      else if (isInItem && dates.has(name)) date = '';
    },
    ontext(words) {
      if (date !== null) date += words;
    },
    onclosetag(name) {
      if (items.has(name)) isInItem = false;
      if (date === null || !dates.has(name)) return;
      found.push(Date.parse(date.trim()));
      date = null;
    },
    isEnough: () => false,
  });
  return found;
}

/**
 * When something was last published by an RSS, Atom or JSON feed; `null` where it has no readable date. A date after
 * `at` counts for nothing: what is to come has not been published (Q2, Q15).
 */
export function freshestIn(text: string, at: Instant): Instant | null {
  const now = millisecondsOf(at);
  const found = text.trimStart().startsWith('{') ? datesInJson(text) : datesInXml(text);
  const newest = found.filter((date) => date <= now).reduce((a, b) => Math.max(a, b), 0);
  return newest === 0 ? null : instantOf(newest);
}
