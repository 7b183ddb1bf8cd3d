import type { Answer } from '@nguon/content-model/feedback';
import type { LegalDocument } from '@nguon/content-model/legal-document';
import { answersOf } from './answers.ts';
import type { Article } from './article.ts';
import { libraryOf } from './documents.ts';
import { languageAt } from './languages.ts';
import { type Listing, laterPage } from './listing.ts';
import type { SiteView } from './publisher/site-view.ts';
import { listingAt, readingOf } from './reading.ts';

/** A list of a site, by what stands in it. */
export type AnyList =
  | { readonly of: 'articles' | 'recordings'; readonly list: Listing<Article> }
  | { readonly of: 'documents'; readonly list: Listing<LegalDocument> }
  | { readonly of: 'answers'; readonly list: Listing<Answer> };

/** The list that begins at an address, whatever stands in it, or `null`. */
export function anyListAt(view: SiteView, address: string): AnyList | null {
  const articles = listingAt(view, address) ?? languageAt(view, address)?.articles;
  if (articles) return { of: 'articles', list: articles };
  const documents = libraryOf(view).lists.get(address);
  if (documents !== undefined) return { of: 'documents', list: documents };
  const answers = answersOf(view).lists.get(address);
  if (answers !== undefined) return { of: 'answers', list: answers };
  const { recordings } = readingOf(view);
  return recordings.address === address ? { of: 'recordings', list: recordings } : null;
}

/** The list and the page, from the second on, that an address `…/trang/2/` names, or `null`. */
export function laterPageAt(view: SiteView, path: string): (AnyList & { readonly page: number }) | null {
  const [, address = '', number] = /^(.*\/)trang\/(\d+)\/$/.exec(path) ?? [];
  const found = anyListAt(view, address);
  const page = laterPage(found?.list ?? null, number);
  return found === null || page === null ? null : { ...found, page };
}
