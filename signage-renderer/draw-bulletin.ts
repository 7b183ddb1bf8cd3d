import { dwellSeconds } from '@nguon/content-model/board';
import { addressOf, type Sha256 } from '@nguon/content-model/content-address';
import { bitmapPages } from './bitmap-board.ts';
import { engineAddress } from './engine-address.ts';
import { type Frame, type FrameSpec, wordsOf } from './frame.ts';
import { outlinePages, takesOutlines } from './outline-board.ts';
import { paintScene } from './paint-scene.ts';
import { openPhoto, type Photo } from './photo.ts';
import { pngOf } from './pixels.ts';

export type { Frame, FrameSpec } from './frame.ts';

/** Longest side a photo is opened at, as a share of the board's: no layout shows it larger. */
const PHOTO_SHARE = 0.6;

/** The picture a frame may show: the bulletin's first, if its bytes are at hand and the board shows photos. */
function pictureOf({ content, board, pictures }: FrameSpec): Sha256 | null {
  const first = content.pictures[0]?.sha256;
  const shows = first !== undefined && takesOutlines(board) && content.priority !== 'emergency';
  return shows && pictures.has(first) ? first : null;
}

/**
 * Names what `drawBulletin` would draw: equal keys mean equal bytes, on any machine with the same engines (B10).
 * @throws {Refusal} `letter-undrawable` for a letter that is in no font (B3)
 */
export function frameKey(spec: FrameSpec): Sha256 {
  const { width, height, colour } = spec.board;
  return addressOf({
    engine: engineAddress,
    words: wordsOf(spec),
    board: { width, height, colour },
    colours: spec.theme.colours,
    picture: pictureOf(spec),
  });
}

/**
 * Draws a bulletin for a board: one frame for each page its words need.
 * @throws {Refusal} `letter-undrawable` for a letter that is in no font (B3)
 */
export async function drawBulletin(spec: FrameSpec): Promise<Frame[]> {
  const { board, theme } = spec;
  const words = wordsOf(spec);
  const { width, height } = board;
  const shape = (page: number, pages: number, text: string) => ({
    width,
    height,
    page: page + 1,
    pages,
    dwellSeconds: dwellSeconds(text),
  });
  if (takesOutlines(board)) {
    const photo = await photoOf(spec);
    const pages = outlinePages(board, theme, words, photo !== null);
    const drawn = pages.map(async ({ scene, words: text }, page): Promise<Frame> => {
      const bytes = await paintScene(scene, photo, words.priority === 'emergency');
      return { bytes, mime: 'image/jpeg', ...shape(page, pages.length, text) };
    });
    return Promise.all(drawn);
  }
  const pages = bitmapPages(board, theme, words);
  const drawn = pages.map(async ({ pixels, words: text }, page): Promise<Frame> => {
    return { bytes: await pngOf(pixels), mime: 'image/png', ...shape(page, pages.length, text) };
  });
  return Promise.all(drawn);
}

async function photoOf(spec: FrameSpec): Promise<Photo | null> {
  const picture = pictureOf(spec);
  const bytes = picture === null ? undefined : spec.pictures.get(picture);
  return bytes
    ? openPhoto(bytes, Math.ceil(Math.max(spec.board.width, spec.board.height) * PHOTO_SHARE))
    : null;
}
