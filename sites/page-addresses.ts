import { answersOf } from './answers.ts';
import { DIRECTORY, directoryOf, FORMER_UNITS, LOCAL_RECORDINGS } from './directory.ts';
import { libraryOf } from './documents.ts';
import { introductionOf } from './introduction.ts';
import { languagesOf } from './languages.ts';
import { addressesOf } from './listing.ts';
import { machineFiles } from './machine-files.ts';
import { onceForEach } from './once-for-each.ts';
import type { SiteView } from './publisher/site-view.ts';
import { listingAt, readingOf } from './reading.ts';
import { SCHEDULE } from './schedule.ts';
import { sections } from './sections.ts';

/** Lists of bulletins, of what can be heard again, of documents and of answers, page by page. */
function listAddresses(view: SiteView): string[] {
  const { lists, recordings } = readingOf(view);
  return [
    ...[...lists.values()].filter(({ address }) => listingAt(view, address) !== null),
    recordings,
    ...libraryOf(view).lists.values(),
    ...answersOf(view).lists.values(),
    ...languagesOf(view).map(({ articles }) => articles),
  ].flatMap(addressesOf);
}

/** What only a province's portal has. */
function portalAddresses(view: SiteView): string[] {
  const directory = directoryOf(view);
  if (directory === null) return [];
  const { districts, localities } = directory;
  return [
    DIRECTORY,
    FORMER_UNITS,
    ...districts.map(({ address }) => address),
    LOCAL_RECORDINGS,
    ...localities.flatMap(({ recordings }) => addressesOf(recordings)),
  ];
}

/**
 * Addresses of the pages a reader may visit, each once, lists before what they lead to; the sitemap lists exactly these
 * (G6).
 */
export const pageAddresses: (view: SiteView) => readonly string[] = onceForEach((view) =>
  [
    ...new Set([
      ...sections.map(({ address }) => address),
      ...introductionOf(view).pages.map(({ address }) => address),
      SCHEDULE,
      ...portalAddresses(view),
      ...listAddresses(view),
      ...libraryOf(view).byAddress.keys(),
      ...readingOf(view).byAddress.keys(),
    ]),
  ].filter((address) => address !== ''),
);

/** What a site without such a page answers; the only page whose status is 404. */
export const MISSING = '/404.html';

/** Every path of a site: pages, the page for a missing one, and what is for machines. */
export function paths(view: SiteView): string[] {
  return [...pageAddresses(view), MISSING, ...machineFiles(view)];
}
