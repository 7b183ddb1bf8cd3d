/** What a clock takes along through a power cut. */
export interface ClockMemory {
  /** Trusted time minus the device's own, ms. */
  readonly offset: number;
  /** The latest trusted time seen, ms. */
  readonly seen: number;
}

/**
 * A clock that needs not trust its device's. Signed time sets it; it goes on by counting, so that a jump of the device's
 * clock moves nothing; it is never before the newest manifest was signed (M5). Started again without network it takes
 * the later of the device's clock with the old offset and the last time it saw.
 */
export class TrustedClock {
  readonly #wall: () => number;
  readonly #ticks: () => number;
  #base: number;
  #baseTick: number;
  #floor = 0;

  /**
   * @param wall the device's own clock, ms since 1970
   * @param ticks counts ms from any start and never jumps
   */
  constructor(
    { offset, seen }: ClockMemory,
    wall: () => number = Date.now,
    ticks: () => number = () => performance.now(),
  ) {
    this.#wall = wall;
    this.#ticks = ticks;
    this.#base = Math.max(seen, wall() + offset);
    this.#baseTick = ticks();
  }

  /** The time, ms since 1970. */
  now(): number {
    return Math.max(this.#floor, this.#base + this.#ticks() - this.#baseTick);
  }

  /** Sets the clock to a time the server signed. */
  set(milliseconds: number): void {
    this.#base = milliseconds;
    this.#baseTick = this.#ticks();
  }

  /** It is at least this late: a manifest signed then was verified. */
  notBefore(milliseconds: number): void {
    if (this.now() >= milliseconds) return;
    this.#floor = milliseconds;
    this.set(milliseconds);
  }

  /** How far the device's own clock runs ahead, s. */
  deviceAheadSeconds(): number {
    return Math.round((this.#wall() - this.now()) / 1000);
  }

  memory(): ClockMemory {
    return { offset: this.now() - this.#wall(), seen: this.now() };
  }
}
