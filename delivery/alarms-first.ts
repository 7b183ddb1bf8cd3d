import { setTimeout as pause } from 'node:timers/promises';

/** Alarms of one emergency follow each other at least this closely, ms: without one for so long manifests wait no more. */
const FOLLOW_MS = 1_000;

/** What manifests wait for. */
export interface AlarmsFirst {
  /** An alarm was said just now. */
  told(): void;
  /**
   * Resolves when every alarm that is due is said, of units that are still being taken in too as long as one follows the
   * other: a province's emergency is heard everywhere before the first manifest is sealed (D64).
   */
  over(): Promise<void>;
}

/**
 * @param takenIn resolves when no unit is being taken in
 * @param said resolves when no alarm of a unit that was taken in is to be said
 */
export function alarmsFirst(takenIn: () => Promise<void>, said: () => Promise<void>): AlarmsFirst {
  let toldAt = Number.NEGATIVE_INFINITY;
  return {
    told() {
      toldAt = performance.now();
    },
    async over() {
      const isTakenIn = takenIn().then(() => true);
      const look = () => pause(FOLLOW_MS / 4, false, { ref: false });
      let isQuiet = false;
      do {
        await said();
        isQuiet = performance.now() - toldAt >= FOLLOW_MS || (await Promise.race([isTakenIn, look()]));
      } while (!isQuiet);
      await said();
    },
  };
}
