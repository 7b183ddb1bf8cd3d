import type { Board } from '@nguon/content-model/board';
import type { Theme } from '@nguon/themes/theme';
import { isWordless, litPage } from './bitmap-board.ts';
import { facesFor, settingOf } from './bitmap-faces.ts';
import type { BitmapFace } from './bitmap-letters.ts';
import { BAND, GROUND, ON_BAND, paletteFor, TITLE } from './bitmap-palette.ts';
import type { NeutralWords } from './neutral-scene.ts';
import { phrasesOf } from './phrases.ts';
import { fillPixels, type Pixels, setPixel } from './pixels.ts';
import { drawLines } from './strip-board.ts';
import { balance, lineText } from './wrap.ts';

/** The name in the largest letters that hold it, in a frame where there is room for one; a notice below it. */
export function neutralPixels(board: Board, theme: Theme, { name, notice }: NeutralWords): Pixels {
  const palette = paletteFor(board, theme, 'normal');
  const lit = board.colour === 'one-bit' ? GROUND : BAND;
  const { pixels } = litPage(board, palette, lit);
  const ink = lit === BAND ? ON_BAND : TITLE;
  if (isWordless(board)) {
    fillPixels(pixels, { x: 0, y: 0, width: board.width, height: 1 }, TITLE);
    if (notice !== '') drawDots(pixels, ink);
    return pixels;
  }
  const faces = facesFor(board);
  const rowsIn = (face: BitmapFace, text: string) =>
    balance(phrasesOf(text), board.width - 4, settingOf(face).measure).map(lineText);
  const smallest = faces.at(-1) ?? faces[0];
  const rows = (face: BitmapFace) => rowsIn(face, name);
  const heightOf = (face: BitmapFace, lines: number) => lines * settingOf(face).pitch;
  const said = notice === '' ? [] : rowsIn(smallest, notice);
  const below = heightOf(smallest, said.length);
  const isRoomy = (face: BitmapFace) => heightOf(face, rows(face).length) + below <= board.height;
  const withNotice = said.length > 0 ? faces.find(isRoomy) : undefined;
  if (withNotice !== undefined) {
    drawLines(pixels, withNotice, rows(withNotice), ink, { y: 0, height: board.height - below });
    drawLines(pixels, smallest, said, ink, { y: board.height - below, height: below });
    return pixels;
  }
  const face = faces.find((each) => heightOf(each, rows(each).length) <= board.height) ?? smallest;
  drawLines(pixels, face, rows(face), ink);
  if (notice !== '') drawDots(pixels, ink);
  return pixels;
}

/** Where there is no room to say it: every other dot of the bottom row. */
function drawDots(pixels: Pixels, colour: number): void {
  for (let x = 0; x < pixels.width; x += 2) setPixel(pixels, x, pixels.height - 1, colour);
}
