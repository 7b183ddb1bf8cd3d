import type { LegalDocument } from '@nguon/content-model/legal-document';
import { siteSections } from '@nguon/content-model/site-section';
import { addressesById, addressPart } from './addresses.ts';
import { type Listing, listing } from './listing.ts';
import { onceForEach } from './once-for-each.ts';
import { type SiteView, shelfAddress } from './publisher/site-view.ts';
import { writtenSize } from './vietnamese-dates.ts';

export const DOCUMENTS = siteSections.documents.address;

/** The documents that share a value. */
export interface DocumentGroup extends Listing<LegalDocument> {
  /** `UBND xã Sìn Hồ`, `2026`. */
  readonly value: string;
}

/** One thing that documents are chosen by, with the documents of each of its values. */
export interface Facet {
  /** In addresses, and in the form's question: `hinh-thuc`. */
  readonly part: string;
  readonly name: string;
  readonly groups: readonly DocumentGroup[];
}

/** The documents of a site: all of them, and by what they are chosen by, so that no program is needed (G38, G98). */
export interface Library {
  readonly all: Listing<LegalDocument>;
  readonly facets: readonly Facet[];
  readonly lists: ReadonlyMap<string, Listing<LegalDocument>>;
  readonly byAddress: ReadonlyMap<string, LegalDocument>;
  /** By the document's id. */
  readonly addresses: ReadonlyMap<string, string>;
}

const byName = (a: DocumentGroup, b: DocumentGroup) => a.name.localeCompare(b.name, 'vi');
const latestFirst = (a: DocumentGroup, b: DocumentGroup) => b.value.localeCompare(a.value);

interface FacetKind extends Omit<Facet, 'groups'> {
  /** The value of a document; none where it was not named. */
  readonly of: (document: LegalDocument) => string | undefined;
  readonly nameOf: (value: string) => string;
  readonly order: (a: DocumentGroup, b: DocumentGroup) => number;
}

const asItIs = (value: string) => value;
const kinds: readonly FacetKind[] = [
  {
    part: 'co-quan',
    name: 'Cơ quan ban hành',
    of: ({ authority }) => authority,
    nameOf: asItIs,
    order: byName,
  },
  { part: 'hinh-thuc', name: 'Hình thức', of: ({ form }) => form, nameOf: asItIs, order: byName },
  { part: 'linh-vuc', name: 'Lĩnh vực', of: ({ field }) => field, nameOf: asItIs, order: byName },
  {
    part: 'nam',
    name: 'Năm ban hành',
    of: ({ issuedOn }) => issuedOn.slice(0, 4),
    nameOf: (year) => `Năm ${year}`,
    order: latestFirst,
  },
];

/** Values that differ in marks or capitals alone share an address, and are one group. */
function facetOf({ part, name, of, nameOf, order }: FacetKind, documents: readonly LegalDocument[]): Facet {
  const valued = documents.flatMap((document) => {
    const value = of(document);
    return value ? [{ document, value, address: `${DOCUMENTS}${part}/${addressPart(value, 'khac')}/` }] : [];
  });
  const groups = [...Map.groupBy(valued, ({ address }) => address)].flatMap(([address, found]) => {
    const value = found[0]?.value ?? '';
    const items = found.map(({ document }) => document);
    return [{ ...listing(nameOf(value), address, items), value }];
  });
  return { part, name, groups: groups.toSorted(order) };
}

/** The documents of a view, newest first. */
export const libraryOf: (view: SiteView) => Library = onceForEach(({ edition: { documents } }) => {
  const all = listing<LegalDocument>('Văn bản', DOCUMENTS, documents);
  const facets = kinds.map((kind) => facetOf(kind, documents)).filter(({ groups }) => groups.length > 0);
  const addresses = addressesById(
    documents,
    ({ id }) => id,
    ({ symbol }, mark) => `${DOCUMENTS}${addressPart(symbol, 'so')}-${mark}/`,
  );
  return {
    all,
    facets,
    lists: new Map([all, ...facets.flatMap(({ groups }) => groups)].map((list) => [list.address, list])),
    byAddress: new Map(documents.map((document) => [addresses.get(document.id) ?? '', document])),
    addresses,
  };
});

/** Where a document's file is found on the shelf. */
export function documentAddress({ sha256, mime }: NonNullable<LegalDocument['file']>): string {
  return shelfAddress(sha256, mime);
}

/** Where the file of all documents is, which the form looks through. */
export const DOCUMENTS_FILE = '/van-ban.json';

/** A document as the form and other programs read it. Days are written `2026-11-21`. */
export interface DocumentRow {
  readonly address: string;
  readonly form: string;
  readonly symbol: string;
  readonly authority: string;
  readonly field?: string | undefined;
  readonly issuedOn: string;
  readonly effectiveOn: string | null;
  readonly abstract: string;
  readonly file: { readonly address: string; readonly name: string; readonly size: string } | null;
}

/** What `/van-ban.json` holds: every document of a site, newest first (G98). */
export interface DocumentsFile {
  readonly version: 1;
  readonly documents: readonly DocumentRow[];
}

export function documentsFile(view: SiteView): DocumentsFile {
  const { byAddress } = libraryOf(view);
  return {
    version: 1,
    documents: [...byAddress].map(([address, { id: _, file, ...document }]) => ({
      address,
      ...document,
      file: file && { address: documentAddress(file), name: file.name, size: writtenSize(file.bytes) },
    })),
  };
}
