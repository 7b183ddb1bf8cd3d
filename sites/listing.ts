import { listAddress } from './addresses.ts';

/** Things on one page of a list (G33). */
export const PAGE_SIZE = 20;

/** A list of a site, on as many pages as it takes. */
export interface Listing<Item> {
  readonly name: string;
  /** Of its first page. */
  readonly address: string;
  readonly items: readonly Item[];
  readonly pages: number;
}

export function listing<Item>(name: string, address: string, items: readonly Item[]): Listing<Item> {
  return { name, address, items, pages: Math.max(1, Math.ceil(items.length / PAGE_SIZE)) };
}

/** What stands on one page, counted from 1. */
export function itemsOn<Item>({ items }: Listing<Item>, page: number): readonly Item[] {
  return items.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
}

/** The page, counted from 1, on which the first item of a kind stands; `null` for none. */
export function pageWith<Item>({ items }: Listing<Item>, isIt: (item: Item) => boolean): number | null {
  const index = items.findIndex(isIt);
  return index === -1 ? null : Math.floor(index / PAGE_SIZE) + 1;
}

/** The addresses of a list's pages. */
export function addressesOf({ address, pages }: Listing<unknown>): string[] {
  return Array.from({ length: pages }, (_, index) => listAddress(address, index + 1));
}

/** A list's page by the number in its address; `null` where there is no such page. The first is the list itself. */
export function laterPage(list: Listing<unknown> | null, number: string | undefined): number | null {
  const page = Number(number);
  if (list === null || !Number.isInteger(page) || page < 2 || page > list.pages) return null;
  return String(page) === number ? page : null;
}
