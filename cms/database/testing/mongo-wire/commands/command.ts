import type { Document } from 'bson';
import type { Cursors } from '../cursors.ts';
import type { Sessions } from '../sessions.ts';
import type { Store, View } from '../store.ts';
import type { Table } from '../table.ts';

/** One command, and what it may touch. */
export interface Asked {
  readonly body: Document;
  readonly database: string;
  readonly store: Store;
  /** The transaction it belongs to, or the store itself. */
  readonly view: View;
  readonly sessions: Sessions;
  readonly cursors: Cursors;
  /** `host:port` of this server. */
  readonly address: string;
}

/** Answers without `ok`. @throws {Fault} */
export type Command = (asked: Asked) => Document | Promise<Document>;

/** The collection that a command names as its first value. */
export function tableOf({ body, database, store }: Asked): Table {
  return store.table(`${database}.${String(Object.values(body)[0])}`);
}
