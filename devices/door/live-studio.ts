import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Sha256 } from '@nguon/content-model/content-address';
import { millisecondsOf } from '@nguon/content-model/instant';
import {
  addressOfLive,
  LIVE_RATE,
  type LiveHeard,
  type LiveOpening,
  type LiveStanding,
  LOST_SECONDS,
  type Recording,
} from '@nguon/content-model/live';
import { Refusal } from '@nguon/content-model/refusal';

/** Speech at 16 kHz needs no more, bit/s. */
const BITRATE = 48_000;

/** Bytes and samples of one frame of MPEG-2 layer III at these rates. Source: ISO/IEC 13818-3. */
const FRAME_BYTES = (72 * BITRATE) / LIVE_RATE;
const FRAME_SAMPLES = 576;

/** Frames that stand by themselves, without a head, each sent when it is whole: listeners come and go. */
const ENCODING = [
  '-loglevel',
  'quiet',
  '-fflags',
  'nobuffer',
  '-probesize',
  '32',
  '-analyzeduration',
  '0',
  '-f',
  's16le',
  '-ar',
  String(LIVE_RATE),
  '-ac',
  '1',
  '-i',
  'pipe:0',
  '-c:a',
  'libmp3lame',
  '-b:a',
  String(BITRATE),
  '-reservoir',
  '0',
  '-write_xing',
  '0',
  '-id3v2_version',
  '0',
  '-flush_packets',
  '1',
  '-f',
  'mp3',
  'pipe:1',
];

/** A listener that is so far behind begins again with the newest sound, bytes: two seconds. */
const MOST_BEHIND = (2 * BITRATE) / 8;

/** Sound may come so much ahead of its time, s: what waited for the network comes at once. */
const AHEAD_SECONDS = 5;

/** How long a broadcast goes on here without sound, ms: the CMS ends it before. */
const LOST_MS = (LOST_SECONDS + 5) * 1_000;

/** How long an encoder may take to end, ms. */
const ENDING_MS = 2_000;

/** How long what is played of a broadcast is still known after its end, ms: devices report once a minute. */
const KNOWN_MS = 120_000;

/** Blocks of which it is known when they were spoken. A minute of them, at ten a second. */
const MOST_BLOCKS = 600;

/** Delays of which a listener's is the middle one. */
const MOST_DELAYS = 9;

interface Listener {
  readonly controller: ReadableStreamDefaultController<Uint8Array> | null;
  readonly delays: readonly number[];
}

/** One live broadcast while it goes on. */
class OnAir {
  readonly broadcast: string;
  readonly opening: LiveOpening;
  readonly listeners = new Map<string, Listener>();
  readonly #encoder: ChildProcessByStdio<Writable, Readable, null>;
  readonly #recording: WriteStream;
  /** From which sample on it was spoken when, ms; in order. */
  #blocks: { readonly from: number; readonly at: number }[] = [];
  /** The sample of the microphone that comes next. */
  #next = 0;
  /** Samples that were taken. */
  #taken = 0;
  #frames = 0;
  #rest: Buffer = Buffer.alloc(0);
  #begun = performance.now();

  constructor(broadcast: string, opening: LiveOpening, file: string) {
    this.broadcast = broadcast;
    this.opening = opening;
    this.#encoder = spawn('ffmpeg', ENCODING, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#encoder.on('error', () => {});
    this.#encoder.stdin.on('error', () => {});
    this.#encoder.stdout.on('data', (chunk: Buffer) => this.#encoded(chunk));
    this.#recording = createWriteStream(file, { mode: 0o600 });
    // What cannot be kept on a full disk is heard all the same.
    this.#recording.on('error', () => {});
  }

  /** @throws {Refusal} `program-missing` */
  async started(): Promise<void> {
    try {
      await once(this.#encoder, 'spawn');
    } catch (cause) {
      throw new Refusal('program-missing', 'ffmpeg', 'it does not start', 'Install ffmpeg', { cause });
    }
    this.#begun = performance.now();
  }

  /** The sample that a stream begins with now. */
  get newest(): number {
    return this.#frames * FRAME_SAMPLES;
  }

  /** @throws {Refusal} `media-refused` when more comes than was spoken meanwhile */
  take(first: number, at: number, samples: Buffer): void {
    const known = Math.max(0, this.#next - first) * 2;
    const fresh = samples.subarray(Math.min(known, samples.length));
    if (fresh.length === 0) return;
    const most = (performance.now() - this.#begun) / 1_000 + AHEAD_SECONDS;
    if (this.#taken + fresh.length / 2 > most * 1.1 * LIVE_RATE) {
      const found = 'more sound than time has passed';
      throw new Refusal('media-refused', 'live broadcast', found, 'Send what is spoken, as it is spoken');
    }
    this.#blocks.push({ from: this.#taken, at: at + (known / 2 / LIVE_RATE) * 1_000 });
    if (this.#blocks.length > MOST_BLOCKS) this.#blocks.shift();
    this.#next = first + samples.length / 2;
    this.#taken += fresh.length / 2;
    this.#encoder.stdin.write(fresh);
  }

  listen(device: string, signal: AbortSignal): ReadableStream<Uint8Array> {
    this.listeners.get(device)?.controller?.close();
    const { delays = [] } = this.listeners.get(device) ?? {};
    const leave = () => {
      const now = this.listeners.get(device);
      if (now?.controller === own) this.listeners.set(device, { ...now, controller: null });
    };
    let own: ReadableStreamDefaultController<Uint8Array> | null = null;
    const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      own = controller;
      this.listeners.set(device, { controller, delays });
    };
    const left = () => {
      if (this.listeners.get(device)?.controller === own) this.#drop(device);
    };
    signal.addEventListener('abort', left, { once: true });
    const behind = new ByteLengthQueuingStrategy({ highWaterMark: MOST_BEHIND });
    return new ReadableStream<Uint8Array>({ start, cancel: leave }, behind);
  }

  /** Notes the delay that follows from what a device played when. */
  heard(device: string, { sample, at }: LiveHeard): void {
    const listener = this.listeners.get(device);
    const block = this.#blocks.findLast(({ from }) => from <= sample);
    if (listener === undefined || block === undefined) return;
    const delay = at - (block.at + ((sample - block.from) / LIVE_RATE) * 1_000);
    const delays = [...listener.delays, Math.round(delay)].slice(-MOST_DELAYS);
    this.listeners.set(device, { ...listener, delays });
  }

  get standing(): LiveStanding {
    const listeners = [...this.listeners].map(([device, { controller, delays }]) => ({
      device,
      isListening: controller !== null,
      delayMs: delays.toSorted((a, b) => a - b)[Math.floor(delays.length / 2)] ?? null,
    }));
    return { listeners };
  }

  async end(): Promise<void> {
    this.#encoder.stdin.end();
    if (this.#encoder.exitCode === null && this.#encoder.pid !== undefined) {
      const tooLong = setTimeout(() => this.#encoder.kill('SIGKILL'), ENDING_MS);
      await once(this.#encoder, 'close');
      clearTimeout(tooLong);
    }
    for (const device of this.listeners.keys()) this.#drop(device);
    await new Promise<void>((resolve) => this.#recording.end(() => resolve()));
  }

  #encoded(chunk: Buffer): void {
    const bytes = Buffer.concat([this.#rest, chunk]);
    const whole = bytes.length - (bytes.length % FRAME_BYTES);
    this.#rest = bytes.subarray(whole);
    if (whole === 0) return;
    const frames = new Uint8Array(bytes.subarray(0, whole));
    this.#frames += whole / FRAME_BYTES;
    this.#recording.write(frames);
    for (const [device, { controller }] of this.listeners) {
      if (controller === null) continue;
      if ((controller.desiredSize ?? 0) <= 0) this.#drop(device);
      else controller.enqueue(frames);
    }
  }

  #drop(device: string): void {
    const listener = this.listeners.get(device);
    listener?.controller?.close();
    if (listener !== undefined) this.listeners.set(device, { ...listener, controller: null });
  }
}

/**
 * Where the sound of live broadcasts passes from the CMS to the devices: one encoder for each, one stream for each device
 * that listens, one file that keeps what was said. Rules D57 to D59 in SPEC.md.
 */
export class LiveStudio {
  /** Where recordings are kept. */
  readonly folder: string;
  readonly #now: () => number;
  readonly #onAir = new Map<string, OnAir & { lost?: NodeJS.Timeout }>();
  /** Until when the sound of a broadcast is known by its address, ms. */
  readonly #known = new Map<Sha256, number>();

  /**
   * @param now the clock, ms since 1970
   */
  constructor(folder: string, now: () => number) {
    this.folder = folder;
    this.#now = now;
  }

  /**
   * From now on the sound of a broadcast is taken and its stream is given.
   * @throws {Refusal} `program-missing` without ffmpeg
   */
  async open(broadcast: string, opening: LiveOpening): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const onAir = new OnAir(broadcast, opening, this.#fileOf(broadcast));
    this.#onAir.set(broadcast, onAir);
    this.#known.set(addressOfLive(broadcast), millisecondsOf(opening.until) + KNOWN_MS);
    try {
      await onAir.started();
    } catch (error) {
      this.#onAir.delete(broadcast);
      throw error;
    }
    this.#watch(onAir);
  }

  /**
   * Takes the next sound of a broadcast.
   *
   * @param first the number of its first sample, by the microphone's count; what was taken before is left out
   * @param at when that was spoken, ms since 1970 by the server's clock
   * @returns `null` when the broadcast is over
   */
  take(broadcast: string, first: number, at: number, samples: Buffer): LiveStanding | null {
    const onAir = this.#onAir.get(broadcast);
    if (onAir === undefined || this.#isPast(onAir)) return null;
    onAir.take(first, at, samples);
    this.#watch(onAir);
    return onAir.standing;
  }

  /** Ends a broadcast, if it is not over. @returns what was kept; `null` when nothing was */
  async end(broadcast: string): Promise<Recording | null> {
    const onAir = this.#onAir.get(broadcast);
    this.#onAir.delete(broadcast);
    clearTimeout(onAir?.lost);
    if (onAir !== undefined) this.#known.set(addressOfLive(broadcast), this.#now() + KNOWN_MS);
    await onAir?.end();
    return this.#recordingOf(broadcast);
  }

  /** The stream of the broadcast with a key, for one device; `null` when there is none, or it is over. */
  listen(
    device: string,
    key: string,
    signal: AbortSignal,
  ): { body: ReadableStream<Uint8Array>; first: number } | null {
    const onAir = this.#withKey(key);
    return onAir === null ? null : { body: onAir.listen(device, signal), first: onAir.newest };
  }

  heard(device: string, key: string, heard: LiveHeard): void {
    this.#withKey(key)?.heard(device, heard);
  }

  /** Is it the address of a broadcast that goes on, or went on a moment ago? */
  isKnown(name: Sha256): boolean {
    return this.#now() < (this.#known.get(name) ?? 0);
  }

  /** The recording of a broadcast, as MP3; `null` when there is none. */
  async recording(broadcast: string): Promise<{ readonly file: string; readonly bytes: number } | null> {
    const file = this.#fileOf(broadcast);
    const bytes = await stat(file).then(
      ({ size }) => size,
      () => 0,
    );
    return bytes === 0 ? null : { file, bytes };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#onAir.keys()].map((broadcast) => this.end(broadcast)));
  }

  #fileOf(broadcast: string): string {
    return join(this.folder, `${broadcast}.mp3`);
  }

  #isPast({ opening }: OnAir): boolean {
    return millisecondsOf(opening.until) <= this.#now();
  }

  #withKey(key: string): OnAir | null {
    const onAir = [...this.#onAir.values()].find(({ opening }) => opening.key === key);
    return onAir === undefined || this.#isPast(onAir) ? null : onAir;
  }

  /** A broadcast without sound, or past its time, ends by itself. */
  #watch(onAir: OnAir & { lost?: NodeJS.Timeout }): void {
    clearTimeout(onAir.lost);
    const left = Math.min(LOST_MS, millisecondsOf(onAir.opening.until) - this.#now());
    onAir.lost = setTimeout(() => void this.end(onAir.broadcast), Math.max(0, left)).unref();
  }

  async #recordingOf(broadcast: string): Promise<Recording | null> {
    const kept = await this.recording(broadcast);
    if (kept === null) return null;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(kept.file) as AsyncIterable<Buffer>) hash.update(chunk);
    return {
      sha256: hash.digest('hex'),
      bytes: kept.bytes,
      seconds: ((kept.bytes / FRAME_BYTES) * FRAME_SAMPLES) / LIVE_RATE,
    };
  }
}
