import { type Instant, millisecondsOf } from '@nguon/content-model/instant';
import type { UnitKey } from '@nguon/content-model/unit';

/** Longest wait of a timer, ms; a later instant is looked at again then. Node's own limit is 2³¹ ms. */
const LONGEST_WAIT_MS = 3_600_000;

export interface AlarmClock {
  /** Sets the one instant at which a unit is called; `null` takes it back. */
  set(unit: UnitKey, at: Instant | null): void;
  close(): void;
}

/** Calls each unit at its instant, so that pages follow the windows of their bulletins with no word from the CMS (Z3). */
export function alarmClock(now: () => number, onTime: (unit: UnitKey) => void): AlarmClock {
  const due = new Map<UnitKey, number>();
  let timer: NodeJS.Timeout | undefined;
  const ring = () => {
    for (const [unit, at] of due) {
      if (at > now()) continue;
      due.delete(unit);
      onTime(unit);
    }
    wind();
  };
  const wind = () => {
    clearTimeout(timer);
    if (due.size === 0) return;
    const next = Math.min(...due.values());
    timer = setTimeout(ring, Math.max(0, Math.min(next - now(), LONGEST_WAIT_MS)));
  };
  return {
    set(unit, at) {
      if (at === null) due.delete(unit);
      else due.set(unit, millisecondsOf(at));
      wind();
    },
    close: () => clearTimeout(timer),
  };
}
