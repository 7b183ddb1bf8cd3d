import type { Board } from '@nguon/content-model/board';
import { type BitmapFont, bitmapFonts } from '@nguon/themes/fonts';
import { type BitmapFace, bitmapWidth, cellHeight } from './bitmap-letters.ts';
import type { Setting } from './flow.ts';

/** Lowest letters allowed, as a share of the board's shorter side (B11). */
const LEGIBLE_SHARE = 1 / 12;

/** Tallest letters worth having, as a share of the board's height. */
const LARGEST_SHARE = 1 / 4;

function facesOf([smallest, ...others]: readonly BitmapFont[]): BitmapFace[] {
  const scaled = [1, 2, 3, 4, 6, 8].flatMap((scale) => others.map((font) => ({ font, scale })));
  return smallest ? [{ font: smallest, scale: 1 }, ...scaled] : scaled;
}

/** The sizes of letters a board may use, largest first, at least one. */
export function facesFor({ width, height }: Board): readonly [BitmapFace, ...BitmapFace[]] {
  const faces = facesOf(bitmapFonts()).toSorted((a, b) => cellHeight(a) - cellHeight(b));
  const legible = faces.filter((face) => cellHeight(face) >= Math.min(width, height) * LEGIBLE_SHARE);
  const [lowest = faces[0]] = legible;
  if (!lowest) throw new RangeError('themes/fonts: holds no bitmap font');
  const larger = legible.filter((face) => face !== lowest && cellHeight(face) <= height * LARGEST_SHARE);
  const [largest = lowest, ...rest] = [lowest, ...larger].reverse();
  return [largest, ...rest];
}

/** A line of a face: its cell and a row of the font's pixels above and below. */
export function settingOf(face: BitmapFace): Setting {
  return { measure: (text) => bitmapWidth(face, text), pitch: cellHeight(face) + 2 * face.scale };
}
