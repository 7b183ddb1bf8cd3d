import { type Instant, later, millisecondsOf } from '@nguon/content-model/instant';
import type { SiteCheck } from '@nguon/content-model/site-check';
import { type Unit, unitKey } from '@nguon/content-model/unit';

const HOUR_SECONDS = 60 * 60;

/** When each unit was last checked; the empty text, before every instant, for one that never was. */
function lastChecks(units: readonly Unit[], checks: readonly SiteCheck[]): [Unit, Instant | ''][] {
  const checked = new Map(checks.map(({ unit, checkedAt }) => [unit, checkedAt]));
  return units.map((unit) => [unit, checked.get(unitKey(unit)) ?? '']);
}

/** The units whose newest check is as old as the time between checks, those never checked first (Q17). */
export function dueUnits(
  units: readonly Unit[],
  checks: readonly SiteCheck[],
  hours: number,
  at: Instant,
): Unit[] {
  const limit = later(at, -hours * HOUR_SECONDS);
  return lastChecks(units, checks)
    .filter(([, last]) => last <= limit)
    .toSorted(([, a], [, b]) => a.localeCompare(b))
    .map(([unit]) => unit);
}

/**
 * How long to wait for the next round, ms: until the oldest check is due, and up to a tenth of the time between checks
 * longer, so that provinces do not ask all at once.
 *
 * @param chance 0 to 1
 */
export function waitFor(
  units: readonly Unit[],
  checks: readonly SiteCheck[],
  hours: number,
  at: Instant,
  chance: number,
): number {
  const between = hours * HOUR_SECONDS * 1000;
  const now = millisecondsOf(at);
  const oldest = Math.min(
    now,
    ...lastChecks(units, checks).map(([, last]) => (last === '' ? 0 : millisecondsOf(last))),
  );
  return Math.round(Math.max(0, oldest + between - now) + (chance * between) / 10);
}
