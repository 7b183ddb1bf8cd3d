import type { SearchFile, SearchPart, SearchRow } from '../../search-rows.ts';
import { words } from './fold.ts';

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
export function takeIn(file: SearchFile, into: ReadyRow[], { from, words: found, rows }: SearchPart): void {
  into.push(...ready(file, rows));
  found.forEach((text, index) => {
    into[from + index]!.all += `${text} `;
  });
}

/**
 * The rows that have every word of a question. The whole question in a title comes first, then all its words in a
 * title, then in the text; of these, titles written with the very marks of the question first.
 *
 * @param end what follows the last word: a space, or nothing where it may be the beginning of a word
 */
export function find(rows: readonly ReadyRow[], question: string, end = ' '): ReadyRow[] {
  const asked = words(question);
  const phrase = ` ${asked.join(' ')}`;
  const isIn = (text: string) =>
    asked.every((word, index) => text.includes(` ${word}${asked[index + 1] ? ' ' : end}`));
  const points = ({ t, title, all }: ReadyRow) =>
    4 * +title.includes(phrase) +
    2 * +title.includes(`${phrase} `) +
    2 * +isIn(title) +
    +all.includes(phrase) +
    +t.toLowerCase().includes(question.normalize().toLowerCase());
  return asked[0] ? rows.filter(({ all }) => isIn(all)).sort((a, b) => points(b) - points(a)) : [];
}

/** The rows of `find`; where no row has the last word whole, those with a word that it begins. */
export function findAny(rows: readonly ReadyRow[], question: string): ReadyRow[] {
  const whole = find(rows, question);
  return whole[0] ? whole : find(rows, question, '');
}

/** A text cut into words, at odd places, and what is between them. */
export const pieces = (text: string) => text.split(/([\p{L}\p{M}\p{N}]+)/u);
