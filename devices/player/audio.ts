import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '@nguon/content-model/refusal';

/** Something that makes a file heard. */
export interface Audio {
  /**
   * Plays a file to its end, or until it is told to stop.
   * @param seconds how long it is
   * @param volume 0 to 100 %
   * @throws when it cannot be played
   */
  play(file: string, seconds: number, volume: number, signal: AbortSignal): Promise<void>;
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
