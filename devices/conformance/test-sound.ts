import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Refusal } from '@nguon/content-model/refusal';

/** Both forms of one sound, as speakers hold either. */
export interface TestSound {
  readonly opus: Buffer;
  readonly mp3: Buffer;
}

/**
 * A tone that every speaker can play, by Debian's ffmpeg: one channel, Opus in Ogg and MP3. Another number gives another
 * pitch.
 *
 * @param seconds how long it is
 * @throws {Refusal} `program-missing`
 */
export function testSound(seconds: number, number: number): Promise<TestSound> {
  return made(`sine=frequency=${220 + 15 * number}:duration=${seconds}:sample_rate=16000`);
}

/**
 * Silence in the same forms.
 *
 * @param seconds how long it is
 * @throws {Refusal} `program-missing`
 */
export function testSilence(seconds: number): Promise<TestSound> {
  return made(`anullsrc=channel_layout=mono:sample_rate=16000:duration=${seconds}`);
}

/** @param source how ffmpeg's filters name a sound */
async function made(source: string): Promise<TestSound> {
  const folder = await mkdtemp(join(tmpdir(), 'nguon-tone-'));
  const [opus, mp3] = [join(folder, 'tone.opus'), join(folder, 'tone.mp3')];
  const quiet = ['-loglevel', 'error', '-f', 'lavfi', '-i', source];
  try {
    const asOpus = ['-c:a', 'libopus', '-compression_level', '0', '-b:a', '24k', opus];
    const asMp3 = ['-c:a', 'libmp3lame', '-compression_level', '9', '-b:a', '24k', mp3];
    await promisify(execFile)('ffmpeg', [...quiet, ...asOpus, ...asMp3]).catch((cause: unknown) => {
      const remedy = 'Install Debian’s package ffmpeg and try again';
      throw new Refusal('program-missing', 'ffmpeg', 'it makes no tone', remedy, { cause });
    });
    return { opus: await readFile(opus), mp3: await readFile(mp3) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
