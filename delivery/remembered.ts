import type { Sha256 } from '@nguon/content-model/content-address';
import type { ShelfFile } from '@nguon/content-model/manifest';
import type { Kept } from './kept.ts';
import type { Shelf } from './shelf.ts';

/** Results held at hand besides the disk: those of 1,000 units with 50 bulletins. */
const HELD_AT_HAND = 50_000;
/** How long the files of a result are taken to be there after they were, ms: a province's sites ask 10,000 times a second. */
const TRUSTED_FOR_MS = 60_000;

/** What is noted of files on the shelf, by the address of everything that went into making them. */
export interface MadeFiles {
  keys(): Promise<Sha256[]>;
  /** The files that are noted under a key, whether or not they are still there. */
  files(key: Sha256): Promise<readonly ShelfFile[]>;
  /** The result is gone, and made again by whoever asks. */
  forget(key: Sha256): Promise<void>;
}

/** Results of costly work, kept by the address of everything that went into it. */
export interface Remembered<Value> extends MadeFiles {
  /** The result if it was made before and its files were there within the last minute. */
  known(key: Sha256): Promise<Value | null>;
  /** The result, made now if need be; asked for twice at once, it is made once (Z4). */
  made(key: Sha256, make: () => Promise<Value>): Promise<Value>;
}

/** @param filesOf the files that a result names; one whose files are not all on the shelf is made again */
export function remember<Value>(
  kept: Kept<Value>,
  shelf: Pick<Shelf, 'has'>,
  filesOf: (value: Value) => readonly ShelfFile[],
): Remembered<Value> {
  const isWhole = async (value: Value) =>
    (await Promise.all(filesOf(value).map((file) => shelf.has(file)))).every((there) => there);
  const underway = new Map<Sha256, Promise<Value>>();
  const atHand = new Map<Sha256, { readonly value: Value; readonly seen: number }>();
  const hold = (key: Sha256, value: Value) => {
    const [oldest] = atHand.keys();
    if (atHand.size >= HELD_AT_HAND && oldest !== undefined) atHand.delete(oldest);
    atHand.set(key, { value, seen: performance.now() });
    return value;
  };
  const onDisk = async (key: Sha256) => {
    const value = atHand.get(key)?.value ?? (await kept.get(key));
    return value !== null && (await isWhole(value)) ? hold(key, value) : null;
  };
  const makeNow = async (key: Sha256, make: () => Promise<Value>) => {
    const before = await onDisk(key);
    if (before !== null) return before;
    let value = await make();
    await kept.put(key, value);
    // Equal bytes may have been taken away as another's before this was noted.
    if (!(await isWhole(value))) {
      value = await make();
      await kept.put(key, value);
    }
    return hold(key, value);
  };
  const known = async (key: Sha256) => {
    const held = atHand.get(key);
    return held && performance.now() - held.seen < TRUSTED_FOR_MS ? held.value : onDisk(key);
  };
  return {
    known,
    keys: kept.keys,
    async files(key) {
      const value = atHand.get(key)?.value ?? (await kept.get(key));
      return value === null ? [] : filesOf(value);
    },
    async forget(key) {
      await kept.remove(key);
      atHand.delete(key);
    },
    made(key, make) {
      const running = underway.get(key);
      if (running !== undefined) return running;
      const begun = makeNow(key, make).finally(() => underway.delete(key));
      underway.set(key, begun);
      return begun;
    },
  };
}
