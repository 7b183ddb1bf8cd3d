import { join } from 'node:path';
import { Refusal } from '@nguon/content-model/refusal';
import type { ClipOrder } from './clip-key.ts';
import {
  CEILING_DBTP,
  LIMIT_DBTP,
  type Measured,
  measureFiles,
  STEP_TIMEOUT_MS,
  TARGET_LUFS,
  TOLERANCE_LU,
} from './loudness.ts';
import { run } from './programs.ts';

/** Samples a second of everything after the voice. */
export const RATE_HERTZ = 48_000;
/** dB of gain it takes for 1 LU where the limiter is at work. Measured. */
const LIMITER_LOSS = 1.2;
/** What both codecs take off the loudness of speech, LU. Measured; saves the second attempt. */
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
function marks({ voice, accent, title = 'Bản tin truyền thanh cơ sở' }: ClipOrder): string[] {
  const comment = voice.synthetic
    ? `Giọng đọc tự động (SYNTHETIC=true); voice=${voice.name} ${voice.version}; accent=${accent}`
    : `Giọng người đọc (SYNTHETIC=false); voice=${voice.name}`;
  const tags = {
    title,
    comment,
    SYNTHETIC: String(voice.synthetic),
    VOICE: `${voice.name} ${voice.version}`,
    ACCENT: accent,
  };
  return Object.entries(tags).flatMap(([name, value]) => ['-metadata', `${name}=${value}`]);
}

interface Level {
  /** dB */
  readonly gain: number;
  /** dBTP */
  readonly limit: number;
  /** What each codec still needs after the limiter, dB. */
  readonly trims: readonly [opus: number, mp3: number];
}

/** Encodes both files at once: gain, then a limiter at four times the rate so that true peaks are seen. */
async function encode(
  sound: Float32Array,
  order: ClipOrder,
  { gain, limit, trims }: Level,
  folder: string,
): Promise<string[]> {
  const files = [join(folder, 'clip.opus'), join(folder, 'clip.mp3')] as const;
  const limiter = `alimiter=limit=${limit}dB:level=false:attack=2:release=60`;
  const graph = `[0:a]volume=${gain}dB,aresample=${4 * RATE_HERTZ},${limiter},aresample=${RATE_HERTZ},asplit[c][d];[c]volume=${trims[0]}dB[a];[d]volume=${trims[1]}dB[b]`;
  const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact', ...marks(order)];
  const opus = [
    '-map',
    '[a]',
    '-c:a',
    'libopus',
    '-b:a',
    '24k',
    '-application',
    'voip',
    ...exact,
    '-y',
    files[0],
  ];
  const mp3 = [
    '-map',
    '[b]',
    '-c:a',
    'libmp3lame',
    '-b:a',
    '48k',
    '-id3v2_version',
    '4',
    ...exact,
    '-y',
    files[1],
  ];
  const args = [...rawInput(RATE_HERTZ), '-filter_complex', graph, ...opus, ...mp3];
  await run({ program: 'ffmpeg', args, input: bytesOf(sound), timeout: STEP_TIMEOUT_MS });
  return [...files];
}

export interface Mastered {
  readonly files: readonly string[];
  readonly measured: readonly [opus: Measured, mp3: Measured];
}

/** Is it as loud as asked, within the tolerance and the tenth that meters show? */
function isLevel({ lufs }: Measured, target: number): boolean {
  return Math.round(Math.abs(lufs - target) * 10) <= TOLERANCE_LU * 10;
}

/** The level for the next attempt, from what decoding showed of this one. */
function corrected(level: Level, target: number, [opus, mp3]: Mastered['measured']): Level {
  const mean = (opus.lufs + mp3.lufs) / 2;
  const above = Math.max(opus.truePeak, mp3.truePeak) - CEILING_DBTP;
  return {
    gain: level.gain + (target - mean) * LIMITER_LOSS,
    limit: level.limit - (above > 0 ? above + 0.1 : 0),
    trims: [level.trims[0] + mean - opus.lufs, level.trims[1] + mean - mp3.lufs],
  };
}

/**
 * Encodes, decodes, measures, and corrects until what is heard is what was asked.
 * @throws {Refusal} `clip-invalid` when it cannot be reached
 */
export async function mastered(sound: Float32Array, order: ClipOrder, folder: string): Promise<Mastered> {
  const target = order.loudness ?? TARGET_LUFS;
  let level: Level = { gain: CODEC_LOSS_LU, limit: LIMIT_DBTP, trims: [0, 0] };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const files = await encode(sound, order, level, folder);
    const [opus, mp3] = await measureFiles(files);
    if (opus === undefined || mp3 === undefined) break;
    const isBelow = Math.max(opus.truePeak, mp3.truePeak) <= CEILING_DBTP;
    if (isBelow && isLevel(opus, target) && isLevel(mp3, target)) return { files, measured: [opus, mp3] };
    level = corrected(level, target, [opus, mp3]);
  }
  const found = `${target} LUFS could not be reached below ${CEILING_DBTP} dBTP`;
  throw new Refusal('clip-invalid', 'clip', found, 'Ask for a lower loudness');
}
