import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '@nguon/content-model/refusal';
import { chime } from './chime.ts';
import { type ClipOrder, wordsOf } from './clip-key.ts';
import {
  CEILING_DBTP,
  GATE_LUFS,
  LIMIT_DBTP,
  type Measured,
  METER,
  measureFiles,
  metersIn,
  rmsOf,
  STEP_TIMEOUT_MS,
  TARGET_LUFS,
  TOLERANCE_LU,
} from './loudness.ts';
import { run } from './programs.ts';
import { joined, speakScript } from './speak-script.ts';
import { atATime } from './turns.ts';
import { type Speech, syllablesOf } from './voices/voice.ts';

/** One sound file for a speaker, in the two formats a device may choose from. */
export interface Clip {
  /** Opus 24 kbit/s in Ogg, mono. */
  readonly opus: Uint8Array;
  /** MP3 48 kbit/s, mono, for decoders without Opus. */
  readonly mp3: Uint8Array;
  readonly seconds: number;
  /** Of the decoded Opus, LUFS. */
  readonly lufs: number;
  /** The higher of both decoded formats, dBTP. */
  readonly truePeak: number;
  readonly voice: string;
  /** Made by a machine; the files say so themselves. */
  readonly synthetic: boolean;
}

/** Samples a second of everything after the voice. */
const RATE_HERTZ = 48_000;
/** Silence before the chime, s: amplifiers and sleeping players swallow the beginning. */
const LEAD_IN_SECONDS = 0.3;
const AFTER_CHIME_SECONDS = 0.35;
const TAIL_SECONDS = 0.4;
/** No voice reads slower or faster than this, syllables a second. */
const SLOWEST = 1;
const FASTEST = 9;
/** How often gain and ceiling are corrected from what decoding showed. */
const ATTEMPTS = 4;

/** Voice band for horn loudspeakers, and quiet syllables brought up so that the ends of sentences carry. */
const CONDITION = [
  'highpass=f=150',
  'lowpass=f=8000',
  'acompressor=threshold=-24dB:ratio=3:attack=4:release=90:knee=4',
  `aresample=${RATE_HERTZ}`,
  METER,
].join(',');

/** Clips made at a time; each keeps one core busy. */
const turn = atATime(2);

function floatsIn(bytes: Buffer): Float32Array {
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength - (bytes.byteLength % 4)));
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function rawInput(rate: number): string[] {
  return ['-hide_banner', '-f', 'f32le', '-ar', String(rate), '-ac', '1', '-i', 'pipe:0'];
}

/** Refuses sound that cannot be the words: silence, or a length nobody reads them in. */
function checkSpeech({ samples, rate }: Speech, { script, voice }: ClipOrder): void {
  const syllables = syllablesOf(wordsOf({ script }));
  if (syllables === 0) {
    throw new Refusal('clip-invalid', 'clip', 'the script has no words', 'Write what is to be read');
  }
  if (voice.silent !== true && !(rmsOf(samples) > GATE_LUFS)) {
    throw new Refusal('clip-invalid', `voice ${voice.name}`, 'it said nothing', 'Choose another voice or record the words');
  }
  const pace = syllables / (samples.length / rate);
  if (pace < SLOWEST || pace > FASTEST) {
    const found = `${syllables} syllables in ${(samples.length / rate).toFixed(1)} s`;
    throw new Refusal('clip-invalid', `voice ${voice.name}`, found, 'Listen to the clip and choose another voice');
  }
}

/** Filters speech for loudspeakers and brings it to a loudness. */
async function conditioned({ samples, rate }: Speech, loudness: number): Promise<Float32Array> {
  const args = [...rawInput(rate), '-af', CONDITION, '-f', 'f32le', '-ac', '1', 'pipe:1'];
  const { output, log } = await run({ program: 'ffmpeg', args, input: bytesOf(samples), timeout: STEP_TIMEOUT_MS });
  const speech = floatsIn(output);
  const measured = metersIn(log)[0]?.lufs ?? GATE_LUFS;
  const level = measured > GATE_LUFS ? measured : rmsOf(speech);
  const gain = Number.isFinite(level) ? 10 ** ((loudness - level) / 20) : 1;
  return speech.map((sample) => sample * gain);
}

/** Lead-in, chime, words and tail. */
async function composed(speech: Speech, { priority, loudness = TARGET_LUFS }: ClipOrder): Promise<Float32Array> {
  const silence = new Float32Array(0);
  const gain = 10 ** ((loudness - TARGET_LUFS) / 20);
  return joined(
    [
      { samples: silence, pause: LEAD_IN_SECONDS },
      { samples: chime(priority, RATE_HERTZ).map((sample) => sample * gain), pause: AFTER_CHIME_SECONDS },
      { samples: await conditioned(speech, loudness), pause: TAIL_SECONDS },
      { samples: silence, pause: 0 },
    ],
    RATE_HERTZ,
  );
}

/** What the files say of themselves. Source of the mark: Luật Trí tuệ nhân tạo 134/2025/QH15, Điều 11. */
function marks({ voice, accent, title = 'Bản tin truyền thanh cơ sở' }: ClipOrder): string[] {
  const comment = voice.synthetic
    ? `Giọng đọc tự động (SYNTHETIC=true); voice=${voice.name} ${voice.version}; accent=${accent}`
    : `Giọng người đọc (SYNTHETIC=false); voice=${voice.name}`;
  const tags = { title, comment, SYNTHETIC: String(voice.synthetic), VOICE: `${voice.name} ${voice.version}`, ACCENT: accent };
  return Object.entries(tags).flatMap(([name, value]) => ['-metadata', `${name}=${value}`]);
}

interface Level {
  /** dB */
  readonly gain: number;
  /** dBTP */
  readonly limit: number;
}

/** Encodes both files at once: gain, then a limiter at four times the rate so that true peaks are seen. */
async function encode(sound: Float32Array, order: ClipOrder, { gain, limit }: Level, folder: string): Promise<string[]> {
  const files = [join(folder, 'clip.opus'), join(folder, 'clip.mp3')] as const;
  const limiter = `alimiter=limit=${limit}dB:level=false:attack=2:release=60`;
  const graph = `[0:a]volume=${gain}dB,aresample=${4 * RATE_HERTZ},${limiter},aresample=${RATE_HERTZ},asplit[a][b]`;
  const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact', ...marks(order)];
  const opus = ['-map', '[a]', '-c:a', 'libopus', '-b:a', '24k', '-application', 'voip', ...exact, '-y', files[0]];
  const mp3 = ['-map', '[b]', '-c:a', 'libmp3lame', '-b:a', '48k', '-id3v2_version', '4', ...exact, '-y', files[1]];
  const args = [...rawInput(RATE_HERTZ), '-filter_complex', graph, ...opus, ...mp3];
  await run({ program: 'ffmpeg', args, input: bytesOf(sound), timeout: STEP_TIMEOUT_MS });
  return [...files];
}

interface Mastered {
  readonly files: readonly string[];
  readonly measured: readonly [opus: Measured, mp3: Measured];
}

/** Encodes, decodes, measures, and corrects until what is heard is what was asked. */
async function mastered(sound: Float32Array, order: ClipOrder, folder: string): Promise<Mastered> {
  const target = order.loudness ?? TARGET_LUFS;
  let level: Level = { gain: 0, limit: LIMIT_DBTP };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const files = await encode(sound, order, level, folder);
    const [opus, mp3] = await measureFiles(files);
    if (opus === undefined || mp3 === undefined) break;
    const peak = Math.max(opus.truePeak, mp3.truePeak);
    const isLevel = [opus, mp3].every(({ lufs }) => Math.abs(lufs - target) <= TOLERANCE_LU);
    if (isLevel && peak <= CEILING_DBTP) return { files, measured: [opus, mp3] };
    const off = target - (opus.lufs + mp3.lufs) / 2;
    level = {
      gain: level.gain + (isLevel ? 0 : off * (1 + 0.25 * (attempt - 1))),
      limit: level.limit - Math.max(0, peak - CEILING_DBTP + 0.1),
    };
  }
  const found = `${target} LUFS could not be reached below ${CEILING_DBTP} dBTP`;
  throw new Refusal('clip-invalid', 'clip', found, 'Ask for a lower loudness');
}

/**
 * Makes the sound of a script: chime, words, exact loudness, two formats.
 * @throws {Refusal} `clip-invalid` when the sound cannot be the words or the loudness cannot be reached;
 *   `voice-unavailable` when a program is missing
 */
export function makeClip(order: ClipOrder): Promise<Clip> {
  return turn(async () => {
    const speech = await speakScript(wordsOf(order), order.voice, order.accent);
    checkSpeech(speech, order);
    const sound = await composed(speech, order);
    const folder = await mkdtemp(join(tmpdir(), 'nguon-clip-'));
    try {
      const { files, measured } = await mastered(sound, order, folder);
      const [opus, mp3] = await Promise.all(files.map((file) => readFile(file)));
      if (opus === undefined || mp3 === undefined) throw new RangeError('a clip has two files');
      return {
        opus,
        mp3,
        seconds: Math.round((sound.length / RATE_HERTZ) * 1_000) / 1_000,
        lufs: measured[0].lufs,
        truePeak: Math.max(measured[0].truePeak, measured[1].truePeak),
        voice: order.voice.name,
        synthetic: order.voice.synthetic,
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}
