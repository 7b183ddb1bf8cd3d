/**
 * A turn is what one PostgreSQL client says until it waits for an answer: messages up to the next Sync, Query,
 * Flush or end of a copy. PGlite is one session for everybody, so turns must not mix: the statement one client has
 * just parsed would be bound to another client's values. Source: PostgreSQL manual, chapter 54, message formats.
 */
export type Turn =
  | { readonly kind: 'work'; readonly bytes: Buffer; readonly complete: boolean }
  | { readonly kind: 'encryption' | 'cancel' | 'greeting' | 'goodbye' };

const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;

const words = Buffer.from('user\0nguon\0database\0nguon\0client_encoding\0UTF8\0\0');

/** What a client's connection begins with: its length, protocol 3.0, and who it is. */
export const GREETING = Buffer.concat([Buffer.from([0, 0, 0, 8 + words.length, 0, 3, 0, 0]), words]);

/** Longest greeting PostgreSQL itself accepts, bytes. */
const GREETING_LIMIT = 10_000;

const [QUERY, SYNC, FLUSH, CALL, COPY_DONE, COPY_FAILED, TERMINATE] = Buffer.from('QSHFcfX');
const lastWords: readonly (number | undefined)[] = [
  QUERY,
  SYNC,
  FLUSH,
  CALL,
  COPY_DONE,
  COPY_FAILED,
  TERMINATE,
];

/** Cuts one client's bytes into turns. */
export class TurnReader {
  #bytes: Buffer = Buffer.alloc(0);
  /** Where the first message not yet looked at begins. */
  #seen = 0;
  #greeted = false;

  /**
   * @param chunk bytes as they come from the socket, cut anywhere
   * @throws {RangeError} when a message cannot be one of PostgreSQL's
   */
  read(chunk: Buffer): Turn[] {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    const turns: Turn[] = [];
    for (let turn = this.#next(); turn; turn = this.#next()) turns.push(turn);
    return turns;
  }

  #next(): Turn | undefined {
    return this.#greeted ? this.#work() : this.#greeting();
  }

  #cut(end: number): Buffer {
    const bytes = this.#bytes.subarray(0, end);
    this.#bytes = this.#bytes.subarray(end);
    this.#seen = 0;
    return bytes;
  }

  #greeting(): Turn | undefined {
    if (this.#bytes.length < 8) return undefined;
    const length = this.#bytes.readInt32BE(0);
    if (length < 8 || length > GREETING_LIMIT) throw new RangeError(`greeting: ${length} bytes long`);
    if (this.#bytes.length < length) return undefined;
    const bytes = this.#cut(length);
    const code = bytes.readInt32BE(4);
    if (code === SSL_REQUEST || code === GSS_REQUEST) return { kind: 'encryption' };
    if (code === CANCEL_REQUEST) return { kind: 'cancel' };
    this.#greeted = true;
    return { kind: 'greeting' };
  }

  #work(): Turn | undefined {
    while (this.#bytes.length >= this.#seen + 5) {
      const length = this.#bytes.readInt32BE(this.#seen + 1);
      if (length < 4) throw new RangeError(`message: ${length} bytes long`);
      const end = this.#seen + 1 + length;
      if (this.#bytes.length < end) return undefined;
      const type = this.#bytes[this.#seen];
      this.#seen = end;
      if (!lastWords.includes(type)) continue;
      const bytes = this.#cut(end);
      return type === TERMINATE ? { kind: 'goodbye' } : { kind: 'work', bytes, complete: type !== FLUSH };
    }
    return undefined;
  }
}
