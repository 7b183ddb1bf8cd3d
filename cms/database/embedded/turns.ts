import type { PGlite } from '@electric-sql/pglite';

/** Whoever takes turns: a connection, or the housekeeping. Compared, never looked into. */
export type Client = object;

interface Waiting {
  readonly client: Client;
  readonly complete: boolean;
  work(): Promise<void>;
}

export interface TurnsOptions {
  /** How long a client may keep everybody waiting between two turns of its transaction, ms. */
  readonly idleMs: number;
  /** Told which client was too slow; its transaction has been rolled back. */
  onIdle(client: Client): void;
  /** PGlite itself failed and cannot be used any more. */
  onFailure(cause: unknown): void;
}

/** Gives PGlite to one client at a time: for a turn, and through its whole transaction once it has begun one. */
export class Turns {
  readonly #db: PGlite;
  readonly #options: TurnsOptions;
  #queue: Waiting[] = [];
  #owner: Client | null = null;
  #running: Promise<void> | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor(db: PGlite, options: TurnsOptions) {
    this.#db = db;
    this.#options = options;
  }

  /** @param answer gets PGlite's answer, in pieces, valid only during the call */
  take(client: Client, bytes: Buffer, complete: boolean, answer: (piece: Uint8Array) => void): void {
    this.#join({
      client,
      complete,
      work: () => this.#db.execProtocolRawStream(bytes, { onRawData: answer }),
    });
  }

  /** Runs SQL of our own between the clients' turns. Rejects with PostgreSQL's error. */
  run(sql: string): Promise<void> {
    return new Promise((done, refuse) => {
      const work = () => this.#db.exec(sql).then(() => done(), refuse);
      this.#join({ client: work, complete: true, work });
    });
  }

  /** A client has gone: what it asked for is forgotten, its open transaction is rolled back. */
  leave(client: Client): void {
    this.#queue = this.#queue.filter((waiting) => waiting.client !== client);
    const work = async () => {
      if (this.#owner === client && this.#db.isInTransaction()) await this.#db.exec('ROLLBACK');
    };
    this.#join({ client, complete: true, work });
  }

  /** Ends when the turn under way has ended; nobody else gets one. */
  async stop(): Promise<void> {
    this.#queue = [];
    clearTimeout(this.#idle);
    await this.#running;
    clearTimeout(this.#idle);
  }

  #join(waiting: Waiting): void {
    this.#queue.push(waiting);
    this.#running ??= this.#drain().finally(() => {
      this.#running = null;
    });
  }

  #next(): Waiting | undefined {
    if (this.#owner === null) return this.#queue.shift();
    const place = this.#queue.findIndex(({ client }) => client === this.#owner);
    return place < 0 ? undefined : this.#queue.splice(place, 1)[0];
  }

  async #drain(): Promise<void> {
    clearTimeout(this.#idle);
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        await next.work();
        this.#owner = !next.complete || this.#db.isInTransaction() ? next.client : null;
      }
    } catch (cause) {
      this.#queue = [];
      this.#options.onFailure(cause);
    }
    if (this.#owner !== null) this.#watch(this.#owner);
  }

  #watch(client: Client): void {
    this.#idle = setTimeout(() => {
      this.leave(client);
      this.#options.onIdle(client);
    }, this.#options.idleMs);
    this.#idle.unref();
  }
}
