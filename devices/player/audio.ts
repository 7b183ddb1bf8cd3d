import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '@nguon/content-model/refusal';
import { RELAY_RATE, relayInto } from './relay.ts';

/** Something that makes a file heard. */
export interface Audio {
  /**
   * Plays a file to its end, or until it is told to stop.
   * @param seconds how long it is
   * @param volume 0 to 100 %
   * @throws when it cannot be played
   */
  play(file: string, seconds: number, volume: number, signal: AbortSignal): Promise<void>;
  /**
   * Plays the stream of another station until it is told to stop.
   * @param volume 0 to 100 %
   * @throws {Refusal} `stream-dead` when it cannot be had, ends, or is silent for long
   */
  relay(address: string, volume: number, signal: AbortSignal): Promise<void>;
}

/** Puts what would be heard into a file `playing` for as long as it would be heard: for tests and for other programs. */
export function fileAudio(folder: string): Audio {
  const playing = join(folder, 'playing');
  return {
    play: async (file, seconds, _volume, signal) => {
      await copyFile(file, `${playing}.part`);
      await rename(`${playing}.part`, playing);
      try {
        await sleep(seconds * 1000, undefined, { signal });
      } catch (error) {
        if (!signal.aborted) throw error;
      } finally {
        await rm(playing, { force: true });
      }
    },
    relay: async (address, _volume, signal) => {
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
    },
  };
}

/** Plays through the machine's sound card with ffplay, from Debian's package ffmpeg. */
export const cardAudio: Audio = {
  play: (file, _seconds, volume, signal) =>
    new Promise((resolve, reject) => {
      const options = ['-nodisp', '-autoexit', '-loglevel', 'error', '-volume', String(volume)];
      const player = spawn('ffplay', [...options, file], { signal, stdio: 'ignore' });
      player.once('error', (error) => (signal.aborted ? resolve() : reject(error)));
      player.once('exit', (code) => {
        if (code === 0 || signal.aborted) resolve();
        else
          reject(new Refusal('program-missing', 'ffplay', `it ended with ${code}`, 'Check the sound card'));
      });
    }),
  relay: async (address, volume, signal) => {
    const samples = ['-f', 's16le', '-ar', String(RELAY_RATE), '-ac', '1', '-i', 'pipe:0'];
    const options = ['-nodisp', '-autoexit', '-loglevel', 'error', '-volume', String(volume), ...samples];
    const player = spawn('ffplay', options, { stdio: ['pipe', 'ignore', 'ignore'] });
    const gone = new AbortController();
    const broken = new Refusal('program-missing', 'ffplay', 'it ended', 'Check the sound card');
    player.once('error', () => gone.abort(broken));
    player.once('exit', () => gone.abort(broken));
    player.stdin.on('error', () => gone.abort(broken));
    try {
      await relayInto(player.stdin, address, AbortSignal.any([signal, gone.signal]));
      if (!signal.aborted) gone.signal.throwIfAborted();
    } finally {
      player.kill('SIGKILL');
    }
  },
};

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
