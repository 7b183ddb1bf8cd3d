import type { Payload } from 'payload';

/** How often rows are looked for that nobody rang for, ms: those of a crash between commit and numbering. */
const SWEEP_MS = 1_000;
/** Rows numbered at a time. */
const BATCH = 200;

/** The highest number in the database; 0 where there is none. */
async function highestNumber(payload: Payload): Promise<number> {
  const { docs } = await payload.find({
    collection: 'outbox',
    where: { sequence: { exists: true } },
    sort: '-sequence',
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  });
  return docs[0]?.sequence ?? 0;
}

/**
 * Gives outbox rows their numbers, after their commit and one by one, so that whoever has read up to a number has read
 * everything before it (X7). There is one in the process of the CMS, and one such process.
 */
export class Sequencer {
  readonly #payload: Payload;
  readonly #listeners = new Set<(newest: number) => void>();
  readonly #sweep: NodeJS.Timeout;
  #newest: number;
  /** The number that listeners know. */
  #told: number;
  #working: Promise<void> | null = null;
  #rungAgain = false;
  /** Did the database go away while a number was given? Then the number may be kept although no answer came (X20). */
  #isUnsure = false;
  #stopped = false;

  private constructor(payload: Payload, newest: number, sweepMs: number) {
    this.#payload = payload;
    this.#newest = newest;
    this.#told = newest;
    this.#sweep = setInterval(() => this.ring(), sweepMs);
    this.#sweep.unref();
  }

  /** Goes on from the highest number in the database, beginning with what an earlier process left (X8). */
  static async start(payload: Payload, sweepMs: number = SWEEP_MS): Promise<Sequencer> {
    const sequencer = new Sequencer(payload, await highestNumber(payload), sweepMs);
    await sequencer.settle();
    return sequencer;
  }

  /** The highest number given. */
  get newest(): number {
    return this.#newest;
  }

  /** Is told the newest number each time numbers were given. */
  subscribe(listener: (newest: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Something may have been committed. */
  ring(): void {
    if (this.#stopped) return;
    this.#rungAgain = true;
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  }

  /** Waits until everything committed so far has its number. */
  async settle(): Promise<void> {
    this.ring();
    await this.#working;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#sweep);
    await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#rungAgain && !this.#stopped) {
      this.#rungAgain = false;
      try {
        if (await this.#numberBatch()) this.#rungAgain = true;
      } catch (error) {
        this.#isUnsure = true;
        this.#payload.logger.error({
          err: error,
          msg: 'outbox: rows could not be numbered; the next sweep tries again',
        });
      }
    }
  }

  /** @returns whether more rows may be waiting */
  async #numberBatch(): Promise<boolean> {
    if (this.#isUnsure) {
      this.#newest = Math.max(this.#newest, await highestNumber(this.#payload));
      this.#isUnsure = false;
    }
    const { docs } = await this.#payload.find({
      collection: 'outbox',
      where: { sequence: { exists: false } },
      sort: 'createdAt',
      limit: BATCH,
      pagination: false,
      depth: 0,
      select: { at: true },
      overrideAccess: true,
    });
    for (const { id } of docs) {
      await this.#payload.db.updateOne({
        collection: 'outbox',
        id,
        data: { sequence: this.#newest + 1 },
        returning: false,
      });
      this.#newest += 1;
    }
    this.#tell();
    return docs.length === BATCH;
  }

  #tell(): void {
    if (this.#newest === this.#told) return;
    this.#told = this.#newest;
    for (const listener of this.#listeners) listener(this.#newest);
  }
}
