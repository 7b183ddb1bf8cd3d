import type { Sha256 } from '@nguon/content-model/content-address';
import type { ShelfFile } from '@nguon/content-model/manifest';
import { Refusal } from '@nguon/content-model/refusal';
import { asStorageFull } from './database.ts';

const NAME = 'nguon-shelf';

/** The files a kiosk holds, by their SHA-256, in Cache Storage. What is read was checked in that moment (M6). */
export class KioskStore {
  readonly #cache: Cache;
  readonly #held: Set<Sha256>;

  private constructor(cache: Cache, held: Set<Sha256>) {
    this.#cache = cache;
    this.#held = held;
  }

  static async open(): Promise<KioskStore> {
    const cache = await caches.open(NAME);
    const names = (await cache.keys()).map(({ url }) => url.slice(-64));
    return new KioskStore(cache, new Set(names));
  }

  holds(file: Sha256): boolean {
    return this.#held.has(file);
  }

  /**
   * Puts a file on the shelf.
   * @throws {Refusal} `file-damaged` when it is not what its name says (M6), `storage-full`
   */
  async put(file: ShelfFile, bytes: Uint8Array): Promise<void> {
    const content = new Uint8Array(bytes);
    const found = await hashOf(content);
    if (found !== file.sha256) {
      throw new Refusal('file-damaged', `file ${file.sha256}`, `its SHA-256 is ${found}`, 'Fetch it again');
    }
    try {
      await this.#cache.put(addressOf(file.sha256), new Response(content));
    } catch (error) {
      throw asStorageFull('shelf', error);
    }
    this.#held.add(file.sha256);
  }

  /** The bytes of a file; `null` when it is not held or was damaged, and then it is held no longer. */
  async read(file: Sha256): Promise<Uint8Array<ArrayBuffer> | null> {
    if (!this.#held.has(file)) return null;
    const response = await this.#cache.match(addressOf(file)).catch(() => undefined);
    const bytes = response === undefined ? null : new Uint8Array(await response.arrayBuffer());
    if (bytes !== null && (await hashOf(bytes)) === file) return bytes;
    await this.#drop(file);
    return null;
  }

  /** Removes every file but these. */
  async keepOnly(files: ReadonlySet<Sha256>): Promise<void> {
    for (const file of [...this.#held].filter((held) => !files.has(held))) await this.#drop(file);
  }

  async #drop(file: Sha256): Promise<void> {
    this.#held.delete(file);
    await this.#cache.delete(addressOf(file));
  }
}

/** A file's name in the cache; nobody fetches it from there. */
function addressOf(file: Sha256): string {
  return `/kiosk/shelf/${file}`;
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<Sha256> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
