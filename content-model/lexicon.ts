import { z } from 'zod';
import { line } from './text.ts';
import { isWithin } from './unit.ts';

/** Longest word or name that is written, and how long it may be to say, characters. */
export const LONGEST_WRITTEN = 60;
export const LONGEST_SPOKEN = 120;
/** The most words of one bulletin that are said in a way of their own. */
const MOST_WORDS = 200;

/** Letters of Vietnamese, which every voice can say: a to y without f, j, w and z, with their marks. */
const LETTER = 'a-eghik-vxyđăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ';
const SPOKEN = new RegExp(`^[${LETTER}]+(?:[ -][${LETTER}]+)*$`, 'iu');
const UNSPOKEN = new RegExp(`[^${LETTER} -]`, 'iu');
const VOWEL = /[aeiouy]/i;
/** Longest syllable, letters: `nghiêng`. */
const LONGEST_SYLLABLE = 7;

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Why words cannot be said as they are given, or `null` when they can (V24). */
export function spokenFault(spoken: string): string | null {
  if (/\d/.test(spoken)) return 'V24: digits are not words';
  const foreign = UNSPOKEN.exec(spoken)?.[0];
  if (foreign !== undefined) return `V24: no Vietnamese voice says “${foreign}”`;
  if (!SPOKEN.test(spoken)) return 'V24: words stand one space or one hyphen apart';
  const syllables = spoken.split(/[ -]/);
  const long = syllables.find((syllable) => syllable.length > LONGEST_SYLLABLE);
  if (long !== undefined) return `V24: “${long}” is longer than a syllable`;
  const mute = syllables.find((syllable) => !VOWEL.test(plain(syllable)));
  return mute === undefined ? null : `V24: “${mute}” has no vowel`;
}

/** Why a word cannot be looked up in texts, or `null` when it can (V24). */
export function writtenFault(written: string): string | null {
  return /^\p{L}/u.test(written) ? null : 'V24: it does not begin with a letter';
}

const without = (fault: (text: string) => string | null) => (text: string, context: z.RefinementCtx) => {
  const found = fault(text);
  if (found !== null) context.addIssue({ code: 'custom', message: found });
};

/** How a unit says a word or a name. Letter case does not matter. Rules V24 to V26 in SPEC.md. */
export const LexiconWord = z.strictObject({
  written: line(LONGEST_WRITTEN).min(1).superRefine(without(writtenFault)),
  spoken: line(LONGEST_SPOKEN).min(1).superRefine(without(spokenFault)),
});
export type LexiconWord = z.output<typeof LexiconWord>;

export const LexiconWords = z.array(LexiconWord).min(1).max(MOST_WORDS);

/** The form under which a written word is looked up: it is one word in whatever letter case. */
export function lexiconKey(written: string): string {
  return written.normalize('NFC').toLowerCase();
}

/**
 * The words of a unit: its own, and behind them those of the units above, nearest first (V25).
 * @param path of the unit
 * @param words of any units, with their paths
 */
export function lexiconOf(
  path: string,
  words: readonly (LexiconWord & { readonly path: string })[],
): LexiconWord[] {
  const nearest = new Map<string, LexiconWord & { readonly path: string }>();
  for (const word of words) {
    if (!isWithin(path, word.path)) continue;
    const key = lexiconKey(word.written);
    const before = nearest.get(key);
    if (before === undefined || word.path.length > before.path.length) nearest.set(key, word);
  }
  return [...nearest]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { written, spoken }]) => ({ written, spoken }));
}

/** The words of a lexicon that stand in a text: others do not touch it (V26). */
export function wordsIn(text: string, lexicon: readonly LexiconWord[]): LexiconWord[] {
  const here = lexiconKey(text);
  return lexicon
    .filter(({ written }) => {
      const key = lexiconKey(written);
      for (let at = here.indexOf(key); at !== -1; at = here.indexOf(key, at + 1)) {
        const isWhole =
          !/[\p{L}\p{M}]$/u.test(here.slice(0, at)) && !/^[\p{L}\p{M}]/u.test(here.slice(at + key.length));
        if (isWhole) return true;
      }
      return false;
    })
    .slice(0, MOST_WORDS);
}
