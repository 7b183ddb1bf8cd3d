import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '@nguon/content-model/refusal';
import { chime } from './chime.ts';
import { type ClipOrder, wordsOf } from './clip-key.ts';
import { GATE_LUFS, METER, meterIn, rmsOf, STEP_TIMEOUT_MS, TARGET_LUFS } from './loudness.ts';
import { bytesOf, type Mastered, mastered, RATE_HERTZ, rawInput } from './master-sound.ts';
import { run } from './programs.ts';
import { decodeRecording } from './recording.ts';
import { joined, speakScript, trimmed } from './speak-script.ts';
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

/** Silence before the chime, s: amplifiers and sleeping players swallow the beginning. */
const LEAD_IN_SECONDS = 0.3;
const AFTER_CHIME_SECONDS = 0.35;
const TAIL_SECONDS = 0.4;
/** No voice reads slower or faster than this, syllables a second. */
const SLOWEST = 1;
const FASTEST = 9;
/** Level at which speech enters the filters, whatever the voice, dB of full scale (RMS). */
const WORKING_RMS_DB = -20;
/**
 * Voice band for horn loudspeakers, quiet syllables brought up so that the ends of sentences carry, and peaks taken down
 * here so that the last limiter has little left to do and loudness comes out as measured.
 */
const CONDITION = [
  'highpass=f=150',
  'lowpass=f=8000',
  'acompressor=threshold=-26dB:ratio=3:attack=4:release=90:knee=4',
  `aresample=${4 * RATE_HERTZ}`,
  'alimiter=limit=-19dB:level=false:attack=2:release=60',
  `aresample=${RATE_HERTZ}`,
  METER,
].join(',');

/** Clips made at a time; each keeps one core busy. Emergencies and what somebody waits for do not wait their turn (V16). */
const turn = atATime(2);

function floatsIn(bytes: Buffer): Float32Array {
  return new Float32Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength - (bytes.byteLength % 4)),
  );
}

/** The words of an order as sound: those of its recording, or those a voice reads. */
async function spoken(order: ClipOrder): Promise<Speech> {
  if (order.recording === undefined) {
    const speech = await speakScript(wordsOf(order), order.voice, order.accent);
    checkSpeech(speech, order);
    return speech;
  }
  const { samples, rate } = await decodeRecording(order.sound ?? new Uint8Array());
  return { samples: trimmed({ samples, rate }), rate };
}

/** Refuses sound that cannot be the words: silence, or a length nobody reads them in. */
function checkSpeech({ samples, rate }: Speech, { script, voice }: ClipOrder): void {
  const syllables = syllablesOf(wordsOf({ script }));
  if (syllables === 0) {
    throw new Refusal('clip-invalid', 'clip', 'the script has no words', 'Write what is to be read');
  }
  if (voice.silent !== true && !(rmsOf(samples) > GATE_LUFS)) {
    throw new Refusal(
      'clip-invalid',
      `voice ${voice.name}`,
      'it said nothing',
      'Choose another voice or record the words',
    );
  }
  const pace = syllables / (samples.length / rate);
  if (pace < SLOWEST || pace > FASTEST) {
    const found = `${syllables} syllables in ${(samples.length / rate).toFixed(1)} s`;
    throw new Refusal(
      'clip-invalid',
      `voice ${voice.name}`,
      found,
      'Listen to the clip and choose another voice',
    );
  }
}

function amplified(samples: Float32Array, decibels: number): Float32Array {
  const gain = Number.isFinite(decibels) ? 10 ** (decibels / 20) : 1;
  return samples.map((sample) => sample * gain);
}

/** Filters speech for loudspeakers and brings it to a loudness. */
async function conditioned({ samples, rate }: Speech, loudness: number): Promise<Float32Array> {
  const input = bytesOf(amplified(samples, WORKING_RMS_DB - rmsOf(samples)));
  const args = [...rawInput(rate), '-af', CONDITION, '-f', 'f32le', '-ac', '1', 'pipe:1'];
  const { output, log } = await run({ program: 'ffmpeg', args, input, timeout: STEP_TIMEOUT_MS });
  const speech = floatsIn(output);
  const { lufs } = meterIn(log);
  const level = lufs > GATE_LUFS ? lufs : rmsOf(speech);
  return amplified(speech, loudness - level);
}

/** Lead-in, chime, words and tail. */
async function composed(
  speech: Speech,
  { priority, loudness = TARGET_LUFS }: ClipOrder,
): Promise<Float32Array> {
  const silence = new Float32Array(0);
  return joined(
    [
      { samples: silence, pause: LEAD_IN_SECONDS },
      { samples: amplified(chime(priority, RATE_HERTZ), loudness - TARGET_LUFS), pause: AFTER_CHIME_SECONDS },
      { samples: await conditioned(speech, loudness), pause: TAIL_SECONDS },
      { samples: silence, pause: 0 },
    ],
    RATE_HERTZ,
  );
}

/** Both formats at once, in a folder that is gone afterwards. */
async function inBothFormats(
  sound: Promise<Float32Array>,
  order: ClipOrder,
): Promise<readonly [Mastered, Mastered]> {
  const folder = await mkdtemp(join(tmpdir(), 'nguon-clip-'));
  try {
    const [opus, mp3] = await Promise.allSettled([
      mastered(sound, order, 'opus', folder),
      mastered(sound, order, 'mp3', folder),
    ]);
    if (opus.status === 'rejected') throw opus.reason;
    if (mp3.status === 'rejected') throw mp3.reason;
    return [opus.value, mp3.value];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Makes the sound of a script or of a recording: chime, words, exact loudness, two formats.
 * @throws {Refusal} `clip-invalid` when the sound cannot be the words or the loudness cannot be reached;
 *   `voice-unavailable` when a program is missing
 */
export function makeClip(order: ClipOrder): Promise<Clip> {
  const make = async (): Promise<Clip> => {
    const sound = composed(await spoken(order), order);
    const [opus, mp3] = await inBothFormats(sound, order);
    const { length } = await sound;
    return {
      opus: opus.bytes,
      mp3: mp3.bytes,
      seconds: Math.round((length / RATE_HERTZ) * 1_000) / 1_000,
      lufs: opus.heard.lufs,
      truePeak: Math.max(opus.heard.truePeak, mp3.heard.truePeak),
      voice: order.voice.name,
      synthetic: order.voice.synthetic,
    };
  };
  const isUrgent = order.priority === 'emergency' && !order.isInAdvance;
  return isUrgent || order.isAwaited ? make() : turn(make);
}
