import { millisecondsOf } from '@nguon/content-model/instant';
import { filesOf, type Manifest } from '@nguon/content-model/manifest';
import { acceptManifest } from './accept.ts';
import type { TrustedClock } from './clock.ts';
import type { Identity } from './identity.ts';
import { inTurn } from './in-turn.ts';
import { inForce, isWhole } from './loop.ts';
import type { Memory } from './memory.ts';
import type { Store } from './store.ts';

type Trusting = Pick<Identity, 'device' | 'kind' | 'serverKeys'>;
type MemoryPort = Pick<Memory, 'now' | 'remember'>;
type ShelfPort = Pick<Store, 'holds' | 'keepOnly'>;

/** The manifests a device holds: the newest verified one, and the one whose files are all there. */
export class Holding {
  readonly #identity: Trusting;
  readonly #memory: MemoryPort;
  readonly #store: ShelfPort;
  readonly #clock: TrustedClock;
  /** One manifest after the other, from whichever way it came: the numbers must only grow. */
  readonly #turn = inTurn();
  #latest: Manifest | null = null;
  #current: Manifest | null = null;
  #inForce: Manifest | null = null;

  private constructor(identity: Trusting, memory: MemoryPort, store: ShelfPort, clock: TrustedClock) {
    this.#identity = identity;
    this.#memory = memory;
    this.#store = store;
    this.#clock = clock;
  }

  /** Opens what the memory holds. The disk is not trusted: each is verified again. */
  static async open(
    identity: Trusting,
    memory: MemoryPort,
    store: ShelfPort,
    clock: TrustedClock,
  ): Promise<Holding> {
    const holding = new Holding(identity, memory, store, clock);
    const { latest, current } = memory.now;
    holding.#latest = await holding.#verified(latest);
    holding.#current = latest === current ? holding.#latest : await holding.#verified(current);
    holding.look();
    return holding;
  }

  /** What is to be shown or played now; the same object until something in it changes. */
  get inForce(): Manifest | null {
    return this.#inForce;
  }

  get latest(): Manifest | null {
    return this.#latest;
  }

  /** The ETag to ask with; none while the memory holds nothing sound. */
  get etag(): string | null {
    return this.#latest === null ? null : this.#memory.now.etag;
  }

  /**
   * Takes a sealed manifest in. It counts once its sequence is on the disk (M2).
   * @throws {Refusal} `manifest-refused`, `storage-full`; the loop in force stays
   */
  take(jws: string, etag: string | null): Promise<void> {
    return this.#turn(() => this.#take(jws, etag));
  }

  async #take(jws: string, etag: string | null): Promise<void> {
    const { highest } = this.#memory.now;
    const { manifest, keyId } = await acceptManifest(jws, this.#identity, this.#memory.now);
    const sequence = Math.max(manifest.sequence, highest[keyId] ?? 0);
    await this.#memory.remember({ latest: jws, etag, highest: { ...highest, [keyId]: sequence } });
    this.#latest = manifest;
    this.#clock.notBefore(millisecondsOf(manifest.issuedAt));
    this.look();
    await this.#tidy();
  }

  /** Holds nothing any more: the device was revoked. The memory has let go of it by then. */
  async forget(): Promise<void> {
    this.#latest = null;
    this.#current = null;
    this.#inForce = null;
    await this.#tidy();
  }

  /** Looks again at which files are held. */
  look(): void {
    if (this.#latest === null) return;
    const next = inForce(this.#current, this.#latest, (file) => this.#store.holds(file));
    if (JSON.stringify(next) !== JSON.stringify(this.#inForce)) this.#inForce = next;
  }

  /**
   * Makes the newest manifest the one in force, if all its files are held.
   * @returns is it?
   */
  async settle(): Promise<boolean> {
    if (this.#latest === null) return true;
    if (!isWhole(this.#latest, (file) => this.#store.holds(file))) return false;
    this.look();
    if (this.#current === this.#latest) return true;
    await this.#memory.remember({ current: this.#memory.now.latest });
    this.#current = this.#latest;
    await this.#tidy();
    return true;
  }

  async #verified(jws: string | null): Promise<Manifest | null> {
    if (jws === null) return null;
    const accepted = await acceptManifest(jws, this.#identity, { highest: {}, latest: null }).catch(
      () => null,
    );
    if (accepted !== null) this.#clock.notBefore(millisecondsOf(accepted.manifest.issuedAt));
    return accepted?.manifest ?? null;
  }

  async #tidy(): Promise<void> {
    const needed = [this.#current, this.#latest].flatMap((one) => (one === null ? [] : filesOf(one, 'opus')));
    await this.#store.keepOnly(new Set(needed.map(({ sha256 }) => sha256)));
  }
}
