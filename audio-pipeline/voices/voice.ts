import type { Accent } from '../script.ts';

/** Sound as numbers: one channel, −1 to 1. */
export interface Speech {
  readonly samples: Float32Array;
  /** Samples a second. */
  readonly rate: number;
}

/**
 * Something that reads Vietnamese aloud. It gets sentences that hold only words and pauses (a `Script`), never digits
 * or abbreviations, so every voice reads alike. A new voice is one file in voices/ and one line in registry.ts.
 */
export interface Voice {
  /** Names the engine and is part of a clip's key: `espeak-ng`. */
  readonly name: string;
  /** A clip made by another version is another clip. */
  readonly version: string;
  readonly accents: readonly Accent[];
  /** Is it made by a machine? Then every clip carries the mark that Luật Trí tuệ nhân tạo 134/2025/QH15, Điều 11, asks for. */
  readonly synthetic: boolean;
  /** Speaks nothing on purpose: clips hold the chime and silence. For trying the product out, never for a real speaker. */
  readonly silent?: boolean;
  /**
   * Reads one sentence.
   * @throws {Refusal} `voice-unavailable` when its engine cannot be reached or does not answer in time
   */
  speak(sentence: string, accent: Accent): Promise<Speech>;
}

/** How fast a calm announcer speaks, syllables a second. Source: about 200 syllables a minute on Vietnamese radio. */
export const SYLLABLES_PER_SECOND = 3.4;

/** Syllables of a script; Vietnamese writes each as a word of its own, loan words join theirs with hyphens. */
export function syllablesOf(text: string): number {
  return text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
}
