import type { Board } from './board.ts';

type Range = readonly [first: number, last: number];

/**
 * The letters that every board can draw: those of the fonts in `themes/fonts`. Vietnamese whole, the Latin letters of
 * Ê-đê, Gia Rai and H'mông, digits, and the signs that notices use. Text for boards is refused when it holds another
 * (B3), before anyone approves it.
 */
const drawable: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0xff],
  [0x100, 0x131],
  [0x134, 0x17e],
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x300, 0x304],
  [0x306, 0x309],
  [0x323, 0x323],
  [0x1ea0, 0x1ef9],
  [0x2010, 0x2015],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2022, 0x2022],
  [0x2026, 0x2026],
  [0x2030, 0x2030],
  [0x20ab, 0x20ab],
  [0x2212, 0x2212],
];

/** Letters of Cham, Khmer and Thái (Tai Viet): boards draw them as outlines alone, not in whole pixels (B34). */
const outlined: readonly Range[] = [
  [0x1780, 0x17b3],
  [0x17b6, 0x17dd],
  [0x17e0, 0x17e9],
  [0xaa00, 0xaa36],
  [0xaa40, 0xaa4d],
  [0xaa50, 0xaa59],
  [0xaa5c, 0xaa5f],
  [0xaa80, 0xaac2],
  [0xaadb, 0xaadf],
];

const isIn = (ranges: readonly Range[], point: number) =>
  ranges.some(([first, last]) => first <= point && point <= last);

const pointsIn = (ranges: readonly Range[]) =>
  ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, step) => first + step));

/** Can every board draw this code point, also in whole pixels? */
export function isDrawableInPixels(point: number): boolean {
  return point === 0x0a || isIn(drawable, point);
}

/** Can boards draw this code point? */
export function isDrawable(point: number): boolean {
  return isDrawableInPixels(point) || isIn(outlined, point);
}

/** Does a board draw outlines: lines of 22 px and more, in full colour? Others draw whole pixels (B34). */
export function takesOutlines({
  width,
  height,
  colour,
}: Pick<Board, 'width' | 'height' | 'colour'>): boolean {
  return colour === 'full' && width >= 320 && height >= 240;
}

/** Every code point that all boards can draw, ascending. */
export function drawablePoints(): number[] {
  return pointsIn(drawable);
}

/** Every code point that boards of outlines can draw besides those, ascending. */
export function outlinedPoints(): number[] {
  return pointsIn(outlined);
}

/** The first letter of a text that boards cannot draw, or `null`. */
export function undrawableIn(text: string, canDraw = isDrawable): string | null {
  return [...text.normalize('NFC')].find((letter) => !canDraw(letter.codePointAt(0) ?? 0)) ?? null;
}
