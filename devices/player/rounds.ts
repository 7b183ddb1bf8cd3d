/** Does one thing at a time, again when asked meanwhile, and again later by itself; never twice at once. */
export class Rounds {
  readonly #work: () => Promise<boolean>;
  readonly #calmMs: number;
  #running: Promise<void> | null = null;
  #isWanted = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  /**
   * @param work one round; `false` or an error when it did not come to its end
   * @param calmMs pause after a good round, ms, ± 1/6 by chance; after bad ones 1 s, 2 s, 4 s … up to this
   */
  constructor(work: () => Promise<boolean>, calmMs: number) {
    this.#work = work;
    this.#calmMs = calmMs;
  }

  /** Asks for a round now, or right after the one that runs. */
  ask(): void {
    this.#isWanted = true;
    if (this.#running !== null || this.#isClosed) return;
    clearTimeout(this.#timer);
    this.#running = this.#run().finally(() => {
      this.#running = null;
      if (!this.#isClosed) this.#timer = setTimeout(() => this.ask(), this.#pause());
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isWanted && !this.#isClosed) {
      this.#isWanted = false;
      const isGood = await this.#work().catch(() => false);
      this.#failures = isGood ? 0 : this.#failures + 1;
    }
  }

  #pause(): number {
    const base =
      this.#failures === 0 ? this.#calmMs : Math.min(this.#calmMs, 1_000 * 2 ** (this.#failures - 1));
    return base * (5 / 6 + Math.random() / 3);
  }
}
