import type { Edition } from '@nguon/content-model/edition';
import { articleAddresses } from '../addresses.ts';
import { onceForEach } from '../once-for-each.ts';

/** Where the page of each bulletin is on its unit's site, by the bulletin's id; none for one that pages do not carry. */
export const bulletinPaths: (edition: Edition) => ReadonlyMap<string, string> = onceForEach(({ bulletins }) =>
  articleAddresses(bulletins.filter(({ carriedOn }) => carriedOn.includes('site'))),
);
