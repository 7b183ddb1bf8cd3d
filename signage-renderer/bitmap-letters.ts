import type { BitmapFont } from '@nguon/themes/fonts';
import { lettersOf } from './phrases.ts';

/** A letter as its lit pixels: `x` from its left edge, `y` from the top of the cell, negative above it. */
interface Letter {
  readonly width: number;
  readonly dots: readonly (readonly [x: number, y: number])[];
}

/** A bitmap font, every pixel of it drawn as a square of `scale` × `scale` pixels. */
export interface BitmapFace {
  readonly font: BitmapFont;
  readonly scale: number;
}

/** Height of a letter's cell, in pixels of the board. */
export function cellHeight({ font, scale }: BitmapFace): number {
  return font.height * scale;
}

/** Pixels between two letters, and a space's own, in a font's pixels. */
const gapOf = (font: BitmapFont) => (font.height >= 20 ? 2 : 1);
const spaceOf = (font: BitmapFont) => Math.round(font.height / 4);

const lettersByFont = new Map<BitmapFont, Map<string, Letter>>();

/** A letter with its marks, without empty columns at its sides. */
function letterIn(font: BitmapFont, text: string): Letter {
  let known = lettersByFont.get(font);
  if (known === undefined) {
    known = new Map();
    lettersByFont.set(font, known);
  }
  let letter = known.get(text);
  if (letter === undefined) {
    letter = compose(font, text.normalize('NFC'));
    known.set(text, letter);
  }
  return letter;
}

type Dots = [x: number, y: number][];

function dotsOf(font: BitmapFont, point: number): Dots {
  const glyph = font.glyphs.get(point);
  if (!glyph) return [];
  return glyph.rows.flatMap((row, y) =>
    Array.from({ length: glyph.width }, (_, x): [number, number] => [x, y]).filter(
      ([x]) => (row >> (glyph.width - 1 - x)) & 1,
    ),
  );
}

const extent = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;

/** Sets a mark one empty row above or below the letter, over its middle. */
function placed(mark: Dots, letter: Dots, ascent: number): Dots {
  if (mark.length === 0 || letter.length === 0) return mark;
  const [top, bottom] = extent(letter.map(([, y]) => y));
  const [left, right] = extent(letter.map(([x]) => x));
  const [markTop, markBottom] = extent(mark.map(([, y]) => y));
  const [markLeft, markRight] = extent(mark.map(([x]) => x));
  const dx = Math.round((left + right - markLeft - markRight) / 2);
  const dy = markTop >= ascent ? bottom + 2 - markTop : top - 2 - markBottom;
  return mark.map(([x, y]) => [x + dx, y + dy]);
}

function compose(font: BitmapFont, text: string): Letter {
  const [base = 0x20, ...marks] = Array.from(text, (part) => part.codePointAt(0) ?? 0x20);
  const dots = marks.reduce<Dots>(
    (letter, mark) => letter.concat(placed(dotsOf(font, mark), letter, font.ascent)),
    dotsOf(font, base),
  );
  if (dots.length === 0) return { width: spaceOf(font), dots };
  const [left, right] = extent(dots.map(([x]) => x));
  return { width: right - left + 1, dots: dots.map(([x, y]) => [x - left, y]) };
}

/** Height of a capital letter without marks, in pixels of the board. */
export function capitalHeight({ font, scale }: BitmapFace): number {
  const [top, bottom] = extent(dotsOf(font, 0x48).map(([, y]) => y));
  return (bottom - top + 1) * scale;
}

/** Width of a text, in pixels of the board. */
export function bitmapWidth({ font, scale }: BitmapFace, text: string): number {
  let width = 0;
  for (const letter of lettersOf(text)) width += letterIn(font, letter).width + gapOf(font);
  return Math.max(width - gapOf(font), 0) * scale;
}

/**
 * Calls `light` for every pixel of a text whose first cell's top left corner is at `x`, `y`.
 */
export function traceText(
  { font, scale }: BitmapFace,
  text: string,
  x: number,
  y: number,
  light: (x: number, y: number) => void,
): void {
  let left = x;
  for (const part of lettersOf(text)) {
    const letter = letterIn(font, part);
    for (const [dotX, dotY] of letter.dots) {
      for (let step = 0; step < scale * scale; step += 1) {
        light(left + dotX * scale + (step % scale), y + dotY * scale + Math.floor(step / scale));
      }
    }
    left += (letter.width + gapOf(font)) * scale;
  }
}
