import { type Instant, vietnamDay } from '@nguon/content-model/instant';
import { type Unit, type UnitKey, unitKey } from '@nguon/content-model/unit';

/** As many as an edition names. */
const MOST_SUCCESSORS = 20;

/** Which units name others as those they were formed from, all by path. */
export type Successors = ReadonlyMap<string, readonly string[]>;

/**
 * The units that take over from one whose end is set, by key (U5). One that is over itself gives way to its own
 * successors; units that name each other in a circle end the search.
 */
export function successorsOf(
  path: string,
  { units, successors }: { readonly units: ReadonlyMap<string, Unit>; readonly successors: Successors },
  at: Instant,
): UnitKey[] {
  if (!units.get(path)?.validTo) return [];
  const day = vietnamDay(at);
  const seen = new Set([path]);
  const found: UnitKey[] = [];
  const waiting = [...(successors.get(path) ?? [])];
  for (const next of waiting) {
    const unit = units.get(next);
    if (unit === undefined || seen.has(next)) continue;
    seen.add(next);
    if (unit.validTo !== null && unit.validTo <= day) waiting.push(...(successors.get(next) ?? []));
    else found.push(unitKey(unit));
  }
  return found.toSorted().slice(0, MOST_SUCCESSORS);
}
