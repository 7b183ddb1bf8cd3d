/**
 * SHA-256 for browsers in the place of `node:crypto`: the log is chained at once, and WebCrypto answers later only.
 * Source: FIPS 180-4, sections 5.1.1, 5.3.3 and 6.2.2.
 */
export function createHash(algorithm: 'sha256') {
  if (algorithm !== 'sha256') throw new RangeError(`${String(algorithm)} is not known here`);
  let message = new Uint8Array();
  const hash = {
    /** Takes the whole message, text as UTF-8. */
    update(content: string | Uint8Array) {
      message = typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);
      return hash;
    },
    digest: (_encoding: 'hex') => hexOf(digestOf(message)),
  };
  return hash;
}

/** The first primes, as many as there are rounds. */
const primes = Array.from({ length: 312 }, (_, number) => number).filter(
  (number) => number > 1 && !Array.from({ length: number }).some((_, by) => by > 1 && number % by === 0),
);

/** The first 32 bits of a root's fraction. */
const fraction = (root: number) => ((root % 1) * 2 ** 32) | 0;

const FIRST = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUNDS = primes.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)));

const turned = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits));

function padded(message: Uint8Array): DataView {
  const length = Math.ceil((message.length + 9) / 64) * 64;
  const bytes = new Uint8Array(length);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(length - 4, message.length << 3);
  return view;
}

function scheduleOf(block: DataView, at: number): Int32Array {
  const words = new Int32Array(64);
  const word = (index: number) => words[index] ?? 0;
  for (let index = 0; index < 64; index += 1) {
    if (index < 16) {
      words[index] = block.getInt32(at + index * 4);
      continue;
    }
    const [near, far] = [word(index - 2), word(index - 15)];
    const small = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
    const large = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
    words[index] = word(index - 16) + small + word(index - 7) + large;
  }
  return words;
}

function digestOf(message: Uint8Array): number[] {
  const blocks = padded(message);
  let state = FIRST;
  for (let at = 0; at < blocks.byteLength; at += 64) {
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    scheduleOf(blocks, at).forEach((word, round) => {
      const mixed = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
      const first = h + mixed + ((e & f) ^ (~e & g)) + (ROUNDS[round] ?? 0) + word;
      const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    });
    const next = [a, b, c, d, e, f, g, h];
    state = state.map((word, index) => (word + (next[index] ?? 0)) | 0);
  }
  return state;
}

function hexOf(words: readonly number[]): string {
  return words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
