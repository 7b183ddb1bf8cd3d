import type { LegalDocument } from '@nguon/content-model/legal-document';
import { listAddress } from './addresses.ts';
import { type SiteView, shelfAddress } from './publisher/site-view.ts';

/** Documents on one page of their list. */
const PAGE_SIZE = 20;

/** Where a document's file is found on the shelf. */
export function documentAddress({ sha256, mime }: NonNullable<LegalDocument['file']>): string {
  return shelfAddress(sha256, mime);
}

/** The address of one page of the list of documents, counted from 1. */
export function documentsAddress(page: number): string {
  return listAddress('/van-ban/', page);
}

export function documentPages({ edition }: SiteView): number {
  return Math.max(1, Math.ceil(edition.documents.length / PAGE_SIZE));
}

/** The documents on one page of the list, newest first. */
export function documentsOn({ edition }: SiteView, page: number): LegalDocument[] {
  return edition.documents.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
}
