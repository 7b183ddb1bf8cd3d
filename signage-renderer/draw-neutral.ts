import { type Board, SHORTEST_DWELL_SECONDS } from '@nguon/content-model/board';
import { addressOf, type Sha256 } from '@nguon/content-model/content-address';
import { fullName, type Unit } from '@nguon/content-model/unit';
import type { Theme } from '@nguon/themes/theme';
import { isWordless, litPage } from './bitmap-board.ts';
import { settingOf as bitmapSetting, facesFor } from './bitmap-faces.ts';
import { BAND, GROUND, ON_BAND, paletteFor, TITLE } from './bitmap-palette.ts';
import { engineAddress } from './engine-address.ts';
import { checkDrawable, type Frame } from './frame.ts';
import { takesOutlines } from './outline-board.ts';
import { gridOf, settingOf } from './outline-grid.ts';
import { paintScene } from './paint-scene.ts';
import { phrasesOf } from './phrases.ts';
import { fillPixels, type Pixels, pngOf } from './pixels.ts';
import type { Scene, TextLine } from './scene.ts';
import { drawLines } from './strip-board.ts';
import { balance, lineText } from './wrap.ts';

/** What a neutral frame is made from: nothing that can expire. */
export interface NeutralSpec {
  readonly board: Board;
  readonly theme: Theme;
  readonly unit: Unit;
}

/** What stands below the unit's name. */
const CAPTION = 'Thông tin cơ sở';

/** Names what `drawNeutral` would draw: equal keys mean equal bytes (B10). */
export function neutralKey({ board, theme, unit }: NeutralSpec): Sha256 {
  const { width, height, colour } = board;
  return addressOf({
    engine: engineAddress,
    neutral: fullName(unit),
    board: { width, height, colour },
    colours: theme.colours,
  });
}

/**
 * Draws what a board shows when it has nothing else: whose board it is.
 * @throws {Refusal} `letter-undrawable` for a letter that is in no font (B3)
 */
export async function drawNeutral(spec: NeutralSpec): Promise<Frame> {
  const { board } = spec;
  const name = fullName(spec.unit).normalize('NFC');
  checkDrawable(name);
  const shape = {
    width: board.width,
    height: board.height,
    page: 1,
    pages: 1,
    dwellSeconds: SHORTEST_DWELL_SECONDS,
  };
  if (takesOutlines(board)) {
    return { bytes: await paintScene(neutralScene(spec, name), null, false), mime: 'image/jpeg', ...shape };
  }
  return { bytes: await pngOf(neutralPixels(spec, name)), mime: 'image/png', ...shape };
}

/** The name in the middle of the brand's colour, a short line and the caption below. */
function neutralScene({ board, theme }: NeutralSpec, name: string): Scene {
  const { width, height, unit, margin } = gridOf(board);
  const { brand, onBrand, accent } = theme.colours;
  const room = width - 2 * margin;
  const size = [12, 10.5, 9, 8, 7, 6, 5]
    .map((units) => Math.round(units * unit))
    .find((tried) => balance(phrasesOf(name), room, settingOf(700, tried).measure).length <= 2);
  const { measure, pitch } = settingOf(700, size ?? Math.round(4.5 * unit));
  const rows = balance(phrasesOf(name), room, measure).map(lineText);
  const captionSize = Math.round(4.6 * unit);
  const bar = { width: Math.round(14 * unit), height: Math.max(Math.round(0.8 * unit), 2) };
  const top = (height - rows.length * pitch - 5 * unit - captionSize * 1.5) / 2;
  const below = top + rows.length * pitch;
  const line = { x: width / 2, colour: onBrand, align: 'middle' } as const;
  const lines: TextLine[] = rows.map((text, row) => ({
    ...line,
    text,
    y: Math.round(top + row * pitch),
    size: size ?? Math.round(4.5 * unit),
    weight: 700,
  }));
  return {
    width,
    height,
    ground: brand,
    fills: [
      { x: Math.round((width - bar.width) / 2), y: Math.round(below + 1.6 * unit), ...bar, colour: accent },
    ],
    lines: [
      ...lines,
      { ...line, text: CAPTION, y: Math.round(below + 4.6 * unit), size: captionSize, weight: 400 },
    ],
    photo: null,
    code: null,
  };
}

/** The name in the largest letters that hold it, in a frame where there is room for one. */
function neutralPixels({ board, theme }: NeutralSpec, name: string): Pixels {
  const palette = paletteFor(board, theme, 'normal');
  const lit = board.colour === 'one-bit' ? GROUND : BAND;
  const { pixels } = litPage(board, palette, lit);
  if (isWordless(board)) {
    fillPixels(pixels, { x: 0, y: 0, width: board.width, height: 1 }, TITLE);
    return pixels;
  }
  const [largest, ...smaller] = facesFor(board);
  const rowsIn = (face: typeof largest) =>
    balance(phrasesOf(name), board.width - 4, bitmapSetting(face).measure).map(lineText);
  const fits = (face: typeof largest) => rowsIn(face).length * bitmapSetting(face).pitch <= board.height;
  const face = [largest, ...smaller].find(fits) ?? smaller.at(-1) ?? largest;
  drawLines(pixels, face, rowsIn(face), lit === BAND ? ON_BAND : TITLE);
  return pixels;
}
