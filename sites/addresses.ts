import type { CarriedBulletin } from '@nguon/content-model/edition';
import { sectionOf, siteSections } from '@nguon/content-model/site-section';
import { slugFrom } from '@nguon/content-model/text';
import { vietnamDay } from './vietnamese-dates.ts';

/** Where the list of essential information begins. */
export const ESSENTIAL = siteSections.essential.address;

/** Longest readable part of an address, characters. */
const PART_LIMIT = 70;

/** Parts below a section that are lists of their own, so no category, form or title may take their place. */
const TAKEN = new Set(['trang', 'luu-tru']);

/**
 * A part of an address made from any words: letters, digits and hyphens, cut between words.
 *
 * @param otherwise the part for words that leave nothing
 */
export function addressPart(words: string, otherwise: string): string {
  const slug = slugFrom(words) || otherwise;
  if (slug.length <= PART_LIMIT) return TAKEN.has(slug) ? `${otherwise}-${slug}` : slug;
  const cut = slug.slice(0, PART_LIMIT + 1);
  return cut.slice(0, cut.includes('-') ? cut.lastIndexOf('-') : PART_LIMIT);
}

/** A category's part of an address. What is no address part becomes one, so that a category never leads elsewhere. */
export function categoryPart(slug: string): string {
  return addressPart(slug, 'khac');
}

export function categoryAddress(slug: string): string {
  return `${ESSENTIAL}${categoryPart(slug)}/`;
}

/** The address of one page of a list, counted from 1; the first is the list itself. */
export function listAddress(list: string, page: number): string {
  return page === 1 ? list : `${list}trang/${page}/`;
}

/** Where a section keeps what is over. */
export function archiveAddress(section: string): string {
  return `${section}luu-tru/`;
}

/**
 * An address for each thing, by its id: it ends in the first 8 characters of the id, and in the whole id where two
 * would share one (G5).
 */
export function addressesById<Thing>(
  things: readonly Thing[],
  idOf: (thing: Thing) => string,
  addressOf: (thing: Thing, mark: string) => string,
): ReadonlyMap<string, string> {
  const short = things.map((thing) => addressOf(thing, idOf(thing).slice(0, 8)));
  const times = Map.groupBy(short, (address) => address);
  return new Map(
    things.map((thing, index) => {
      const address = short[index] ?? '';
      return [idOf(thing), times.get(address)?.length === 1 ? address : addressOf(thing, idOf(thing))];
    }),
  );
}

/** The address of each bulletin: its section, the year in Vietnam, its slug (N8) and its id. */
export function articleAddresses(bulletins: readonly CarriedBulletin[]): ReadonlyMap<string, string> {
  return addressesById(
    bulletins,
    ({ content }) => content.id,
    ({ content, slug }, mark) =>
      `${siteSections[sectionOf(content)].address}${vietnamDay(content.from).slice(0, 4)}/${slug}-${mark}/`,
  );
}
