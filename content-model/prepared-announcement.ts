import { z } from 'zod';
import { LexiconWords } from './lexicon.ts';
import { line, passage } from './text.ts';
import { isWithin, type Unit, UnitPath } from './unit.ts';

/**
 * The most that one unit keeps ready, and that a speaker holds with those of the units above. Our own figures: whoever
 * stands at a speaker in a storm must find the right one at a glance, and twelve of a minute are 2 MB.
 */
export const MOST_OF_A_UNIT = 6;
export const MOST_ON_A_SPEAKER = 12;

/** Longest it may take to read, s, without the chime. Whoever flees listens no longer; another press says it again. */
export const LONGEST_SECONDS = 60;

/** Syllables a voice reads in a second, with the pauses between sentences. Measured: espeak-ng reads 73 in 23 s. */
const SYLLABLES_A_SECOND = 3.2;

/** How many syllables a run of letters and digits is read with: a digit at most two, a letter of a short form one. */
function syllablesIn(run: string): number {
  const digits = run.match(/\d/g)?.length ?? 0;
  if (digits > 0) return 2 * digits;
  return /^[A-ZĐ]{2,6}$/.test(run) ? run.length : 1;
}

/** How long a voice needs to read a text, s, counted from its syllables (S51). */
export function readingSeconds(text: string): number {
  const runs = text.match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
  return Math.ceil(runs.reduce((sum, run) => sum + syllablesIn(run), 0) / SYLLABLES_A_SECOND);
}

/**
 * A short announcement that was approved in advance, whose clip each speaker of the unit and of all below it holds until
 * it is withdrawn, for the day on which nobody can write or nothing can be reached. Rules S50 to S57 in SPEC.md.
 */
export const PreparedAnnouncement = z
  .strictObject({
    id: z.uuid(),
    /** The unit whose approver answers for it. */
    unit: UnitPath,
    /** What a person presses; at most 80 characters, two lines of a telephone. */
    title: line(80).min(1),
    text: passage(1_000).min(1),
    /** How its unit says words in it, as it was when it was approved (V45). */
    lexicon: LexiconWords.optional(),
  })
  .superRefine(({ text }, context) => {
    const seconds = readingSeconds(text);
    if (seconds <= LONGEST_SECONDS) return;
    const message = `S51: it takes ${seconds} s to read, at most ${LONGEST_SECONDS} s`;
    context.addIssue({ code: 'custom', path: ['text'], message });
  });
export type PreparedAnnouncement = z.output<typeof PreparedAnnouncement>;

/**
 * The announcements that the speakers of a unit hold: its own first, then those of the units above, nearest first, each
 * in the order of their titles (S50).
 */
export function preparedFor(
  { path }: Pick<Unit, 'path'>,
  announcements: readonly PreparedAnnouncement[],
): PreparedAnnouncement[] {
  return announcements
    .filter(({ unit }) => isWithin(path, unit))
    .toSorted(
      (a, b) =>
        b.unit.length - a.unit.length || a.title.localeCompare(b.title, 'vi') || a.id.localeCompare(b.id),
    )
    .slice(0, MOST_ON_A_SPEAKER);
}
