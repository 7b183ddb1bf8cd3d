import type { BulletinContent } from '@nguon/content-model/bulletin';
import { type Instant, later } from '@nguon/content-model/instant';
import { readingOf } from '../reading.ts';
import type { SiteView } from './site-view.ts';

/** How far back a portal's recordings of its communes reach, s: half a year. */
const HEARD_SECONDS = 183 * 24 * 60 * 60;

interface Told {
  readonly content: BulletinContent;
  readonly address: string;
}

const newestFirst = (a: Told, b: Told) =>
  b.content.from.localeCompare(a.content.from) || a.content.id.localeCompare(b.content.id);

const told = ({ content, address }: Told): Told => ({ content, address });

/** Articles a site shows at its instant, newest first, with their addresses on it. */
export function newestArticles(view: SiteView, most: number): readonly Told[] {
  return readingOf(view).articles.toSorted(newestFirst).slice(0, most).map(told);
}

/** Articles of half a year up to an instant, also those that are over: what may be heard again, newest first. */
export function articlesToHear(view: SiteView, at: Instant): readonly Told[] {
  const since = later(at, -HEARD_SECONDS);
  const { articles, past } = readingOf(view);
  return [...articles, ...past]
    .filter(({ content }) => content.from >= since)
    .toSorted(newestFirst)
    .map(told);
}
