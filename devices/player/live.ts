import { spawn } from 'node:child_process';
import { type PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { LIVE_RATE, type LiveHeard, MOST_UNCERTAIN_MS } from '@nguon/content-model/live';
import { Refusal } from '@nguon/content-model/refusal';
import { ServerClock } from '@nguon/content-model/server-clock';

/** A stream without a byte of sound for so long is dead, ms. */
const DEAD_MS = 15_000;

/** Pause before a stream that broke off is asked for again, ms. */
const AGAIN_MS = 500;

/** How often it is told how far it was played, ms. */
const TELL_MS = 2_000;

/** Most sound that waits for the line, ms: older sound is left out, so that no delay grows for good (S48). */
export const MOST_WAITING_MS = 500;

/** What is kept of it then, ms. */
const KEPT_WAITING_MS = 150;

const BYTES_A_MS = (2 * LIVE_RATE) / 1_000;

/** Why a live broadcast was not played that was over before its stream could be had. */
export const LIVE_OVER = 'it was over';

/** How MP3 is decoded as it comes, without waiting to see what it might be. */
const DECODING = [
  '-nostdin',
  '-loglevel',
  'quiet',
  '-fflags',
  'nobuffer',
  '-flags',
  'low_delay',
  '-probesize',
  '32',
  '-analyzeduration',
  '0',
  '-f',
  'mp3',
  '-i',
  'pipe:0',
  '-vn',
  '-f',
  's16le',
  '-ar',
  String(LIVE_RATE),
  '-ac',
  '1',
  '-flush_packets',
  '1',
  'pipe:1',
];

/** The stream of a live broadcast, from its newest sound on. */
export interface LiveStream {
  readonly body: ReadableStream<Uint8Array>;
  /** The sample of the broadcast that it begins with. */
  readonly first: number;
}

/** Where the sound of live broadcasts is had. */
export interface LiveSource {
  /** @returns `null` when the broadcast is over */
  openLive(key: string, signal: AbortSignal): Promise<LiveStream | null>;
  /**
   * Tells how far it was played; `null` where that cannot be said.
   * @returns the server's time, ms since 1970
   */
  tellLive(key: string, heard: LiveHeard | null): Promise<number>;
}

/** One live broadcast to be played. */
export interface LiveSound {
  /** @returns `null` when it is over */
  open(signal: AbortSignal): Promise<LiveStream | null>;
  /** Told every two seconds which sample is on the line in how many ms. */
  onHeard(sample: number, inMs: number): void;
}

/**
 * A live broadcast of a source. Its times are told by the server's clock, which its answers tell; before that is known
 * well enough none is told (D59).
 */
export function liveSound(key: string, source: LiveSource): LiveSound {
  const clock = new ServerClock();
  const tell = async (sample: number, onLineAt: number) => {
    const isKnown = clock.uncertaintyMs <= MOST_UNCERTAIN_MS;
    const asked = performance.now();
    const now = await source.tellLive(key, isKnown ? { sample, at: clock.at(onLineAt) } : null);
    clock.learn(now, asked, performance.now());
  };
  return {
    open: (signal) => source.openLive(key, signal),
    // A report that does not arrive is followed by another.
    onHeard: (sample, inMs) => void tell(sample, performance.now() + inMs).catch(() => {}),
  };
}

/**
 * Brings the sound of a live broadcast into `sink` until it is over or it is told to stop. A stream that breaks off is
 * asked for again, so that a line of the network that is away for a moment ends nothing (S47).
 *
 * @param lineMs how far ahead the line is filled, ms
 * @param deadMs how long it may be without sound
 * @throws {Refusal} `stream-dead` when it is without sound for too long
 * @throws {Error} `LIVE_OVER` when it was over before it began
 */
export async function liveInto(
  sink: PassThrough,
  sound: LiveSound,
  signal: AbortSignal,
  lineMs: () => number = () => 0,
  deadMs = DEAD_MS,
): Promise<void> {
  const dead = new AbortController();
  const sayDead = () => {
    const found = `no sound for ${deadMs / 1_000} s`;
    dead.abort(new Refusal('stream-dead', 'live broadcast', found, 'It is asked for again in some seconds'));
  };
  let watch = setTimeout(sayDead, deadMs);
  let isHeard = false;
  const ending = AbortSignal.any([signal, dead.signal]);
  const onSound = () => {
    isHeard = true;
    clearTimeout(watch);
    watch = setTimeout(sayDead, deadMs);
  };
  try {
    while (!ending.aborted) {
      const stream = await sound.open(ending).catch(() => 'broken' as const);
      if (stream === null && !isHeard) throw new Error(LIVE_OVER);
      if (stream === null) return;
      if (stream !== 'broken') await decodeInto(sink, stream, sound, ending, { lineMs, onSound });
      await sleep(AGAIN_MS, undefined, { signal: ending }).catch(() => {});
    }
    if (!signal.aborted) throw dead.signal.reason;
  } finally {
    clearTimeout(watch);
  }
}

/** Decodes one stream to its end, whatever ends it. */
async function decodeInto(
  sink: PassThrough,
  { body, first }: LiveStream,
  { onHeard }: LiveSound,
  ending: AbortSignal,
  { lineMs, onSound }: { readonly lineMs: () => number; readonly onSound: () => void },
): Promise<void> {
  const decoder = spawn('ffmpeg', DECODING, {
    stdio: ['pipe', 'pipe', 'ignore'],
    signal: ending,
    killSignal: 'SIGKILL',
  });
  // What it says of its end is told by its output; an abort is its end too.
  decoder.on('error', () => {});
  void pipeline(Readable.from(body), decoder.stdin, { signal: ending }).catch(() => {});
  let decoded = 0;
  let told = performance.now() - TELL_MS / 2;
  try {
    for await (const chunk of decoder.stdout as AsyncIterable<Buffer>) {
      if (ending.aborted) break;
      onSound();
      decoded += chunk.length / 2;
      sink.write(chunk);
      leaveOut(sink);
      if (performance.now() - told < TELL_MS) continue;
      told = performance.now();
      onHeard(first + Math.floor(decoded), sink.readableLength / BYTES_A_MS + lineMs());
    }
  } catch {
    // It ended with what it was told to end with.
  }
  decoder.kill('SIGKILL');
}

/** Leaves out what waits too long. */
function leaveOut(sink: PassThrough): void {
  if (sink.readableLength <= MOST_WAITING_MS * BYTES_A_MS) return;
  const kept = KEPT_WAITING_MS * BYTES_A_MS;
  const tooMuch = sink.readableLength - kept;
  sink.read(tooMuch - (tooMuch % 2));
}
