import { looser, type Phrase } from './phrases.ts';

/** Width of a text on one line, in pixels. */
export type Measure = (text: string) => number;

/**
 * Breaks phrases into lines, as many words on each as fit. A phrase wider than a line is broken at its words, a word
 * wider than a line at its letters; a letter wider than a line stands alone.
 *
 * @param width of a line, in pixels
 * @param most lines wanted; what comes after them may be left out
 */
export function wrap(
  phrases: readonly Phrase[],
  width: number,
  measure: Measure,
  most = Number.POSITIVE_INFINITY,
): Phrase[][] {
  const lines: Phrase[][] = [];
  let line: Phrase[] = [];
  for (const whole of phrases) {
    if (lines.length > most) return lines;
    for (const phrase of narrowed(whole, width, measure)) {
      if (line.length > 0 && measure(lineText([...line, phrase])) > width) {
        lines.push(line);
        line = [];
      }
      line.push(phrase);
      if (phrase.closes === 'line') {
        lines.push(line);
        line = [];
      }
    }
  }
  return line.length > 0 ? [...lines, line] : lines;
}

/**
 * Breaks phrases into as few lines as `wrap` does, of as equal a length as can be: for titles.
 *
 * @param width of the longest line, in pixels
 */
export function balance(phrases: readonly Phrase[], width: number, measure: Measure): Phrase[][] {
  const lines = wrap(phrases, width, measure);
  const parts = lines.flat().length;
  const narrower = [0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]
    .map((share) => wrap(phrases, width * share, measure))
    .find((tried) => tried.length === lines.length && tried.flat().length === parts);
  return lines.length > 1 && narrower ? narrower : lines;
}

/**
 * Breaks phrases into as few lines as `wrap` does, the last not a single word where shorter lines avoid it: for texts.
 *
 * @param width of the longest line, in pixels
 */
export function wrapEven(phrases: readonly Phrase[], width: number, measure: Measure): Phrase[][] {
  const lines = wrap(phrases, width, measure);
  const isLonely = (set: readonly Phrase[][]) => set.length > 1 && set.at(-1)?.length === 1;
  if (!isLonely(lines)) return lines;
  const parts = lines.flat().length;
  const narrower = [0.97, 0.94, 0.91, 0.88, 0.85, 0.82]
    .map((share) => wrap(phrases, width * share, measure))
    .find((tried) => tried.length === lines.length && tried.flat().length === parts && !isLonely(tried));
  return narrower ?? lines;
}

/** The phrases as one line of text. */
export function lineText(phrases: readonly Phrase[]): string {
  return phrases
    .map(({ text, spaced }) => (spaced ? `${text} ` : text))
    .join('')
    .trimEnd();
}

/** The phrase, or the parts it must be broken into so that each fits a line. */
function narrowed(phrase: Phrase, width: number, measure: Measure): Phrase[] {
  if (measure(phrase.text) <= width) return [phrase];
  const parts = looser(phrase);
  return parts.length < 2 ? parts : parts.flatMap((part) => narrowed(part, width, measure));
}

/**
 * The line, or as many of its first words and an ellipsis as fit.
 *
 * @param width of the line, in pixels
 */
export function cutToWidth(phrases: readonly Phrase[], width: number, measure: Measure): string {
  const whole = lineText(phrases);
  if (measure(whole) <= width) return whole;
  const [first = []] = wrap(phrases, Math.max(width - measure('…'), 1), measure);
  return `${lineText(first)}…`;
}
