import { USUAL_LUFS } from '@nguon/content-model/speaker';
import { run } from './programs.ts';

/** Loudness of a clip unless told otherwise, LUFS: the level of speech on mobile and public-address players. Source: AES TD1008. */
export const TARGET_LUFS = USUAL_LUFS;
/** How far a decoded clip may be from its target, LU. */
export const TOLERANCE_LU = 0.3;
/** Highest true peak before encoding, dBTP: lossy codecs overshoot by up to 1.6 dB (measured). */
export const LIMIT_DBTP = -3;
/** Highest true peak after decoding, dBTP. Source: EBU R 128. */
export const CEILING_DBTP = -1;
/** Below this a sound is silence, LUFS. Source: the absolute gate of ITU-R BS.1770. */
export const GATE_LUFS = -70;

/** What a meter shows of a sound. */
export interface Measured {
  /** Integrated loudness, LUFS (ITU-R BS.1770); −70 is silence. */
  readonly lufs: number;
  /** True peak, dBTP, four times oversampled. */
  readonly truePeak: number;
}

/** Filter that measures what passes through it. */
export const METER = 'ebur128=peak=true:framelog=verbose';

const SUMMARY =
  /Parsed_ebur128_\d+ @[^\]]*\] Summary:[\s\S]*?I:\s+(-?[\d.]+) LUFS[\s\S]*?Peak:\s+(-?[\d.]+|-inf) dBFS/g;

/** What the meter of an ffmpeg run logged. ffmpeg may set filters up twice and log an empty first run; the last counts. */
export function meterIn(log: string): Measured {
  const [, lufs = GATE_LUFS, peak = '-inf'] = [...log.matchAll(SUMMARY)].at(-1) ?? [];
  return { lufs: Number(lufs), truePeak: peak === '-inf' ? Number.NEGATIVE_INFINITY : Number(peak) };
}

/** Longest one step of sound-making may take, ms; a clip of half an hour takes about twenty seconds. */
export const STEP_TIMEOUT_MS = 120_000;

/**
 * Decodes a sound file and measures what is heard.
 * @param file its bytes
 * @throws {Refusal} `voice-unavailable` when ffmpeg is missing or cannot decode it
 */
export async function measureSound(file: Uint8Array | Promise<Uint8Array>): Promise<Measured> {
  const args = ['-hide_banner', '-i', 'pipe:0', '-af', METER, '-f', 'null', '-'];
  const { log } = await run({ program: 'ffmpeg', args, input: file, timeout: STEP_TIMEOUT_MS });
  return meterIn(log);
}

/** Root mean square of samples, dB below full scale; −∞ for digital silence. */
export function rmsOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(samples.length, 1);
  return 10 * Math.log10(power);
}
