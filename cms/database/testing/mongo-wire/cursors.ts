import { type Document, Long } from 'bson';
import { Fault } from './fault.ts';

/** Documents of a first batch when the client names no size. */
const FIRST_BATCH = 101;

/** Answers too long for one batch, by the number the client fetches the rest with. */
export class Cursors {
  readonly #rest = new Map<number, Document[]>();
  #last = 0;

  /** @param size documents in this batch; 0 opens the cursor without any */
  open(namespace: string, documents: readonly Document[], size: number = FIRST_BATCH): Document {
    this.#last += 1;
    return this.#batch(this.#last, namespace, documents, size, 'firstBatch');
  }

  next(id: unknown, namespace: string, size: number | undefined): Document {
    const rest = this.#rest.get(Number(id));
    if (!rest) throw new Fault(43, 'CursorNotFound', `cursor id ${String(id)} not found`);
    return this.#batch(Number(id), namespace, rest, size ?? rest.length, 'nextBatch');
  }

  close(id: unknown): boolean {
    return this.#rest.delete(Number(id));
  }

  #batch(id: number, ns: string, documents: readonly Document[], size: number, name: string): Document {
    const rest = documents.slice(size);
    if (rest.length) this.#rest.set(id, rest);
    else this.#rest.delete(id);
    return { cursor: { id: Long.fromNumber(rest.length ? id : 0), ns, [name]: documents.slice(0, size) } };
  }
}
