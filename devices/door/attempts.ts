/** How many wrong codes one address may try in a window. A code has 40 bits or more, so ten guesses are nothing. */
export const WRONG_CODES_ALLOWED = 10;

/** The window in which wrong codes are counted, ms. */
export const WINDOW_MS = 10 * 60_000;

/** Most addresses remembered; the oldest is forgotten first. */
const ADDRESSES_REMEMBERED = 10_000;

/** Counts the wrong enrolment codes of each address (D3). Time comes in as `at`, ms. */
export class Attempts {
  readonly #wrong = new Map<string, { count: number; since: number }>();

  /** May this address try a code now? */
  mayTry(address: string, at: number): boolean {
    const entry = this.#wrong.get(address);
    if (entry === undefined) return true;
    if (at - entry.since >= WINDOW_MS) this.#wrong.delete(address);
    return at - entry.since >= WINDOW_MS || entry.count < WRONG_CODES_ALLOWED;
  }

  /** Remembers that an address tried a wrong code. */
  wrong(address: string, at: number): void {
    const { count, since } = this.#wrong.get(address) ?? { count: 0, since: at };
    this.#wrong.delete(address);
    this.#wrong.set(address, { count: count + 1, since });
    const [oldest] = this.#wrong.keys();
    if (this.#wrong.size > ADDRESSES_REMEMBERED && oldest !== undefined) this.#wrong.delete(oldest);
  }
}
