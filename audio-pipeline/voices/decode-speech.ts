import { Refusal } from '@nguon/content-model/refusal';
import { GATE_LUFS, rmsOf } from '../loudness.ts';
import { run } from '../programs.ts';
import { type Speech, syllablesOf } from './voice.ts';

const RATE_HERTZ = 24_000;
const DECODE_WITHIN_MS = 20_000;
/** Nobody reads faster, syllables a second: less sound than this cannot be the sentence. */
const FASTEST = 9;
/** Nobody pauses this long: more sound than this cannot be the sentence, s for each syllable, and s besides. */
const SLOWEST_SECONDS = 1.5;
const MARGIN_SECONDS = 5;

/** Formats that engines are asked for: anything else stays closed, so that no list of addresses is followed. */
const FORMATS = 'mp3,wav,ogg';

function unusable(name: string, found: string, options?: ErrorOptions): Refusal {
  return new Refusal(
    'voice-unavailable',
    `voice ${name}`,
    found,
    'Try again later, or choose another voice',
    options,
  );
}

/** Is it a page or a message of an engine instead of sound? */
function isText(bytes: Uint8Array): boolean {
  return /^\s*[<{[]/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
}

/**
 * Sound as an engine sent it, as numbers.
 * @throws {Refusal} `voice-unavailable` for pages, silence, and what is too short or too long for the words (V33)
 */
export async function decodeSpeech(name: string, sentence: string, bytes: Uint8Array): Promise<Speech> {
  if (isText(bytes)) throw unusable(name, 'it sent a page or a message instead of sound');
  const args = [
    ...['-hide_banner', '-protocol_whitelist', 'pipe', '-format_whitelist', FORMATS],
    ...['-i', 'pipe:0', '-vn', '-f', 'f32le', '-ar', String(RATE_HERTZ), '-ac', '1', 'pipe:1'],
  ];
  const { output } = await run({ program: 'ffmpeg', args, input: bytes, timeout: DECODE_WITHIN_MS }).catch(
    (cause) => {
      throw unusable(name, 'it sent what is no sound', { cause });
    },
  );
  const samples = new Float32Array(
    output.buffer.slice(output.byteOffset, output.byteOffset + (output.length & ~3)),
  );
  const seconds = samples.length / RATE_HERTZ;
  const syllables = syllablesOf(sentence);
  if (seconds < syllables / FASTEST || seconds > syllables * SLOWEST_SECONDS + MARGIN_SECONDS)
    throw unusable(name, `it read ${syllables} syllables in ${seconds.toFixed(1)} s`);
  if (!(rmsOf(samples) > GATE_LUFS)) throw unusable(name, 'it sent silence');
  // A decoder may overshoot.
  return { samples: samples.map((sample) => Math.max(-1, Math.min(1, sample))), rate: RATE_HERTZ };
}
