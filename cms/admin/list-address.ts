import type { Where } from 'payload';

/** A filter as Payload's lists read it from an address. */
function parametersOf(value: unknown, name: string): (readonly [string, string])[] {
  if (value === null || typeof value !== 'object') return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => parametersOf(inner, `${name}[${key}]`));
}

/**
 * The address of a collection's list.
 *
 * @param where what it holds; `null` for everything
 */
export function listAddress(collection: string, where: Where | null, sort: string): string {
  const filter = where === null ? [] : parametersOf({ or: [where] }, 'where');
  const parameters = new URLSearchParams([...filter.map(([name, value]) => [name, value]), ['sort', sort]]);
  return `/admin/collections/${collection}?${parameters}`;
}
