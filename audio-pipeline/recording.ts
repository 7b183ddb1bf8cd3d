import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LONGEST_RECORDING_SECONDS, type RecordingFault } from '@nguon/content-model/recording';
import { Refusal } from '@nguon/content-model/refusal';
import { METER, meterIn, STEP_TIMEOUT_MS } from './loudness.ts';
import { missingPrograms, run } from './programs.ts';
import type { Speech } from './voices/voice.ts';

/** Samples a second of a recording once it is decoded: loudspeakers carry nothing above 8 kHz. */
const RATE_HERTZ = 24_000;
/** Below this nobody is heard, LUFS: a microphone that is switched off or turned away. */
const QUIETEST_LUFS = -50;
/** How much shorter than it says a whole file may be, s and of its length: encoders pad, and headers estimate. */
const PADDING_SECONDS = 0.5;
const PADDING_SHARE = 0.02;

/** The containers that are opened; anything else stays closed, so that no list of addresses is followed. */
const FORMATS = 'mp3,wav,ogg,mov,matroska';
/** What ffmpeg says of a file that ends in the middle. */
const TORN = /corrupt input packet|File ended prematurely|partial file|stream ended prematurely/i;
/** A picture on the cover of a sound file is no film. */
const FILM = /Stream #0:\d+[^\n]*: Video: (?![^\n]*\(attached pic\))/;
const DECLARED = /^ +Duration: (\d+):(\d\d):(\d\d\.\d+)/m;
const DECODED = /\btime=(\d+):(\d\d):(\d\d\.\d+)/g;

/** What was heard of a recording. */
export interface HeardRecording {
  readonly seconds: number;
  /** Integrated loudness, LUFS. */
  readonly lufs: number;
  /** Why it cannot be the recording of a bulletin; `null` when it can (V40). */
  readonly fault: RecordingFault | null;
}

function secondsIn([, hours = '0', minutes = '0', seconds = '0']: readonly string[]): number {
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
}

/** Does an Ogg file end inside a page? Its pages say their own lengths; ffmpeg passes over a torn one in silence. */
function endsInsidePage(bytes: Uint8Array): boolean {
  const ogg = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (ogg.toString('latin1', at, at + 4) === 'OggS') {
    const segments = ogg[at + 26] ?? 0;
    const table = ogg.subarray(at + 27, at + 27 + segments);
    at += 27 + segments + table.reduce((sum, length) => sum + length, 0);
  }
  return at > ogg.length || (at > 0 && at < ogg.length && ogg.length - at < 27);
}

/** Was a WAV written to a pipe? Then its length was not known when its header was written. */
function isOfUnknownLength(bytes: Uint8Array): boolean {
  const wav = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return wav.length > 8 && wav.toString('latin1', 0, 4) === 'RIFF' && wav.readUInt32LE(4) === 0xff_ff_ff_ff;
}

function faultIn(log: string, bytes: Uint8Array, { seconds, lufs }: Omit<HeardRecording, 'fault'>) {
  const declared = secondsIn(DECLARED.exec(log) ?? []);
  if (FILM.test(log)) return 'film';
  if (Math.max(declared, seconds) > LONGEST_RECORDING_SECONDS) return 'too-long';
  const missing = declared - seconds;
  const isTorn = (TORN.test(log) && !isOfUnknownLength(bytes)) || endsInsidePage(bytes);
  if (isTorn || missing > Math.max(PADDING_SECONDS, declared * PADDING_SHARE)) return 'cut-short';
  if (seconds === 0) return 'no-sound';
  return lufs < QUIETEST_LUFS ? 'silent' : null;
}

/** Decodes a recording, no further than it may be long. @param sink where the sound goes, for ffmpeg */
async function decoded(
  bytes: Uint8Array,
  sink: readonly string[],
): Promise<HeardRecording & { readonly output: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), 'nguon-recording-'));
  const file = join(folder, 'recording');
  const limits = ['-protocol_whitelist', 'file,pipe', '-format_whitelist', FORMATS];
  const length = ['-t', String(LONGEST_RECORDING_SECONDS + 1)];
  const args = [
    ...['-hide_banner', '-nostdin', ...limits, ...length, '-i', file, '-map', '0:a:0', '-vn'],
    ...['-af', METER, '-ar', String(RATE_HERTZ), '-ac', '1', ...sink],
  ];
  try {
    await writeFile(file, bytes);
    const { output, log } = await run({ program: 'ffmpeg', args, timeout: STEP_TIMEOUT_MS });
    const { lufs } = meterIn(log);
    const seconds = secondsIn([...log.matchAll(DECODED)].at(-1) ?? []);
    return { output, seconds, lufs, fault: faultIn(log, bytes, { seconds, lufs }) };
  } catch (error) {
    if (!(error instanceof Refusal) || (await missingPrograms()).includes('ffmpeg')) throw error;
    const isFilm = FILM.test(error.message);
    return {
      output: Buffer.alloc(0),
      seconds: 0,
      lufs: Number.NEGATIVE_INFINITY,
      fault: isFilm ? 'film' : 'no-sound',
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Listens to a file that is to be the recording of a bulletin.
 * @throws {Refusal} `voice-unavailable` when ffmpeg is missing
 */
export async function hearRecording(bytes: Uint8Array): Promise<HeardRecording> {
  const { output: _, ...heard } = await decoded(bytes, ['-f', 'null', '-']);
  return heard;
}

const FOUND: Readonly<Record<RecordingFault, string>> = {
  'no-sound': 'no sound can be read from it',
  film: 'it is a film',
  'cut-short': 'it ends in the middle',
  silent: 'nobody is heard',
  uneven: 'its loudness cannot be evened out',
  'too-long': `it is longer than ${LONGEST_RECORDING_SECONDS / 60} minutes`,
};

/**
 * A recording as numbers.
 * @throws {Refusal} `clip-invalid` for what cannot be the recording of a bulletin (V40); `voice-unavailable` when ffmpeg
 *   is missing
 */
export async function decodeRecording(bytes: Uint8Array): Promise<Speech> {
  const { output, fault } = await decoded(bytes, ['-f', 'f32le', 'pipe:1']);
  if (fault !== null) throw new Refusal('clip-invalid', 'recording', FOUND[fault], 'Record the words again');
  const samples = new Float32Array(
    output.buffer.slice(output.byteOffset, output.byteOffset + (output.length & ~3)),
  );
  // A decoder may overshoot.
  return { samples: samples.map((sample) => Math.max(-1, Math.min(1, sample))), rate: RATE_HERTZ };
}
