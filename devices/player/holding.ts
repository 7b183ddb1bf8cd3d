import type { Alarm } from '@nguon/content-model/alarm';
import { millisecondsOf } from '@nguon/content-model/instant';
import { filesOf, type Manifest, type SpeakerManifest } from '@nguon/content-model/manifest';
import { acceptManifest } from './accept.ts';
import type { TrustedClock } from './clock.ts';
import { acceptAlarm, isHeeded, withAlarm } from './heed-alarm.ts';
import type { Identity } from './identity.ts';
import { inTurn } from './in-turn.ts';
import { inForce, isWhole } from './loop.ts';
import type { Memory } from './memory.ts';
import type { Store } from './store.ts';

type Trusting = Pick<Identity, 'device' | 'kind' | 'serverKeys'>;
type MemoryPort = Pick<Memory, 'now' | 'remember'>;
type ShelfPort = Pick<Store, 'holds' | 'keepOnly'>;

/**
 * The manifests a device holds: the newest verified one, and the one whose files are all there; and the alarm that bridges
 * the time until the next.
 */
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
  /** Kept in memory only: after a restart the manifest tells (D67). */
  #alarm: Alarm | null = null;
  #highestAlarm = 0;
  #bridged: SpeakerManifest | null = null;

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

  /** What its own manifests ask for; the same object until something in it changes. */
  get inForce(): Manifest | null {
    return this.#inForce;
  }

  /**
   * What is to be shown or played now: that, and what an alarm brings; the same object until something in it changes.
   * @param at trusted time, ms since 1970
   */
  obeyed(at: number): Manifest | null {
    const isBridged = this.#alarm !== null && isHeeded(this.#alarm, this.#latest, at);
    return (isBridged ? this.#bridged : null) ?? this.#inForce;
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

  /**
   * Takes a sealed alarm in, until a manifest that was signed after it comes (D67).
   * @param at signed time, ms since 1970; `null` while none came
   * @returns what it needs held
   * @throws {Refusal} `alarm-refused`; what is in force stays
   */
  takeAlarm(jws: string, at: number | null): Promise<SpeakerManifest | null> {
    return this.#turn(async () => {
      const hearing = { manifest: this.#latest, highest: this.#highestAlarm, at };
      const alarm = await acceptAlarm(jws, this.#identity.serverKeys, hearing);
      this.#highestAlarm = alarm.sequence;
      this.#alarm = alarm;
      this.look();
      return this.#inForce?.kind === 'speaker' ? { ...this.#inForce, items: alarm.items } : null;
    });
  }

  async #take(jws: string, etag: string | null): Promise<void> {
    const { highest } = this.#memory.now;
    const { manifest, keyId } = await acceptManifest(jws, this.#identity, this.#memory.now);
    const sequence = Math.max(manifest.sequence, highest[keyId] ?? 0);
    await this.#memory.remember({ latest: jws, etag, highest: { ...highest, [keyId]: sequence } });
    this.#latest = manifest;
    if (this.#alarm !== null && !isHeeded(this.#alarm, manifest, this.#clock.now())) this.#alarm = null;
    this.#clock.notBefore(millisecondsOf(manifest.issuedAt));
    this.look();
    await this.#tidy();
  }

  /** Holds nothing any more: the device was revoked. The memory has let go of it by then. */
  async forget(): Promise<void> {
    this.#latest = null;
    this.#current = null;
    this.#inForce = null;
    this.#alarm = null;
    await this.#tidy();
  }

  /** Looks again at which files are held. */
  look(): void {
    if (this.#latest === null) return;
    const next = inForce(this.#current, this.#latest, (file) => this.#store.holds(file));
    if (JSON.stringify(next) !== JSON.stringify(this.#inForce)) this.#inForce = next;
    this.#bridge();
  }

  /** Looks again at what the alarm adds to what is in force. */
  #bridge(): void {
    const next =
      this.#alarm === null || this.#inForce?.kind !== 'speaker'
        ? null
        : withAlarm(this.#inForce, this.#alarm, (file) => this.#store.holds(file));
    if (JSON.stringify(next) !== JSON.stringify(this.#bridged)) this.#bridged = next;
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
    const manifests = [this.#current, this.#latest].flatMap((one) =>
      one === null ? [] : filesOf(one, 'opus'),
    );
    const alarm = (this.#alarm?.items ?? []).map(({ opus }) => opus);
    await this.#store.keepOnly(new Set([...manifests, ...alarm].map(({ sha256 }) => sha256)));
  }
}
