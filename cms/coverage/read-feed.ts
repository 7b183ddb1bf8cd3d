import { type Instant, instantOf, millisecondsOf } from '@nguon/content-model/instant';
import { parseFeed } from 'htmlparser2';
import { z } from 'zod';

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

/** The dates in an RSS or Atom feed. */
function datesInXml(text: string): number[] {
  return (parseFeed(text)?.items ?? []).map(({ pubDate }) => pubDate?.getTime() ?? Number.NaN);
}

/**
 * When something was last published by an RSS, Atom or JSON feed; `null` where it has no readable date. A date after
 * `at` counts for nothing: what is to come has not been published (Q2, Q15).
 */
export function freshestIn(text: string, at: Instant): Instant | null {
  const now = millisecondsOf(at);
  const dates = text.trimStart().startsWith('{') ? datesInJson(text) : datesInXml(text);
  const newest = dates.filter((date) => date <= now).reduce((a, b) => Math.max(a, b), 0);
  return newest === 0 ? null : instantOf(newest);
}
