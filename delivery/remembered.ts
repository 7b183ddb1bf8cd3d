import type { Sha256 } from '@nguon/content-model/content-address';
import type { Kept } from './kept.ts';

/** Results of costly work, kept by the address of everything that went into it. */
export interface Remembered<Value> {
  /** The result if it was made before and its files are still there. */
  known(key: Sha256): Promise<Value | null>;
  /** The result, made now if need be; asked for twice at once, it is made once (Z4). */
  made(key: Sha256, make: () => Promise<Value>): Promise<Value>;
}

/** @param isWhole are the files that a kept result names still there? */
export function remember<Value>(
  kept: Kept<Value>,
  isWhole: (value: Value) => Promise<boolean>,
): Remembered<Value> {
  const underway = new Map<Sha256, Promise<Value>>();
  const known = async (key: Sha256) => {
    const value = await kept.get(key);
    return value !== null && (await isWhole(value)) ? value : null;
  };
  const makeNow = async (key: Sha256, make: () => Promise<Value>) => {
    const before = await known(key);
    if (before !== null) return before;
    const value = await make();
    await kept.put(key, value);
    return value;
  };
  return {
    known,
    made(key, make) {
      const running = underway.get(key);
      if (running !== undefined) return running;
      const begun = makeNow(key, make).finally(() => underway.delete(key));
      underway.set(key, begun);
      return begun;
    },
  };
}
