import type { Accent } from './script.ts';
import type { Speech, Voice } from './voices/voice.ts';

/** Pause between two sentences, s. */
const SENTENCE_PAUSE_SECONDS = 0.4;
/** Pause between two lines: paragraphs, items, rows, s. */
const LINE_PAUSE_SECONDS = 0.65;
/** Below this a sample at a sentence's ends is silence, of 1 (−46 dB). */
const SILENCE = 0.005;
/** Left around a sentence so that no soft consonant is cut, s. */
const MARGIN_SECONDS = 0.03;
/** Sentences spoken at a time. */
const AT_A_TIME = 2;

/** A sentence and the pause after it. */
export interface Sentence {
  readonly text: string;
  /** s */
  readonly pause: number;
}

/** Parts a script into what a voice reads in one breath, with the pauses between. */
export function sentencesOf(script: string): Sentence[] {
  return script.split('\n').flatMap((line) => {
    const sentences = line.match(/[^.!?]+[.!?]*/g)?.map((text) => text.trim()) ?? [];
    return sentences
      .filter((text) => /\p{L}/u.test(text))
      .map((text, index, all) => ({
        text,
        pause: index === all.length - 1 ? LINE_PAUSE_SECONDS : SENTENCE_PAUSE_SECONDS,
      }));
  });
}

/** Cuts silence off both ends, but for a margin. */
export function trimmed({ samples, rate }: Speech): Float32Array {
  const first = samples.findIndex((sample) => Math.abs(sample) > SILENCE);
  if (first === -1) return new Float32Array(0);
  const last = samples.findLastIndex((sample) => Math.abs(sample) > SILENCE);
  const margin = Math.round(MARGIN_SECONDS * rate);
  return samples.subarray(Math.max(0, first - margin), Math.min(samples.length, last + margin));
}

/** Puts sounds one after another with a silence after each but the last. */
export function joined(
  parts: readonly { readonly samples: Float32Array; readonly pause: number }[],
  rate: number,
): Float32Array {
  const gaps = parts.map(({ pause }, index) => (index === parts.length - 1 ? 0 : Math.round(pause * rate)));
  const length = parts.reduce((sum, { samples }, index) => sum + samples.length + (gaps[index] ?? 0), 0);
  const whole = new Float32Array(length);
  let at = 0;
  for (const [index, { samples }] of parts.entries()) {
    whole.set(samples, at);
    at += samples.length + (gaps[index] ?? 0);
  }
  return whole;
}

/**
 * Reads a whole script, sentence by sentence, with even pauses whatever the voice.
 * @throws {Refusal} `voice-unavailable`
 */
export async function speakScript(script: string, voice: Voice, accent: Accent): Promise<Speech> {
  const sentences = sentencesOf(script);
  const speeches: Speech[] = [];
  for (let at = 0; at < sentences.length; at += AT_A_TIME) {
    const next = sentences.slice(at, at + AT_A_TIME).map(({ text }) => voice.speak(text, accent));
    speeches.push(...(await Promise.all(next)));
  }
  const rate = speeches[0]?.rate ?? 48_000;
  const parts = speeches.map((speech, index) => ({
    samples: voice.silent === true ? speech.samples : trimmed(speech),
    pause: sentences[index]?.pause ?? 0,
  }));
  return { samples: joined(parts, rate), rate };
}
