import type { UnitKey } from '@nguon/content-model/unit';

/** Wait before the n-th try at a unit that failed, ms; the last one repeats. */
const TRY_AGAIN_AFTER_MS = [500, 2_000, 10_000, 60_000] as const;

export interface UnitQueue {
  /**
   * Has the unit worked on soon; a unit that already waits is not queued twice, one that is worked on is done again after.
   * @param urgent it has places of its own, and waits for nothing that is not urgent: an emergency, or news
   */
  add(unit: UnitKey, urgent?: boolean): void;
  /** Resolves when nothing waits, is worked on or is to be tried again. */
  idle(): Promise<void>;
  /** Resolves when nothing waits or is worked on; what is to be tried again later does not count. */
  free(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Works on units, few at a time, each one never twice at once (Z2). Work that throws is tried again, slower each time.
 *
 * @param concurrency how many units are worked on at once, and how many urgent ones besides
 * @param onFailure told of each failed try
 */
export function unitQueue(
  concurrency: number,
  work: (unit: UnitKey) => Promise<void>,
  onFailure: (unit: UnitKey, error: unknown) => void,
): UnitQueue {
  const waiting = new Set<UnitKey>();
  const urgentWaiting = new Set<UnitKey>();
  let urgentWorking = 0;
  const working = new Map<UnitKey, Promise<void>>();
  const failures = new Map<UnitKey, number>();
  const timers = new Map<UnitKey, NodeJS.Timeout>();
  let closed = false;
  let onIdle: (() => void)[] = [];
  const onFree: (() => void)[] = [];

  const settle = () => {
    if (waiting.size + urgentWaiting.size + working.size > 0) return;
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
  const begin = (unit: UnitKey, urgent: boolean) => {
    waiting.delete(unit);
    urgentWaiting.delete(unit);
    if (urgent) urgentWorking += 1;
    const done = work(unit)
      .then(
        () => void failures.delete(unit),
        (error) => (closed ? undefined : tryLater(unit, error)),
      )
      .finally(() => {
        if (urgent) urgentWorking -= 1;
        working.delete(unit);
        next();
      });
    working.set(unit, done);
  };
  const next = () => {
    for (const unit of urgentWaiting) {
      if (closed || urgentWorking >= concurrency) break;
      if (!working.has(unit)) begin(unit, true);
    }
    for (const unit of waiting) {
      if (closed || working.size - urgentWorking >= concurrency) break;
      if (!working.has(unit)) begin(unit, false);
    }
    settle();
  };

  return {
    add(unit, urgent = false) {
      if (closed) return;
      clearTimeout(timers.get(unit));
      timers.delete(unit);
      if (urgent) urgentWaiting.add(unit);
      else waiting.add(unit);
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
      urgentWaiting.clear();
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      await Promise.all(working.values());
      settle();
    },
  };
}
