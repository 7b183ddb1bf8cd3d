import type { SearchFile, SearchPart, SearchRow } from '../../search-rows.ts';
import { words } from './fold.ts';

/** How many results are shown of one question. */
export const MOST_SHOWN = 50;

/** With fewer results than these the texts are looked through too. */
export const FEW = 5;

/** Parts that are read without being asked for, and each time they are. */
export const PARTS = 3;

/** A row with its words made ready, folded and with a space around each: ` cap nuoc sach `. */
export interface ReadyRow extends SearchRow {
  readonly title: string;
  /** Grows by the words of its text once the part with them is read. */
  all: string;
}

const spaced = (text?: string) => ` ${words(text).join(' ')} `;

export const ready = ({ kinds }: SearchFile, rows: readonly SearchRow[]): ReadyRow[] =>
  rows.map((row) => {
    const title = spaced(row.t);
    return { ...row, title, all: title + spaced(row.s) + spaced(row.x) + spaced(kinds[row.k]) };
  });

/** Takes a part in: its rows, and the words of the texts of rows. */
export const takeIn = (
  file: SearchFile,
  into: ReadyRow[],
  { from, words: found, rows }: SearchPart,
): void => {
  into.push(...ready(file, rows));
  for (const text of found) into[from++]!.all += `${text} `;
};

/**
 * The rows that have every word of a question. The whole question in a title comes first, then all its words in a
 * title, then in the text; of these, titles written with the very marks of the question first.
 *
 * @param end what follows the last word: a space, or nothing where it may be the beginning of a word
 */
export const find = (rows: readonly ReadyRow[], question: string, end = ' '): ReadyRow[] => {
  const asked = words(question);
  const phrase = ` ${asked.join(' ')}${end}`;
  const isIn = (text: string) =>
    asked.every((word, index) => text.includes(` ${word}${asked[index + 1] ? ' ' : end}`));
  const points = ({ t, title, all }: ReadyRow) =>
    +all.includes(phrase) +
    4 * +title.includes(phrase) +
    2 * +isIn(title) +
    +t.toLowerCase().includes(question.normalize().toLowerCase());
  return asked[0] ? rows.filter((row) => isIn(row.all)).sort((a, b) => points(b) - points(a)) : [];
};

/** The rows of `find`; where no row has the last word whole, those with a word that it begins. */
export const findAny = (rows: readonly ReadyRow[], question: string): ReadyRow[] => {
  const whole = find(rows, question);
  return whole[0] ? whole : find(rows, question, '');
};

/** A text cut into words, at odd places, and what is between them. */
export const pieces = (text = '') => text.split(/([\p{L}\p{M}\p{N}]+)/u);
