import type { LegalDocument } from '@nguon/content-model/legal-document';
import { siteSections } from '@nguon/content-model/site-section';
import { addressesById, addressPart } from './addresses.ts';
import { type Listing, listing } from './listing.ts';
import { onceForEach } from './once-for-each.ts';
import { type SiteView, shelfAddress } from './publisher/site-view.ts';

const DOCUMENTS = siteSections.documents.address;

/** The documents of a site: all of them, and by form and year so that they can be found without a program (G38). */
export interface Library {
  readonly all: Listing<LegalDocument>;
  readonly forms: readonly Listing<LegalDocument>[];
  /** Latest year first. */
  readonly years: readonly Listing<LegalDocument>[];
  readonly lists: ReadonlyMap<string, Listing<LegalDocument>>;
  readonly byAddress: ReadonlyMap<string, LegalDocument>;
  /** By the document's id. */
  readonly addresses: ReadonlyMap<string, string>;
}

const formAddress = (form: string) => `${DOCUMENTS}hinh-thuc/${addressPart(form, 'khac')}/`;
const yearAddress = (year: string) => `${DOCUMENTS}nam/${year}/`;

function group(
  documents: readonly LegalDocument[],
  addressOf: (document: LegalDocument) => string,
  nameOf: (document: LegalDocument) => string,
): Listing<LegalDocument>[] {
  return [...Map.groupBy(documents, addressOf)].flatMap(([address, found]) =>
    found[0] === undefined ? [] : [listing(nameOf(found[0]), address, found)],
  );
}

/** The documents of a view, newest first. */
export const libraryOf: (view: SiteView) => Library = onceForEach(({ edition: { documents } }) => {
  const all = listing<LegalDocument>('Văn bản', DOCUMENTS, documents);
  const forms = group(
    documents,
    ({ form }) => formAddress(form),
    ({ form }) => form,
  ).toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
  const years = group(
    documents,
    ({ issuedOn }) => yearAddress(issuedOn.slice(0, 4)),
    ({ issuedOn }) => `Năm ${issuedOn.slice(0, 4)}`,
  );
  const addresses = addressesById(
    documents,
    ({ id }) => id,
    ({ symbol }, mark) => `${DOCUMENTS}${addressPart(symbol, 'so')}-${mark}/`,
  );
  return {
    all,
    forms,
    years,
    lists: new Map([all, ...forms, ...years].map((list) => [list.address, list])),
    byAddress: new Map(documents.map((document) => [addresses.get(document.id) ?? '', document])),
    addresses,
  };
});

/** Where a document's file is found on the shelf. */
export function documentAddress({ sha256, mime }: NonNullable<LegalDocument['file']>): string {
  return shelfAddress(sha256, mime);
}
