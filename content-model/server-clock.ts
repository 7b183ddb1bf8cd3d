/**
 * The server's clock, as far from here as answers come: of all answers the fastest tells most, because it is wrong by
 * half its way at most. Free of any clock of its own.
 */
export class ServerClock {
  #offset = 0;
  #fastest = Number.POSITIVE_INFINITY;

  /** By how much it may be wrong, ms; without an answer by anything. */
  get uncertaintyMs(): number {
    return this.#fastest / 2;
  }

  /**
   * @param now the server's time in an answer, ms since 1970
   * @param asked when it was asked, ms by a clock here that never jumps
   * @param answered when the answer came, by the same clock
   */
  learn(now: number, asked: number, answered: number): void {
    if (answered - asked >= this.#fastest) return;
    this.#fastest = answered - asked;
    this.#offset = now - (asked + answered) / 2;
  }

  /** The server's time at a moment of the clock here, ms since 1970. */
  at(ticks: number): number {
    return Math.max(0, Math.round(ticks + this.#offset));
  }
}
