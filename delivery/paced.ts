/** Work that many ask for and that is done for all of them at once. */
export interface Paced {
  /** Has the work done; resolves when it was done for this asking. */
  ask(): Promise<void>;
  close(): void;
}

/**
 * Does work at once when it is asked for, but not again before some time has passed since it last began: who asks
 * meanwhile shares the next turn.
 *
 * @param milliseconds from one beginning to the next
 * @param work must not reject
 */
export function paced(milliseconds: number, work: () => Promise<void>): Paced {
  let next: Promise<void> | null = null;
  let began = Number.NEGATIVE_INFINITY;
  let last: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  return {
    ask() {
      if (isClosed) return Promise.resolve();
      next ??= new Promise((resolve) => {
        const begin = () => {
          next = null;
          began = performance.now();
          last = work();
          void last.then(resolve);
        };
        const wait = began + milliseconds - performance.now();
        void last.then(() => {
          timer = setTimeout(begin, Math.max(wait, 0));
        });
      });
      return next;
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
