import { fontBytes, outlineFonts } from '@nguon/themes/fonts';
import { create, type Font } from 'fontkit';
import type { Measure } from './wrap.ts';

export type Weight = 400 | 700;

/** Kerning that the letters' own widths do not tell, as a share of a line. Source: compared with Pango, at most 1.5 %. */
const SLACK = 1.02;

/** Distance from line to line, in sizes: room for capitals with two marks in Be Vietnam Pro, which needs 1.47. */
export const LINE_HEIGHT = 1.48;

let opened: ReadonlyMap<Weight, readonly Font[]> | undefined;

/** The fonts of a weight, in the order in which they are asked for a letter. */
function fontsOf(weight: Weight): readonly Font[] {
  opened ??= new Map(
    ([400, 700] as const).map((each) => [
      each,
      outlineFonts
        .filter((font) => font.weight === each)
        .map(({ file }) => create(fontBytes(file)))
        .filter((font): font is Font => 'hasGlyphForCodePoint' in font),
    ]),
  );
  return opened.get(weight) ?? [];
}

/** Is the letter in a font of that weight? */
export function hasOutline(weight: Weight, point: number): boolean {
  return fontsOf(weight).some((font) => font.hasGlyphForCodePoint(point));
}

/** Height of a capital letter without marks, in sizes. */
export function capitalShare(): number {
  const [font] = fontsOf(400);
  if (!font) throw new RangeError('themes/fonts: holds no outline font');
  return font.capHeight / font.unitsPerEm;
}

const advances = new Map<string, number>();

/** Width of a letter, in sizes; a mark has none. */
function advanceOf(weight: Weight, letter: string): number {
  const key = `${weight}${letter}`;
  const known = advances.get(key);
  if (known !== undefined) return known;
  const point = letter.codePointAt(0) ?? 0x20;
  const font = fontsOf(weight).find((each) => each.hasGlyphForCodePoint(point));
  const advance =
    font && !/\p{M}/u.test(letter) ? font.glyphForCodePoint(point).advanceWidth / font.unitsPerEm : 0;
  advances.set(key, advance);
  return advance;
}

/** Width of a text, in pixels, at least what the drawing engine will need. */
export function outlineMeasure(weight: Weight, size: number): Measure {
  return (text) => {
    let sum = 0;
    for (const letter of text) sum += advanceOf(weight, letter);
    return sum * size * SLACK;
  };
}
