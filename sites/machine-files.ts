import { directoryOf } from './directory.ts';
import { DOCUMENTS_FILE } from './documents.ts';
import type { SiteView } from './publisher/site-view.ts';
import { partAddress, searchFiles } from './search-rows.ts';

/** Where the list of a province's sitemaps is, on its portal. */
export const SITEMAP_INDEX = '/sitemap-index.xml';

/** A site's sign in a browser's tab, where its unit has no logo. */
export const FAVICON = '/favicon.svg';

/** What a site has for machines: feeds, its sign, what a search and the documents' form look through, the sitemap and the words to robots. */
export function machineFiles(view: SiteView): readonly string[] {
  return [
    '/rss.xml',
    '/feed.json',
    '/search.json',
    ...searchFiles(view).parts.map((_, index) => partAddress(index)),
    DOCUMENTS_FILE,
    '/sitemap.xml',
    ...(directoryOf(view) === null ? [] : [SITEMAP_INDEX]),
    FAVICON,
    '/robots.txt',
    '/.well-known/security.txt',
  ];
}
