/**
 * The letters that every board can draw: those of the fonts in `themes/fonts`. Vietnamese whole, the Latin letters of
 * Ê-đê, Gia Rai and H'mông, digits, and the signs that notices use. Text for boards is refused when it holds another
 * (B3), before anyone approves it.
 */
const drawable: readonly (readonly [number, number])[] = [
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

/** Can boards draw this code point? */
export function isDrawable(point: number): boolean {
  return point === 0x0a || drawable.some(([first, last]) => first <= point && point <= last);
}

/** Every code point that boards can draw, ascending. */
export function drawablePoints(): number[] {
  return drawable.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, step) => first + step),
  );
}

/** The first letter of a text that boards cannot draw, or `null`. */
export function undrawableIn(text: string): string | null {
  return [...text.normalize('NFC')].find((letter) => !isDrawable(letter.codePointAt(0) ?? 0)) ?? null;
}
