import { run } from './programs.ts';

/** Loudness of a clip unless told otherwise, LUFS: the level of speech on mobile and public-address players. Source: AES TD1008. */
export const TARGET_LUFS = -16;
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
  /Parsed_ebur128_(\d+) @[^\]]*\] Summary:[\s\S]*?I:\s+(-?[\d.]+) LUFS[\s\S]*?Peak:\s+(-?[\d.]+|-inf) dBFS/g;

/**
 * Reads what the meters of one ffmpeg run logged, in the order in which they stand in the filters. ffmpeg sets filters
 * up twice and logs an empty first run, so the last word of each meter counts.
 */
export function metersIn(log: string): Measured[] {
  const last = new Map<number, Measured>();
  for (const [, meter, lufs, peak] of log.matchAll(SUMMARY)) {
    last.set(Number(meter), {
      lufs: Number(lufs),
      truePeak: peak === '-inf' ? Number.NEGATIVE_INFINITY : Number(peak),
    });
  }
  return [...last].toSorted(([a], [b]) => a - b).map(([, measured]) => measured);
}

/** Longest one step of sound-making may take, ms; a clip of half an hour takes about twenty seconds. */
export const STEP_TIMEOUT_MS = 120_000;

/**
 * Decodes files and measures each.
 * @throws {Refusal} `voice-unavailable` when ffmpeg is missing or cannot decode
 */
export async function measureFiles(files: readonly string[]): Promise<Measured[]> {
  const inputs = files.flatMap((file) => ['-i', file]);
  const graph = files.map((_, index) => `[${index}:a]${METER}[m${index}]`).join(';');
  const sinks = files.flatMap((_, index) => ['-map', `[m${index}]`, '-f', 'null', '-']);
  const args = ['-hide_banner', '-nostdin', ...inputs, '-filter_complex', graph, ...sinks];
  const { log } = await run({ program: 'ffmpeg', args, timeout: STEP_TIMEOUT_MS });
  return metersIn(log);
}

/** Root mean square of samples, dB below full scale; −∞ for digital silence. */
export function rmsOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(samples.length, 1);
  return 10 * Math.log10(power);
}
