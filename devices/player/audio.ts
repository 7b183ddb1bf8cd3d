import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '@nguon/content-model/refusal';
import { Decoders } from './decoders.ts';
import { inTurn } from './in-turn.ts';
import { type LiveSound, liveInto } from './live.ts';
import { relayInto } from './relay.ts';
import { LINE_SAMPLES, type LineEnd, type OntoLine, SoundLine } from './sound-line.ts';

/** Something that makes a file heard: one sound at a time, each when the one before has ended. */
export interface Audio {
  /**
   * Plays a file to its end, or until it is told to stop.
   * @param seconds how long it is
   * @param volume 0 to 100 %; it may change meanwhile
   * @throws when it cannot be played
   */
  play(file: string, seconds: number, volume: () => number, signal: AbortSignal): Promise<void>;
  /**
   * Plays the stream of another station until it is told to stop.
   * @param volume 0 to 100 %; it may change meanwhile
   * @throws {Refusal} `stream-dead` when it cannot be had, ends, or is silent for long
   */
  relay(address: string, volume: () => number, signal: AbortSignal): Promise<void>;
  /**
   * Plays a live broadcast until it is over or it is told to stop.
   * @param volume 0 to 100 %; it may change meanwhile
   * @throws {Refusal} `stream-dead` when it is without sound for too long
   */
  live(sound: LiveSound, volume: () => number, signal: AbortSignal): Promise<void>;
}

/** Puts what would be heard into a file `playing` for as long as it would be heard: for tests and for other programs. */
export function fileAudio(folder: string): Audio {
  const playing = join(folder, 'playing');
  const turn = inTurn();
  return {
    play: (file, seconds, _volume, signal) =>
      turn(async () => {
        if (signal.aborted) return;
        await copyFile(file, `${playing}.part`);
        await rename(`${playing}.part`, playing);
        try {
          await sleep(seconds * 1000, undefined, { signal });
        } catch (error) {
          if (!signal.aborted) throw error;
        } finally {
          await rm(playing, { force: true });
        }
      }),
    relay: (address, _volume, signal) =>
      turn(async () => {
        const heard = new Writable({
          // The first sound, not the attempt, is what is heard.
          write: (_chunk, _encoding, done) => void writeFile(playing, address).then(() => done(), done),
        });
        try {
          await relayInto(heard, address, signal);
        } finally {
          heard.destroy();
          await rm(playing, { force: true });
        }
      }),
    live: (sound, _volume, signal) =>
      turn(async () => {
        const heard = new PassThrough();
        heard.once('data', () => void writeFile(playing, 'live').catch(() => {}));
        try {
          await liveInto(heard, sound, signal);
        } finally {
          heard.destroy();
          await rm(playing, { force: true });
        }
      }),
  };
}

/** Plays files and streams onto a line, decoded by Debian's ffmpeg. What is cut off fades away (S36). */
export function lineAudio(open: () => LineEnd): Audio {
  const line = new SoundLine(open);
  const decoders = new Decoders();
  return {
    play: async (file, _seconds, volume, signal) => {
      // It is decoded while what it follows still fades.
      const decoding = decoders.decode(file);
      try {
        await line.play({ sound: decoding.samples, volume, signal, fadesIn: false });
        if (!signal.aborted) await decoding.ended();
      } finally {
        decoding.stop();
      }
    },
    relay: (address, volume, signal) =>
      streamed(line, { volume, signal }, (sound, ending) => relayInto(sound, address, ending)),
    live: (live, volume, signal) =>
      streamed(line, { volume, signal }, (sound, ending) =>
        liveInto(sound, live, ending, () => line.aheadMs),
      ),
  };
}

/** Plays onto the line what somebody brings, for as long as they do. */
async function streamed(
  line: SoundLine,
  { volume, signal }: Pick<OntoLine, 'volume' | 'signal'>,
  bring: (sound: PassThrough, ending: AbortSignal) => Promise<void>,
): Promise<void> {
  const sound = new PassThrough();
  const over = new AbortController();
  const bringing = bring(sound, AbortSignal.any([signal, over.signal])).finally(() => sound.end());
  try {
    await Promise.all([line.play({ sound, volume, signal, fadesIn: true }), bringing]);
  } finally {
    over.abort();
    sound.destroy();
  }
}

/** The machine's sound card, through ffplay from Debian's package ffmpeg. */
function soundCard(): LineEnd {
  const options = ['-nodisp', '-autoexit', '-loglevel', 'error', '-fflags', 'nobuffer', '-probesize', '32'];
  const player = spawn('ffplay', [...options, ...LINE_SAMPLES, '-i', 'pipe:0'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const broken = new AbortController();
  const end = () =>
    broken.abort(new Refusal('program-missing', 'ffplay', 'it ended', 'Check the sound card'));
  player.once('error', end);
  player.once('exit', end);
  player.stdin.on('error', end);
  return {
    samples: player.stdin,
    broken: broken.signal,
    close: () => {
      player.stdin.end();
    },
  };
}

/** Plays through the machine's sound card. */
export const cardAudio: Audio = lineAudio(soundCard);

/** Length of the test tone, s. */
export const TEST_SECONDS = 2;

/** Writes the test tone, 440 Hz, mono, 16 bit at 16 kHz, to a folder of its own under `parent`. */
export async function writeTestTone(parent: string): Promise<{ file: string; remove: () => Promise<void> }> {
  const rate = 16_000;
  const samples = Int16Array.from({ length: rate * TEST_SECONDS }, (_, index) =>
    Math.round(8_000 * Math.sin((2 * Math.PI * 440 * index) / rate)),
  );
  const header = Buffer.alloc(44);
  header.write('RIFF');
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  const folder = await mkdtemp(join(parent, 'tone-'));
  const file = join(folder, 'tone.wav');
  await writeFile(file, Buffer.concat([header, Buffer.from(samples.buffer)]));
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}
