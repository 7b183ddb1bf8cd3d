import type { SearchFile, SearchRow } from '../../search-rows.ts';
import { words } from './fold.ts';

/** A row with its words made ready, folded and with a space around each: ` cap nuoc sach `. */
export interface ReadyRow extends SearchRow {
  readonly title: string;
  readonly all: string;
}

const spaced = (text?: string) => ` ${words(text).join(' ')} `;

export const ready = ({ kinds, rows }: SearchFile): ReadyRow[] =>
  rows.map((row) => {
    const title = spaced(row.t);
    return { ...row, title, all: title + spaced(row.s) + spaced(row.x) + spaced(kinds[row.k]) };
  });

/**
 * The rows that have every word of a question; where no row has them all, the last may be the beginning of a word. The
 * whole question in a title comes first, then all its words in a title, then in the text; of these, titles written with
 * the very marks of the question first.
 */
export function find(rows: readonly ReadyRow[], question: string): ReadyRow[] {
  const asked = words(question);
  const phrase = ` ${asked.join(' ')}`;
  let end = ' ';
  const isIn = (text: string) =>
    asked.every((word, index) => text.includes(` ${word}${asked[index + 1] ? ' ' : end}`));
  const points = ({ t, title, all }: ReadyRow) =>
    4 * +title.includes(phrase) +
    2 * +title.includes(`${phrase} `) +
    2 * +isIn(title) +
    +all.includes(phrase) +
    +t.toLowerCase().includes(question.normalize().toLowerCase());
  const hits = () => rows.filter(({ all }) => isIn(all)).sort((a, b) => points(b) - points(a));
  const whole = asked[0] ? hits() : [];
  end = '';
  return whole[0] || !asked[0] ? whole : hits();
}

/** A text cut into words, at odd places, and what is between them. */
export const pieces = (text: string) => text.split(/([\p{L}\p{M}\p{N}]+)/u);
