import type { BulletinContent } from '@nguon/content-model/bulletin';
import { readingOf } from '../reading.ts';
import type { SiteView } from './site-view.ts';

/** Articles a site shows at its instant, newest first, with their addresses on it. */
export function newestArticles(
  view: SiteView,
  most: number,
): readonly { readonly content: BulletinContent; readonly address: string }[] {
  return readingOf(view)
    .articles.toSorted(
      (a, b) => b.content.from.localeCompare(a.content.from) || a.content.id.localeCompare(b.content.id),
    )
    .slice(0, most)
    .map(({ content, address }) => ({ content, address }));
}
