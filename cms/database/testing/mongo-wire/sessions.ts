import type { Document } from 'bson';
import { noSuchTransaction } from './fault.ts';
import { keyOf } from './keys.ts';
import { type Store, Transaction } from './store.ts';

interface Open {
  readonly number: unknown;
  readonly transaction: Transaction;
}

/** The open transaction of each client session, by the session's `lsid`. */
export class Sessions {
  readonly #store: Store;
  readonly #open = new Map<string, Open>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The transaction a command belongs to; begins it with the first command that asks for it. */
  of({ lsid, txnNumber, autocommit, startTransaction }: Document): Transaction | null {
    if (autocommit !== false) return null;
    const session = keyOf(lsid?.id);
    if (startTransaction) {
      this.#open.get(session)?.transaction.end();
      this.#open.set(session, { number: txnNumber, transaction: new Transaction(this.#store) });
    }
    const open = this.#open.get(session);
    if (!open || open.number !== txnNumber) throw noSuchTransaction();
    return open.transaction;
  }

  /** @param commit false forgets what was changed */
  end(command: Document, commit: boolean): void {
    const transaction = this.of(command);
    this.#open.delete(keyOf(command['lsid']?.id));
    if (commit) transaction?.commit();
    else transaction?.end();
  }

  /** A command in it failed: MongoDB gives the whole transaction up. */
  abandon({ lsid }: Document): void {
    const session = keyOf(lsid?.id);
    this.#open.get(session)?.transaction.end();
    this.#open.delete(session);
  }
}
