import { z } from 'zod';

/** The longest run without a space that pages, boards and voices are asked to carry, in characters (T3). */
export const LONGEST_WORD = 300;

/**
 * The most marks (general category M) that may follow one another (T5). Composed Vietnamese needs one, Ê-đê `ê̆` one; the
 * syllables of Khmer (ញ៉ាំ) three, of Cham and Tai Viet two. Each mark beyond is stacked over the lines above and below.
 */
export const MOST_MARKS = 4;
const STACKED = new RegExp(`\\p{M}{${MOST_MARKS + 1},}`, 'u');

/**
 * Characters that change how their neighbours are read without being seen: controls, bidirectional
 * overrides and isolates, byte order marks, tags and private use; and those that look like nothing at all: zero-width
 * spaces, Hangul fillers, the empty Braille cell. Joiners (U+200C, U+200D) stay: some scripts and signs need them.
 * Source: Unicode 17, categories Cc, Cf, Co.
 */
const HIDDEN =
  /[\p{Cc}\p{Co}\p{Cs}\u115F\u1160\u17B4\u17B5\u180E\u200B\u2800\u3164\uFFA0\u00AD\u061C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u;
const HIDDEN_BUT_LINE_BREAKS = new RegExp(
  HIDDEN.source.replace('\\p{Cc}', '\\u0000-\\u0009\\u000B-\\u001F\\u007F-\\u009F'),
  'u',
);

/** Text as it is kept: composed (NFC), without spaces at either end (T1). */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').trim();
}

/** Why a text may not be kept, or `null` when it may. */
export function faultIn(text: string, lineBreaks: boolean): string | null {
  const hidden = (lineBreaks ? HIDDEN_BUT_LINE_BREAKS : HIDDEN).exec(text)?.[0];
  if (hidden !== undefined) {
    const point = (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `T2: holds the hidden character U+${point}`;
  }
  const stacked = STACKED.exec(text.normalize('NFC'))?.[0];
  if (stacked !== undefined)
    return `T5: ${[...stacked].length} marks on one letter, at most ${MOST_MARKS} can be shown`;
  const word = text.split(/\s+/).find((run) => run.length > LONGEST_WORD);
  if (word !== undefined)
    return `T3: a word of ${word.length} characters, at most ${LONGEST_WORD} can be shown`;
  return null;
}

function checked(limit: number, lineBreaks: boolean) {
  return z
    .string()
    .overwrite(tidy)
    .max(limit)
    .superRefine((text, context) => {
      const fault = faultIn(text, lineBreaks);
      if (fault !== null) context.addIssue({ code: 'custom', message: fault });
    });
}

/** One line of readable text, at most `limit` characters. */
export const line = (limit: number) => checked(limit, false);

/** Readable text with line breaks, at most `limit` characters. */
export const passage = (limit: number) => checked(limit, true);

/** A BCP 47 language tag of the languages a bulletin may be in, such as `vi`, `en`, `hmn`. */
export const Language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'not a language tag');
export type Language = z.output<typeof Language>;

/**
 * Text folded for searching: lower case, without marks, đ as d, so that "nuoc sach" finds "Nước sạch" and
 * either style of tone mark finds the other (T4).
 */
export function foldForSearch(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();
}

/** An address part made from a name: `Xã Sìn Hồ` becomes `xa-sin-ho`. */
export function slugFrom(name: string): string {
  return foldForSearch(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
