import type { Close, Phrase } from './phrases.ts';
import { lineText, type Measure, wrap } from './wrap.ts';

/**
 * Spreads phrases over pages. A page turns after a sentence where one ends in the page's second half, else after a
 * clause, else after a word; nothing is lost and no page is empty.
 *
 * @param width of a line, in pixels
 * @param linesOn how many lines a page holds, by its index from 0; at least 1 is taken
 * @returns the lines of each page
 */
export function paginate(
  phrases: readonly Phrase[],
  width: number,
  measure: Measure,
  linesOn: (page: number) => number,
): string[][] {
  const pages: string[][] = [];
  let rest = wrap(phrases, width, measure).flat();
  while (rest.length > 0) {
    const capacity = Math.max(linesOn(pages.length), 1);
    const lines = wrap(rest, width, measure, capacity);
    const turn = lines.length <= capacity ? rest.length : turnAfter(lines.slice(0, capacity).flat());
    pages.push(wrap(rest.slice(0, turn), width, measure).map(lineText));
    rest = rest.slice(turn);
  }
  return pages;
}

/** How many of the phrases that fit a page it keeps. */
function turnAfter(fitting: readonly Phrase[]): number {
  const closers: readonly (readonly Close[])[] = [['line', 'sentence'], ['clause']];
  for (const closes of closers) {
    const last = fitting.findLastIndex((phrase) => closes.includes(phrase.closes));
    if (last >= fitting.length / 2) return last + 1;
  }
  return fitting.length;
}
