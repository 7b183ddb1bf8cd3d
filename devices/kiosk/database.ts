import { Refusal } from '@nguon/content-model/refusal';

const NAME = 'nguon-kiosk';

/** `kept`: identity and memory, by name. `playouts`: the log's entries, by number. */
export type Drawer = 'kept' | 'playouts';

/** The browser's database. A change counts once it is on the disk. */
export class Database {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  static async open(): Promise<Database> {
    const request = indexedDB.open(NAME, 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('kept');
      request.result.createObjectStore('playouts', { keyPath: 'number' });
    });
    return new Database(await answerOf(request));
  }

  /** @returns not checked yet */
  read(drawer: Drawer, key: string): Promise<unknown> {
    return answerOf(this.#database.transaction(drawer).objectStore(drawer).get(key));
  }

  /** @returns in the order of their keys, not checked yet */
  readAll(drawer: Drawer): Promise<readonly unknown[]> {
    return answerOf(this.#database.transaction(drawer).objectStore(drawer).getAll());
  }

  /**
   * Changes a drawer, wholly or not at all.
   * @throws {Refusal} `storage-full`; then nothing has changed
   */
  async change(drawer: Drawer, work: (store: IDBObjectStore) => void): Promise<void> {
    try {
      const transaction = this.#database.transaction(drawer, 'readwrite', { durability: 'strict' });
      work(transaction.objectStore(drawer));
      await new Promise<void>((resolve, reject) => {
        transaction.addEventListener('complete', () => resolve());
        transaction.addEventListener('abort', () => reject(transaction.error));
      });
    } catch (error) {
      throw asStorageFull(drawer, error);
    }
  }
}

/** A full disk said so that an installer can act; anything else as it is. */
export function asStorageFull(where: string, error: unknown): unknown {
  if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) return error;
  return new Refusal('storage-full', where, 'the disk is full', 'Make room on it', { cause: error });
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
