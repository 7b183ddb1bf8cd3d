import type { Payload } from 'payload';
import { loadSnapshot } from '../editions/load-snapshot.ts';
import type { Snapshot } from '../editions/snapshot.ts';
import { Sequencer } from './sequencer.ts';

/** What delivery is answered from: the numbers of changes, and one snapshot of everything public. */
export interface Desk {
  readonly sequencer: Sequencer;
  /** Everything public; loaded once after each change, however many ask (X4). */
  snapshot(): Promise<Snapshot>;
  close(): Promise<void>;
}

declare global {
  /** Held by the process: Next bundles the pages with a copy of this module, and they ask for the same desk (W113). */
  var desksOfOpenCms: WeakMap<Payload, Desk> | undefined;
}

globalThis.desksOfOpenCms ??= new WeakMap();
const desks = globalThis.desksOfOpenCms;

/** The desk of an opened CMS. */
export function deskOf(payload: Payload): Desk {
  const desk = desks.get(payload);
  if (desk === undefined) throw new TypeError('the CMS was not opened by openCms');
  return desk;
}

/** Rings the sequencer after every commit. */
function ringAfterCommits({ db }: Payload, sequencer: Sequencer): () => void {
  const commit = db.commitTransaction;
  db.commitTransaction = async (id) => {
    await commit.call(db, id);
    sequencer.ring();
  };
  return () => {
    db.commitTransaction = commit;
  };
}

/** Opens the desk of a CMS and numbers what an earlier process left. */
export async function openDesk(payload: Payload): Promise<Desk> {
  const sequencer = await Sequencer.start(payload);
  const letGo = ringAfterCommits(payload, sequencer);
  let cached: Promise<Snapshot> | null = null;
  const unsubscribe = sequencer.subscribe(() => {
    cached = null;
  });
  const desk: Desk = {
    sequencer,
    snapshot() {
      if (cached !== null) return cached;
      const loading = loadSnapshot(payload);
      cached = loading;
      loading.catch(() => {
        if (cached === loading) cached = null;
      });
      return loading;
    },
    async close() {
      unsubscribe();
      letGo();
      desks.delete(payload);
      await sequencer.stop();
    },
  };
  desks.set(payload, desk);
  return desk;
}
