import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { inTurn } from './in-turn.ts';
import { RELAY_RATE } from './relay.ts';

/** Samples of one channel a second, 16 bits each. A horn loudspeaker carries nothing above 8 kHz. */
export const LINE_RATE = RELAY_RATE;

/** Samples on the line, as ffmpeg and ffplay name them. */
export const LINE_SAMPLES = ['-f', 's16le', '-ar', String(LINE_RATE), '-ac', '1'];

/** How long a sound that is cut off takes to fade away, ms: too slow for a click, too fast to delay an emergency (S36). */
export const FADE_MS = 120;

/** How far ahead of what is heard the line is filled, ms: what is in it can no longer be taken back. */
const AHEAD_MS = 60;

/** How much is put on the line at once, ms. */
const BLOCK_MS = 20;

/** How long the line stays open in silence, ms. */
const IDLE_MS = 3_000;

/** Silence at most that is left out at the beginning of a clip while the amplifier is awake, s (S36). */
const LEAD_IN_SECONDS = 0.3;

/** The highest sample of silence, of 32,767. −50 dBFS: what a codec makes of digital silence stays below. */
const SILENT_BELOW = 104;

const BYTES_A_SAMPLE = 2;
const SAMPLES_A_MS = LINE_RATE / 1_000;
const BLOCK_BYTES = BLOCK_MS * SAMPLES_A_MS * BYTES_A_SAMPLE;

/** Where a line ends: a sound card, a file, an ear. */
export interface LineEnd {
  readonly samples: Writable;
  /** Aborted, with the reason, when it takes no more. */
  readonly broken: AbortSignal;
  close(): void;
}

/** How a sound comes onto the line. */
export interface OntoLine {
  /** Samples at `LINE_RATE`. */
  readonly sound: Readable;
  /** 0 to 100 %; asked for each block, so that it can change meanwhile. */
  readonly volume: () => number;
  readonly signal: AbortSignal;
  /** Does it begin in the middle of something? Then it fades in; a clip begins in silence by itself. */
  readonly fadesIn: boolean;
}

/** Turns samples up or down, and never so suddenly that it clicks. */
class Gain {
  #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  get now(): number {
    return this.#now;
  }

  /** Shapes a block in place, on its way to `target`. */
  shape(block: Buffer, target: number): void {
    const step = 1 / (FADE_MS * SAMPLES_A_MS);
    for (let at = 0; at + 1 < block.length; at += BYTES_A_SAMPLE) {
      const way = target - this.#now;
      this.#now += Math.sign(way) * Math.min(step, Math.abs(way));
      block.writeInt16LE(Math.round(block.readInt16LE(at) * this.#now), at);
    }
  }
}

/**
 * The line to the amplifier: one sound at a time, put on it as time passes and a moment ahead, so that whatever sounds
 * can be faded away and followed by something else at once.
 */
export class SoundLine {
  readonly #open: () => LineEnd;
  readonly #inTurn = inTurn();
  #end: LineEnd | null = null;
  #idle: ReturnType<typeof setTimeout> | undefined;
  /** Up to when the line is filled, ms by `performance.now()`. */
  #filledUntil = 0;

  /** @param open opens the line's end; it is closed again after some seconds of silence */
  constructor(open: () => LineEnd) {
    this.#open = open;
  }

  /**
   * Plays a sound to its end, or fades it away when it is told to stop; waits for its turn.
   * @throws the reason why the line takes no more
   */
  play(onto: OntoLine): Promise<void> {
    return this.#inTurn(() => this.#play(onto));
  }

  async #play({ sound, volume, signal, fadesIn }: OntoLine): Promise<void> {
    if (signal.aborted) return;
    const end = this.#opened();
    const gain = new Gain(fadesIn ? 0 : volume() / 100);
    let silence = fadesIn || !this.#isAwake ? 0 : LEAD_IN_SECONDS * LINE_RATE * BYTES_A_SAMPLE;
    let isRead = false;
    sound.once('end', () => {
      isRead = true;
    });
    while (!isRead && !(signal.aborted && gain.now === 0)) {
      end.broken.throwIfAborted();
      if (this.#filledUntil > performance.now() + AHEAD_MS) {
        await sleep(BLOCK_MS / 2);
        continue;
      }
      const block: Buffer | null = sound.read(BLOCK_BYTES);
      if (block === null) {
        // Nothing has come yet, or nothing will: what has no more samples has nothing to fade.
        if (signal.aborted || sound.destroyed) break;
        await sleep(BLOCK_MS / 4);
        continue;
      }
      const lead = silence > 0 ? leadIn(block, silence) : 0;
      silence = lead === block.length ? silence - lead : 0;
      const heard = block.subarray(lead);
      gain.shape(heard, signal.aborted ? 0 : volume() / 100);
      this.#put(end, heard);
    }
    this.#idle = setTimeout(() => this.#close(), IDLE_MS);
  }

  /** How far ahead of what is heard it is filled, ms. */
  get aheadMs(): number {
    return Math.max(0, this.#filledUntil - performance.now());
  }

  /** Was something heard a moment ago? */
  get #isAwake(): boolean {
    return this.#filledUntil > performance.now() - 1_000;
  }

  #put({ samples }: LineEnd, heard: Buffer): void {
    samples.write(heard);
    const milliseconds = heard.length / BYTES_A_SAMPLE / SAMPLES_A_MS;
    this.#filledUntil = Math.max(this.#filledUntil, performance.now()) + milliseconds;
  }

  #opened(): LineEnd {
    clearTimeout(this.#idle);
    if (this.#end?.broken.aborted) this.#close();
    this.#end ??= this.#open();
    return this.#end;
  }

  #close(): void {
    this.#end?.close();
    this.#end = null;
  }
}

/** How many bytes of silence a block begins with, at most `most`. */
function leadIn(block: Buffer, most: number): number {
  for (let at = 0; at + 1 < block.length && at < most; at += BYTES_A_SAMPLE) {
    if (Math.abs(block.readInt16LE(at)) >= SILENT_BELOW) return at;
  }
  return Math.min(block.length, most);
}
