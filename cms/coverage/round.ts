import type { Instant } from '@nguon/content-model/instant';
import type { SiteCheck } from '@nguon/content-model/site-check';
import type { Unit } from '@nguon/content-model/unit';

/** How many sites are visited at once; each is asked one address at a time. */
export const AT_ONCE = 4;

/** How far a round of visits is. */
export interface Progress {
  readonly begunAt: Instant;
  readonly done: number;
  readonly total: number;
}

export interface RoundWork {
  /** Visits the site of a unit. Must not throw for anything a site does. */
  visit(unit: Unit, signal: AbortSignal): Promise<SiteCheck>;
  /** Keeps what a visit found. */
  keep(unit: Unit, check: SiteCheck): Promise<void>;
  /** Told after each unit. */
  onProgress(done: number): void;
  /** Told why a unit could not be visited or kept; the round goes on. */
  onFault(unit: Unit, error: unknown): void;
}

/** Visits units, at most a few at once. A round that is ended keeps nothing more (Q16). */
export async function goRound(
  units: readonly Unit[],
  { visit, keep, onProgress, onFault }: RoundWork,
  signal: AbortSignal,
): Promise<void> {
  const waiting = units.values();
  let done = 0;
  const walk = async () => {
    for (const unit of waiting) {
      if (signal.aborted) return;
      try {
        const check = await visit(unit, signal);
        if (signal.aborted) return;
        await keep(unit, check);
      } catch (error) {
        onFault(unit, error);
      }
      done += 1;
      onProgress(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
}
