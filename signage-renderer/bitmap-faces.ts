import type { Board } from '@nguon/content-model/board';
import { type BitmapFont, bitmapFonts } from '@nguon/themes/fonts';
import { type BitmapFace, bitmapWidth, capitalHeight, cellHeight } from './bitmap-letters.ts';
import type { Setting } from './flow.ts';
import { legibleCapital } from './legible.ts';

/** Lowest letters allowed, as a share of the board's shorter side (B11). */
const LEGIBLE_SHARE = 1 / 12;

/** Tallest letters worth having, as a share of the board's height. */
const LARGEST_SHARE = 1 / 4;

/** About as many letters as a line needs before its words can be read at a glance. */
export const READABLE_LINE = 'Thông báo của UBND';

function facesOf([smallest, ...others]: readonly BitmapFont[]): BitmapFace[] {
  const scaled = [1, 2, 3, 4, 6, 8].flatMap((scale) => others.map((font) => ({ font, scale })));
  return smallest ? [{ font: smallest, scale: 1 }, ...scaled] : scaled;
}

type Faces = readonly [BitmapFace, ...BitmapFace[]];

/** The sizes of letters a board may use, largest first, at least one: none lower than its share of the board (B11). */
export function facesFor({ width, height }: Board): Faces {
  const faces = facesOf(bitmapFonts()).toSorted((a, b) => cellHeight(a) - cellHeight(b));
  const legible = faces.filter((face) => cellHeight(face) >= Math.min(width, height) * LEGIBLE_SHARE);
  const [lowest = faces[0]] = legible;
  if (!lowest) throw new RangeError('themes/fonts: holds no bitmap font');
  const larger = legible.filter((face) => face !== lowest && cellHeight(face) <= height * LARGEST_SHARE);
  const [largest = lowest, ...rest] = [lowest, ...larger].reverse();
  return [largest, ...rest];
}

/** Those of them that are read from where the board is read and leave it whole lines; all where none does (B27). */
export function farFacesFor(board: Board): Faces {
  const capital = legibleCapital(board) ?? 0;
  const [largest, ...others] = facesFor(board).filter(
    (face) => capitalHeight(face) >= capital && bitmapWidth(face, READABLE_LINE) <= board.width,
  );
  return largest === undefined ? facesFor(board) : [largest, ...others];
}

/** A line of a face: its cell and a row of the font's pixels above and below. */
export function settingOf(face: BitmapFace): Setting {
  return { measure: (text) => bitmapWidth(face, text), pitch: cellHeight(face) + 2 * face.scale };
}
