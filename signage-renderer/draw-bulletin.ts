import { isAllClear } from '@nguon/content-model/all-clear';
import { dwellSeconds, takesStrip } from '@nguon/content-model/board';
import { addressOf, type Sha256 } from '@nguon/content-model/content-address';
import { takesOutlines } from '@nguon/content-model/drawable';
import { bitmapPages } from './bitmap-board.ts';
import { bitmapPoster, takesPoster } from './bitmap-poster.ts';
import { stripKey } from './draw-strip.ts';
import { encodeFrame, encodePixels } from './encode-frame.ts';
import { engineAddress } from './engine-address.ts';
import { drawnFor, type Frame, type FrameSpec, wordsOf } from './frame.ts';
import { withinMostFrames } from './most-frames.ts';
import { outlinePages } from './outline-board.ts';
import { gridOf } from './outline-grid.ts';
import { paintScene } from './paint-scene.ts';
import { openPhoto, type Photo } from './photo.ts';
import { isPoster, posterPage } from './poster-scene.ts';

export type { Frame, FrameSpec } from './frame.ts';

/** Longest side a photo beside words is opened at, as a share of the board's. */
const PHOTO_SHARE = 0.6;

/** The picture a frame may show: the bulletin's first, on a board of outlines, or on a smaller one if it is a poster. */
function pictureOf(spec: FrameSpec): Sha256 | null {
  const { content, board } = spec;
  const isShown = takesOutlines(board)
    ? content.priority !== 'emergency' && !isAllClear(content)
    : takesPoster(board) && isPoster(wordsOf(spec));
  return isShown ? (content.pictures[0]?.sha256 ?? null) : null;
}

/**
 * Names what `drawBulletin` would draw: equal keys mean equal bytes, on any machine with the same engines (B10).
 * @throws {Refusal} `letter-undrawable` for a letter that is in no font (B3)
 */
export function frameKey(spec: FrameSpec): Sha256 {
  return addressOf({
    engine: engineAddress,
    words: wordsOf(spec),
    board: drawnFor(spec.board),
    colours: spec.theme.colours,
    picture: pictureOf(spec),
    ...(takesStrip(spec.board) && { strip: stripKey(spec) }),
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
    dwellSeconds: dwellSeconds(text, board.shortestDwellSeconds),
  });
  if (takesOutlines(board)) {
    const photo = await photoOf(spec);
    const poster = photo && isPoster(words) ? posterPage(gridOf(board), theme, words, photo.shape) : null;
    const pages = poster
      ? [poster]
      : withinMostFrames(words, (said) => outlinePages(board, theme, said, photo !== null));
    const drawn = pages.map(async ({ scene, words: text }, page): Promise<Frame> => {
      const likeness = { colours: null, crisp: words.priority === 'emergency' || words.isAllClear };
      const encoded = await encodeFrame(await paintScene(scene, photo), board, likeness);
      return { ...encoded, ...shape(page, pages.length, text) };
    });
    return Promise.all(drawn);
  }
  const photo = await photoOf(spec);
  if (photo !== null) {
    const encoded = await bitmapPoster(board, theme, words, photo);
    if (encoded !== null) return [{ ...encoded, ...shape(0, 1, words.title) }];
  }
  const pages = withinMostFrames(words, (said) => bitmapPages(board, theme, said));
  const drawn = pages.map(async ({ pixels, words: text }, page): Promise<Frame> => {
    return { ...(await encodePixels(pixels, board)), ...shape(page, pages.length, text) };
  });
  return Promise.all(drawn);
}

async function photoOf(spec: FrameSpec): Promise<Photo | null> {
  const picture = pictureOf(spec);
  const bytes = picture === null ? undefined : spec.pictures.get(picture);
  const share = isPoster(wordsOf(spec)) ? 1 : PHOTO_SHARE;
  return bytes ? openPhoto(bytes, Math.ceil(Math.max(spec.board.width, spec.board.height) * share)) : null;
}
