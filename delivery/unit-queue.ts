import type { UnitKey } from '@nguon/content-model/unit';

/** Wait before the n-th try at a unit that failed, ms; the last one repeats. */
const TRY_AGAIN_AFTER_MS = [500, 2_000, 10_000, 60_000] as const;

export interface UnitQueue {
  /**
   * Has the unit worked on soon; a unit that already waits is not queued twice, one that is worked on is done again after.
   * @param first before all that wait: an emergency
   */
  add(unit: UnitKey, first?: boolean): void;
  /** Resolves when nothing waits, is worked on or is to be tried again. */
  idle(): Promise<void>;
  /** Resolves when nothing waits or is worked on; what is to be tried again later does not count. */
  free(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Works on units, few at a time, each one never twice at once (Z2). Work that throws is tried again, slower each time.
 *
 * @param concurrency how many units are worked on at once
 * @param onFailure told of each failed try
 */
export function unitQueue(
  concurrency: number,
  work: (unit: UnitKey) => Promise<void>,
  onFailure: (unit: UnitKey, error: unknown) => void,
): UnitQueue {
  let waiting = new Set<UnitKey>();
  const working = new Map<UnitKey, Promise<void>>();
  const failures = new Map<UnitKey, number>();
  const timers = new Map<UnitKey, NodeJS.Timeout>();
  let closed = false;
  let onIdle: (() => void)[] = [];
  const onFree: (() => void)[] = [];

  const settle = () => {
    if (waiting.size > 0 || working.size > 0) return;
    for (const resolve of onFree.splice(0)) resolve();
    if (timers.size > 0) return;
    for (const resolve of onIdle) resolve();
    onIdle = [];
  };
  const tryLater = (unit: UnitKey, error: unknown) => {
    onFailure(unit, error);
    const count = failures.get(unit) ?? 0;
    failures.set(unit, count + 1);
    const wait = TRY_AGAIN_AFTER_MS[Math.min(count, TRY_AGAIN_AFTER_MS.length - 1)] ?? 0;
    timers.set(
      unit,
      setTimeout(() => {
        timers.delete(unit);
        waiting.add(unit);
        next();
      }, wait),
    );
  };
  const begin = (unit: UnitKey) => {
    waiting.delete(unit);
    const done = work(unit)
      .then(
        () => void failures.delete(unit),
        (error) => (closed ? undefined : tryLater(unit, error)),
      )
      .finally(() => {
        working.delete(unit);
        next();
      });
    working.set(unit, done);
  };
  const next = () => {
    for (const unit of waiting) {
      if (closed || working.size >= concurrency) break;
      if (!working.has(unit)) begin(unit);
    }
    settle();
  };

  return {
    add(unit, first = false) {
      if (closed) return;
      clearTimeout(timers.get(unit));
      timers.delete(unit);
      waiting = first ? new Set([unit, ...waiting]) : waiting.add(unit);
      next();
    },
    idle: () =>
      new Promise((resolve) => {
        onIdle.push(resolve);
        settle();
      }),
    free: () =>
      new Promise((resolve) => {
        onFree.push(resolve);
        settle();
      }),
    async close() {
      closed = true;
      waiting.clear();
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      await Promise.all(working.values());
      settle();
    },
  };
}
