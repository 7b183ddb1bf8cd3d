import type { CarriedBulletin } from '@nguon/content-model/edition';
import { slugFrom } from '@nguon/content-model/text';
import { vietnamDay } from './vietnamese-dates.ts';

/** Where the list of essential information begins. */
export const ESSENTIAL = '/thong-tin-thiet-yeu/';

/** Longest readable part of an article's address, characters. */
const SLUG_LIMIT = 70;

function shortSlug(text: string, otherwise: string): string {
  const slug = slugFrom(text);
  if (slug.length <= SLUG_LIMIT) return slug || otherwise;
  const cut = slug.slice(0, SLUG_LIMIT + 1);
  return cut.slice(0, cut.includes('-') ? cut.lastIndexOf('-') : SLUG_LIMIT);
}

/** A category's part of an address. What is no address part becomes one, so that a category never leads elsewhere. */
export function categoryPart(slug: string): string {
  return shortSlug(slug, 'khac');
}

export function categoryAddress(slug: string): string {
  return `${ESSENTIAL}${categoryPart(slug)}/`;
}

/** The address of one page of a list, counted from 1; the first is the list itself. */
export function listAddress(list: string, page: number): string {
  return page === 1 ? list : `${list}trang/${page}/`;
}

function articleAddress({ content }: CarriedBulletin, mark: string): string {
  return `${ESSENTIAL}${vietnamDay(content.from).slice(0, 4)}/${shortSlug(content.title, 'ban-tin')}-${mark}/`;
}

/**
 * The address of each bulletin: year, title, first 8 characters of the id. Where two would share one, both carry their
 * whole id instead (G5).
 */
export function articleAddresses(bulletins: readonly CarriedBulletin[]): Map<string, string> {
  const short = bulletins.map((bulletin) => articleAddress(bulletin, bulletin.content.id.slice(0, 8)));
  const times = Map.groupBy(short, (address) => address);
  return new Map(
    bulletins.map((bulletin, index) => {
      const address = short[index] ?? '';
      const alone = times.get(address)?.length === 1;
      return [bulletin.content.id, alone ? address : articleAddress(bulletin, bulletin.content.id)];
    }),
  );
}
