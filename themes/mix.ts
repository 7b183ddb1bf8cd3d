import { contrast } from './contrast.ts';

/** Shares tried between two colours. */
const STEPS = 64;

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/**
 * A colour on the straight way between two, in sRGB.
 * @param share of `other`, 0 to 1
 */
export function mix(colour: string, other: string, share: number): string {
  const ends = channels(other);
  const mixed = channels(colour).map((value, at) =>
    Math.round(value + ((ends[at] ?? value) - value) * share),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Is each of these at least so far from the colour? */
export function isApart(colour: string, others: readonly string[], least: number): boolean {
  return others.every((other) => contrast(colour, other) >= least);
}

/**
 * The first colour on the way from `colour` to `end` that is as far from all others as asked; `end` where none is.
 * @param least contrast, 1 to 21
 */
export function movedApart(colour: string, end: string, others: readonly string[], least: number): string {
  for (let step = 0; step < STEPS; step += 1) {
    const tried = mix(colour, end, step / STEPS);
    if (isApart(tried, others, least)) return tried;
  }
  return end;
}
