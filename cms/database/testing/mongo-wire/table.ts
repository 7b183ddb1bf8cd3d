import type { Document } from 'bson';
import { Query } from 'mingo';
import { duplicateKey } from './fault.ts';
import { type Index, indexKeys, keyOf } from './keys.ts';

/** A change that cannot be made now, because a transaction that is still open has one on the same record or key. */
export class Busy extends Error {}

/** Whoever changes records: a transaction, or `null` for a change on its own. */
export type Owner = object | null;

/** One collection: its records in the order they came, its indexes, and what open transactions have claimed. */
export class Table {
  readonly namespace: string;
  readonly indexes: Index[] = [{ name: '_id_', key: { _id: 1 }, unique: true }];
  /** Number of the change that last touched a record. */
  readonly changed = new Map<string, number>();
  #records = new Map<string, Document>();
  #frozen = false;
  /** Which record holds a unique key. */
  readonly #holders = new Map<string, string>();
  /** Records (`r…`) and unique keys (`k…`) that an open transaction has claimed. */
  readonly #claims = new Map<string, Owner>();

  constructor(namespace: string) {
    this.namespace = namespace;
  }

  get records(): ReadonlyMap<string, Document> {
    return this.#records;
  }

  /** The records as they are now, for a transaction to keep. */
  freeze(): ReadonlyMap<string, Document> {
    this.#frozen = true;
    return this.#records;
  }

  /** The unique keys of a document, with the index each belongs to. */
  #uniqueKeys(document: Document): [key: string, index: Index][] {
    return this.indexes
      .filter(
        ({ unique, partialFilterExpression: only }) => unique && (!only || new Query(only).test(document)),
      )
      .flatMap((index) =>
        indexKeys(index, document).map((key): [string, Index] => [`${index.name}${key}`, index]),
      );
  }

  /**
   * May this owner put this document there?
   * @param own what the owner itself has changed, not yet seen by others
   * @throws {Busy} when an open transaction stands in the way
   * @throws {Fault} 11000 when a unique key is held by another record
   */
  check(document: Document, owner: Owner, own?: ReadonlyMap<string, Document | null>): void {
    const id = keyOf(document['_id']);
    this.#checkClaim(`r${id}`, owner);
    for (const [key, index] of this.#uniqueKeys(document)) {
      this.#checkClaim(`k${key}`, owner);
      const holder = this.#holders.get(key);
      const held = holder !== undefined && holder !== id && !own?.has(holder);
      const heldByOwn = [...(own ?? [])].some(
        ([other, mine]) => other !== id && mine && this.#uniqueKeys(mine).some(([taken]) => taken === key),
      );
      if (!held && !heldByOwn) continue;
      const values = Object.keys(index.key).map((path) => [path, document[path] ?? null]);
      throw duplicateKey(this.namespace, index.name, Object.fromEntries(values));
    }
  }

  checkRemoval(id: string, owner: Owner): void {
    this.#checkClaim(`r${id}`, owner);
  }

  #checkClaim(claim: string, owner: Owner): void {
    const claimed = this.#claims.get(claim);
    if (claimed !== undefined && claimed !== owner) throw new Busy(`${this.namespace} ${claim}`);
  }

  /** Keeps others off a record and its unique keys until `release`. */
  claim(id: string, document: Document | null, owner: Owner): void {
    this.#claims.set(`r${id}`, owner);
    for (const [key] of document ? this.#uniqueKeys(document) : []) this.#claims.set(`k${key}`, owner);
  }

  release(owner: Owner): void {
    for (const [claim, claimed] of this.#claims) if (claimed === owner) this.#claims.delete(claim);
  }

  /** @param document `null` removes the record */
  apply(id: string, document: Document | null, change: number): void {
    if (this.#frozen) {
      this.#records = new Map(this.#records);
      this.#frozen = false;
    }
    const before = this.#records.get(id);
    for (const [key] of before ? this.#uniqueKeys(before) : []) {
      if (this.#holders.get(key) === id) this.#holders.delete(key);
    }
    if (document === null) this.#records.delete(id);
    else this.#records.set(id, document);
    for (const [key] of document ? this.#uniqueKeys(document) : []) this.#holders.set(key, id);
    this.changed.set(id, change);
  }

  /** @throws {Fault} 11000 when the records already there break it */
  addIndex(index: Index): void {
    if (this.indexes.some(({ name }) => name === index.name)) return;
    this.indexes.push(index);
    try {
      for (const document of this.#records.values()) this.check(document, null);
      for (const [id, document] of this.#records) {
        for (const [key] of this.#uniqueKeys(document)) {
          const holder = this.#holders.get(key);
          if (holder !== undefined && holder !== id) throw duplicateKey(this.namespace, index.name, {});
          this.#holders.set(key, id);
        }
      }
    } catch (error) {
      this.indexes.pop();
      throw error;
    }
  }
}
