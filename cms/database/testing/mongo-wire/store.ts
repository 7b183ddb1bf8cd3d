import type { Document } from 'bson';
import { Fault, writeConflict } from './fault.ts';
import { keyOf } from './keys.ts';
import { Busy, Table } from './table.ts';

/** How a command sees and changes the records: directly, or through its transaction. */
export interface View {
  records(table: Table): Iterable<Document>;
  record(table: Table, id: unknown): Document | undefined;
  put(table: Table, document: Document): void;
  remove(table: Table, document: Document): void;
}

/** Everything there is, in memory. */
export class Store {
  readonly tables = new Map<string, Table>();
  /** Counts changes, so that a transaction can tell what came after it. */
  changes = 0;
  #waiting: (() => void)[] = [];

  table(namespace: string): Table {
    const found = this.tables.get(namespace) ?? new Table(namespace);
    this.tables.set(namespace, found);
    return found;
  }

  /** Ends when some transaction has ended. */
  nextEnd(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  ended(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** The view of commands outside transactions. */
  readonly direct: View = {
    records: (table) => table.records.values(),
    record: (table, id) => table.records.get(keyOf(id)),
    put: (table, document) => {
      table.check(document, null);
      this.changes += 1;
      table.apply(keyOf(document['_id']), document, this.changes);
    },
    remove: (table, { _id }) => {
      table.checkRemoval(keyOf(_id), null);
      this.changes += 1;
      table.apply(keyOf(_id), null, this.changes);
    },
  };
}

const nothing: ReadonlyMap<string, Document> = new Map();

/** Sees the records as they were when it began, with its own changes; nobody sees those before it commits. */
export class Transaction implements View {
  readonly #store: Store;
  readonly #began: number;
  readonly #snapshot: ReadonlyMap<Table, ReadonlyMap<string, Document>>;
  readonly #own = new Map<Table, Map<string, Document | null>>();

  constructor(store: Store) {
    this.#store = store;
    this.#began = store.changes;
    this.#snapshot = new Map([...store.tables.values()].map((table) => [table, table.freeze()]));
  }

  *records(table: Table): Iterable<Document> {
    const own = this.#own.get(table);
    for (const [id, document] of this.#snapshot.get(table) ?? nothing) {
      const mine = own?.get(id);
      if (mine !== null) yield mine ?? document;
    }
    for (const [id, mine] of own ?? []) if (mine && !this.#snapshot.get(table)?.has(id)) yield mine;
  }

  record(table: Table, id: unknown): Document | undefined {
    const key = keyOf(id);
    const mine = this.#own.get(table)?.get(key);
    return mine === undefined ? this.#snapshot.get(table)?.get(key) : (mine ?? undefined);
  }

  put(table: Table, document: Document): void {
    this.#change(table, keyOf(document['_id']), document);
  }

  remove(table: Table, { _id }: Document): void {
    this.#change(table, keyOf(_id), null);
  }

  /** The first of two transactions that change one record wins; the other must begin again. */
  #change(table: Table, id: string, document: Document | null): void {
    if ((table.changed.get(id) ?? 0) > this.#began) throw writeConflict();
    const own = this.#own.get(table) ?? new Map<string, Document | null>();
    try {
      if (document) table.check(document, this, own);
      else table.checkRemoval(id, this);
    } catch (error) {
      throw error instanceof Busy ? writeConflict() : error;
    }
    table.claim(id, document, this);
    own.set(id, document);
    this.#own.set(table, own);
  }

  commit(): void {
    for (const [table, own] of this.#own) {
      for (const [id, document] of own) {
        this.#store.changes += 1;
        table.apply(id, document, this.#store.changes);
      }
    }
    this.end();
  }

  /** Forgets what is not committed and lets the others go on. */
  end(): void {
    for (const table of this.#own.keys()) table.release(this);
    this.#own.clear();
    this.#store.ended();
  }
}

/** Does a change as soon as no open transaction stands in its way; in a transaction there is no waiting. */
export async function whenFree<Result>(store: Store, change: () => Result): Promise<Result> {
  for (;;) {
    try {
      return change();
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      await store.nextEnd();
    }
  }
}

export const asFault = (error: unknown): Fault =>
  error instanceof Fault
    ? error
    : new Fault(2, 'BadValue', error instanceof Error ? error.message : String(error));
