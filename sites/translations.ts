import { siteSections } from '@nguon/content-model/site-section';
import { pageAddresses } from './page-addresses.ts';
import type { SiteView } from './publisher/site-view.ts';

/** Pages that say the same in two languages: the unit's introduction and its English page. */
const pairs = [{ vi: siteSections.introduction.address, en: siteSections.english.address }] as const;

/** A page in each of its languages, itself included; empty for a page in one language alone. */
export function translationsOf(
  view: SiteView,
  path: string,
): readonly { readonly language: string; readonly address: string }[] {
  const pair = pairs.find(({ vi, en }) => path === vi || path === en);
  const there = pageAddresses(view);
  if (pair === undefined || !there.includes(pair.vi) || !there.includes(pair.en)) return [];
  return Object.entries(pair).map(([language, address]) => ({ language, address }));
}
