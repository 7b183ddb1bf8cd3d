import { z } from 'zod';
import { addressOf, Sha256 } from './content-address.ts';
import { passage } from './text.ts';

/**
 * Longest recording of a bulletin, s: what is longer is read in parts. Source: Hà Nội's urban districts let a session
 * last 15 minutes (domain guide 7.4).
 */
export const LONGEST_RECORDING_SECONDS = 15 * 60;

/** Nobody reads faster, syllables a second: less sound than this cannot be the words. */
const FASTEST = 9;

/** Longest transcript, characters: as long as a script that an editor writes. */
export const LONGEST_TRANSCRIPT = 8_000;

/** Why a file cannot be the recording of a bulletin (V40). */
export const recordingFaults = ['no-sound', 'film', 'cut-short', 'silent', 'too-long', 'uneven'] as const;
export type RecordingFault = (typeof recordingFaults)[number];

/** A person's reading of a bulletin, in the place of a voice. Rules V39 to V42 in SPEC.md. */
export const Recording = z.strictObject({
  /** The file as it was recorded. */
  sha256: Sha256,
  seconds: z.number().positive().max(LONGEST_RECORDING_SECONDS),
  /** The address of the text that was read (`spokenHash`). */
  readFrom: Sha256,
  /** What is said, where it is not word for word the text. */
  transcript: passage(LONGEST_TRANSCRIPT).optional(),
});
export type Recording = z.output<typeof Recording>;

/** The address of what a second person confirms: this sound, read from this text, says these words (W105). */
export function recordingHash({
  sha256,
  readFrom,
  transcript = '',
}: Pick<Recording, 'sha256' | 'readFrom' | 'transcript'>): Sha256 {
  return addressOf({ sha256, readFrom, transcript });
}

/** Is a recording shorter than anybody could say the words in? Syllables that stand unparted count as one. */
export function isTooShortFor(words: string, seconds: number): boolean {
  return (words.match(/[\p{L}\p{M}]+/gu)?.length ?? 0) > seconds * FASTEST;
}
