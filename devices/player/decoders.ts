import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { Refusal } from '@nguon/content-model/refusal';
import { LINE_SAMPLES } from './sound-line.ts';

const DECODING = [
  '-nostdin',
  '-loglevel',
  'error',
  '-analyzeduration',
  '0',
  '-i',
  'pipe:0',
  '-vn',
  ...LINE_SAMPLES,
  'pipe:1',
];

/** Pause before the next decoder is started, ms: what was just begun needs the processor more. */
const REST_MS = 500;

/** One file on its way to samples of the line. */
export interface Decoding {
  readonly samples: Readable;
  /** @throws {Refusal} `program-missing` when ffmpeg is missing or could not read the file */
  ended(): Promise<void>;
  stop(): void;
}

interface Decoder {
  readonly program: ChildProcessByStdio<Writable, Readable, null>;
  readonly code: Promise<number>;
}

function started(): Decoder {
  const program = spawn('ffmpeg', DECODING, { stdio: ['pipe', 'pipe', 'ignore'] });
  // One that is stopped reads no further.
  program.stdin.on('error', () => {});
  // Node empties the output of a program that has ended, unless somebody listens.
  program.stdout.on('readable', () => {});
  const code = new Promise<number>((resolve) => {
    program.once('error', () => resolve(-1));
    program.once('close', (code) => resolve(code ?? 0));
  });
  return { program, code };
}

/**
 * Decoders, of which one is always started and waits: ffmpeg takes 0.3 s to start on a small busy machine, and an
 * emergency has no more than that (S36).
 */
export class Decoders {
  #spare: Decoder | null = null;

  decode(file: string): Decoding {
    const isReady = this.#spare !== null && this.#spare.program.exitCode === null;
    const { program, code } = isReady && this.#spare !== null ? this.#spare : started();
    this.#spare = null;
    program.ref();
    setTimeout(() => this.#prepare(), REST_MS).unref();
    createReadStream(file)
      .once('error', () => program.stdin.end())
      .pipe(program.stdin);
    return {
      samples: program.stdout,
      ended: async () => {
        const ended = await code;
        if (ended === 0) return;
        throw new Refusal('program-missing', 'ffmpeg', `it ended with ${ended}`, 'Install ffmpeg');
      },
      stop: () => void program.kill('SIGKILL'),
    };
  }

  #prepare(): void {
    if (this.#spare !== null) return;
    this.#spare = started();
    // It ends with us: its input does.
    this.#spare.program.unref();
    for (const stream of [this.#spare.program.stdin, this.#spare.program.stdout]) {
      if ('unref' in stream && typeof stream.unref === 'function') stream.unref();
    }
  }
}
