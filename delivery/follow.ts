import type { Change } from '@nguon/content-model/delivery-feed';
import type { UnitKey } from '@nguon/content-model/unit';
import type { CmsClient } from './cms-client.ts';
import type { Progress } from './progress.ts';

/** How often the outbox is asked without being told of news, ms: the net under the push. */
const ASK_EVERY_MS = 5_000;
/** A push connection that says nothing this long is dead, ms. The CMS sends a heartbeat every 15 s. */
const SILENT_FOR_MS = 45_000;
/** Wait before a broken push connection is opened again, ms. */
const LISTEN_AGAIN_MS = 1_000;

export interface Follower {
  close(): Promise<void>;
}

export interface FollowerEvents {
  /** Is the unit's edition at hand? One that is not is asked for, whatever the cursor says (Z15). */
  has(unit: UnitKey): boolean;
  /**
   * These units may differ now; called after they are safely noted.
   * @param isNews somebody changed them just now; otherwise they are only not at hand yet
   */
  onUnits(units: readonly UnitKey[], isNews: boolean): void;
  onDevices(): Promise<void>;
  onCommand(command: NonNullable<Change['command']>): Promise<void>;
  onError(error: unknown): void;
}

/**
 * Follows the outbox: asks for what is after the cursor whenever the CMS pushes news, and every few seconds besides.
 * A change is noted before its cursor is passed, so a crash at any point repeats work and loses none (Z6).
 */
export function follow(
  cms: CmsClient,
  progress: Progress & { isFresh: boolean },
  events: FollowerEvents,
): Follower {
  const ended = new AbortController();
  let hasBegun = false;
  let wake = () => {};

  const begin = async () => {
    const { cursor, units } = await cms.units();
    if (progress.isFresh) await events.onDevices();
    const from = progress.isFresh ? cursor : progress.cursor;
    const lacking = progress.isFresh ? units : units.filter((unit) => !events.has(unit));
    if (progress.isFresh || lacking.length > 0) {
      await progress.read(
        from,
        lacking.map((unit) => ({ unit, sequence: from })),
      );
    }
    hasBegun = true;
    events.onUnits(lacking, false);
  };
  const readPage = async (): Promise<boolean> => {
    const { changes, cursor, more } = await cms.changes(progress.cursor);
    // A device that is revoked hears of it while it is still known.
    for (const { command } of changes) if (command !== null) await events.onCommand(command);
    if (changes.some(({ devices }) => devices)) await events.onDevices();
    if (cursor === progress.cursor) return false;
    const units = changes.flatMap((change) =>
      change.units.map((unit) => ({ unit, sequence: change.sequence })),
    );
    await progress.read(cursor, units);
    events.onUnits([...new Set(units.map(({ unit }) => unit))], true);
    return more;
  };
  const readOn = async () => {
    let news = Promise.resolve();
    while (!ended.signal.aborted) {
      news = new Promise((resolve) => {
        wake = resolve;
      });
      try {
        if (!hasBegun) await begin();
        while (!ended.signal.aborted && (await readPage()));
      } catch (error) {
        events.onError(error);
      }
      await Promise.race([news, pause(ASK_EVERY_MS, ended.signal)]);
    }
  };
  const listenOn = async () => {
    while (!ended.signal.aborted) {
      await listenOnce(cms, () => wake(), ended.signal).catch(() => {});
      await pause(LISTEN_AGAIN_MS, ended.signal);
      wake();
    }
  };
  const running = Promise.all([readOn(), listenOn()]);
  return {
    async close() {
      ended.abort();
      wake();
      await running;
    },
  };
}

/** One push connection, given up when it falls silent. */
async function listenOnce(cms: CmsClient, onNews: () => void, ended: AbortSignal): Promise<void> {
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), SILENT_FOR_MS);
  try {
    await cms.listen(
      () => onNews(),
      () => {
        clearTimeout(timer);
        timer = setTimeout(() => silent.abort(), SILENT_FOR_MS);
      },
      AbortSignal.any([silent.signal, ended]),
    );
  } finally {
    clearTimeout(timer);
  }
}

function pause(milliseconds: number, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ended.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      ended.removeEventListener('abort', done);
      resolve();
    }
    ended.addEventListener('abort', done, { once: true });
  });
}
