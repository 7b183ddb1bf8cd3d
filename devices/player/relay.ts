import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '@nguon/content-model/refusal';

/** A stream without a byte of sound for so long is dead, ms. */
const DEAD_MS = 10_000;

/** A stream silent for so long is taken for dead, s. Source: the default of Liquidsoap's `blank.detect`. */
const SILENT_SECONDS = 20;

/** What counts as silence: the highest sample, of 32,767. −40 dBFS, the default of Liquidsoap's `blank.detect`. */
const SILENT_BELOW = 328;

/** Samples of one channel a second, as the stream is decoded. */
export const RELAY_RATE = 16_000;

/** How the decoder is asked for sound: one channel of 16-bit samples, whatever comes in. */
const DECODING = [
  '-nostdin',
  '-loglevel',
  'quiet',
  '-i',
  'pipe:0',
  '-vn',
  '-ac',
  '1',
  '-ar',
  `${RELAY_RATE}`,
];

function dead(address: string, found: string): Refusal {
  return new Refusal('stream-dead', address, found, 'Ask the station; its session goes on with its fallback');
}

/** Counts the silence at the end of a sound, in samples. */
export class SilenceMeter {
  #silent = 0;
  #rest: Buffer = Buffer.alloc(0);

  /** Takes the next samples. @returns how long it has been silent, s */
  take(chunk: Buffer): number {
    const bytes = Buffer.concat([this.#rest, chunk]);
    const whole = bytes.length - (bytes.length % 2);
    this.#rest = bytes.subarray(whole);
    for (let at = 0; at < whole; at += 2) {
      this.#silent = Math.abs(bytes.readInt16LE(at)) < SILENT_BELOW ? this.#silent + 1 : 0;
    }
    return this.#silent / RELAY_RATE;
  }
}

/**
 * Plays the stream of another station into `sink` as plain samples until it is told to stop. It is fetched from the
 * address itself and from nowhere it leads to, and decoded by Debian's ffmpeg, which asks no address.
 *
 * @param deadMs how long a stream may be without sound
 * @throws {Refusal} when the stream cannot be had, ends, has no sound or is silent
 */
export async function relayInto(
  sink: Writable,
  address: string,
  signal: AbortSignal,
  deadMs = DEAD_MS,
): Promise<void> {
  const faulty = new AbortController();
  const ending = AbortSignal.any([signal, faulty.signal]);
  const fail = (found: string) => faulty.abort(dead(address, found));
  const sayDead = () => fail(`no sound for ${deadMs / 1000} s`);
  let watch = setTimeout(sayDead, deadMs);
  try {
    const { ok, status, body } = await fetch(address, { redirect: 'error', signal: ending });
    if (!ok || body === null) throw dead(address, `it answered ${status}`);
    const decoder = spawn('ffmpeg', [...DECODING, '-f', 's16le', 'pipe:1'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      signal: ending,
    });
    const started = once(decoder, 'spawn');
    // What it says of its end is told by its output; an abort is its end too.
    decoder.on('error', () => {});
    await started;
    const feeding = pipeline(Readable.from(body), decoder.stdin, { signal: ending }).catch(() => {});
    const meter = new SilenceMeter();
    for await (const chunk of decoder.stdout as AsyncIterable<Buffer>) {
      clearTimeout(watch);
      watch = setTimeout(sayDead, deadMs);
      const silent = meter.take(chunk);
      if (silent >= SILENT_SECONDS) fail(`silent for ${SILENT_SECONDS} s`);
      if (ending.aborted) break;
      if (!sink.write(chunk)) await once(sink, 'drain', { signal: ending });
    }
    await feeding;
    if (!ending.aborted) throw dead(address, 'it ended');
    ending.throwIfAborted();
  } catch (error) {
    if (signal.aborted) return;
    if (faulty.signal.aborted) throw faulty.signal.reason;
    throw error instanceof Refusal
      ? error
      : dead(address, error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(watch);
  }
}
