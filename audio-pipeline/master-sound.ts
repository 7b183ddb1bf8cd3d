import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '@nguon/content-model/refusal';
import type { ClipOrder } from './clip-key.ts';
import {
  CEILING_DBTP,
  LIMIT_DBTP,
  type Measured,
  measureSound,
  STEP_TIMEOUT_MS,
  TARGET_LUFS,
  TOLERANCE_LU,
} from './loudness.ts';
import { run } from './programs.ts';

/** Samples a second of everything after the voice. */
export const RATE_HERTZ = 48_000;
/** dB of gain it takes for 1 LU where the limiter is at work. Measured. */
const LIMITER_LOSS = 1.2;
/** What the codecs take off the loudness of speech, LU. Measured; saves the second attempt. */
const CODEC_LOSS_LU = 0.4;
/** How often gain and ceiling are corrected from what decoding showed. */
const ATTEMPTS = 4;

export function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Arguments that make ffmpeg read raw 32-bit floats from its standard input. */
export function rawInput(rate: number): string[] {
  return ['-hide_banner', '-f', 'f32le', '-ar', String(rate), '-ac', '1', '-i', 'pipe:0'];
}

/** What the files say of themselves. Source of the mark: Luật Trí tuệ nhân tạo 134/2025/QH15, Điều 11. */
function marks({ voice, accent, title = 'Bản tin truyền thanh cơ sở', recording }: ClipOrder): string[] {
  const comment = voice.synthetic
    ? `Giọng đọc tự động (SYNTHETIC=true); voice=${voice.name} ${voice.version}; accent=${accent}`
    : `Giọng người đọc (SYNTHETIC=false); voice=${voice.name}`;
  const tags = {
    title,
    comment,
    SYNTHETIC: String(voice.synthetic),
    VOICE: `${voice.name} ${voice.version}`,
    ...(recording === undefined && { ACCENT: accent }),
  };
  return Object.entries(tags).flatMap(([name, value]) => ['-metadata', `${name}=${value}`]);
}

/** How a device may have its clips. */
export type Format = 'opus' | 'mp3';

const CODECS: Readonly<Record<Format, readonly string[]>> = {
  opus: ['-c:a', 'libopus', '-b:a', '24k', '-application', 'voip'],
  mp3: ['-c:a', 'libmp3lame', '-b:a', '48k', '-id3v2_version', '4'],
};

interface Level {
  /** dB */
  readonly gain: number;
  /** dBTP */
  readonly limit: number;
}

/** Encodes one file: gain, then a limiter at four times the rate so that true peaks are seen. */
async function encode(
  sound: Promise<Float32Array>,
  codec: readonly string[],
  level: Level,
  file: string,
): Promise<void> {
  const filters = [
    `volume=${level.gain}dB`,
    `aresample=${4 * RATE_HERTZ}`,
    `alimiter=limit=${level.limit}dB:level=false:attack=2:release=60`,
    `aresample=${RATE_HERTZ}`,
  ];
  const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'];
  const args = [...rawInput(RATE_HERTZ), '-af', filters.join(','), ...exact, ...codec, '-y', file];
  await run({ program: 'ffmpeg', args, input: sound.then(bytesOf), timeout: STEP_TIMEOUT_MS });
}

/** Is it as loud as asked, within the tolerance and the tenth that meters show? */
function isLevel({ lufs }: Measured, target: number): boolean {
  return Math.round(Math.abs(lufs - target) * 10) <= TOLERANCE_LU * 10;
}

export interface Mastered {
  readonly bytes: Uint8Array;
  /** What is heard of the decoded file. */
  readonly heard: Measured;
}

/**
 * Encodes sound in one format, decodes it, measures it, and corrects until what is heard is what was asked. The programs
 * start while the sound is still being made.
 * @param folder where the file may stand meanwhile
 * @throws {Refusal} `clip-invalid` when the loudness cannot be reached below the ceiling
 */
export async function mastered(
  sound: Promise<Float32Array>,
  order: ClipOrder,
  format: Format,
  folder: string,
): Promise<Mastered> {
  const target = order.loudness ?? TARGET_LUFS;
  const file = join(folder, `clip.${format}`);
  let level: Level = { gain: CODEC_LOSS_LU, limit: LIMIT_DBTP };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const encoded = encode(sound, [...CODECS[format], ...marks(order)], level, file).then(() =>
      readFile(file),
    );
    const heard = await measureSound(encoded);
    const above = heard.truePeak - CEILING_DBTP;
    if (above <= 0 && isLevel(heard, target)) return { bytes: await encoded, heard };
    level = {
      gain: level.gain + (target - heard.lufs) * LIMITER_LOSS,
      limit: level.limit - (above > 0 ? above + 0.1 : 0),
    };
  }
  const found = `${target} LUFS could not be reached below ${CEILING_DBTP} dBTP`;
  throw new Refusal('clip-invalid', `clip as ${format}`, found, 'Ask for a lower loudness');
}
