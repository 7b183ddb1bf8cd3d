import type { Board } from '@nguon/content-model/board';
import type { Theme } from '@nguon/themes/theme';
import sharp from 'sharp';
import { facesFor, settingOf } from './bitmap-faces.ts';
import { write } from './bitmap-page.ts';
import { BAND, ON_BAND, paletteFor } from './bitmap-palette.ts';
import { dither } from './dither.ts';
import { type Encoded, encodeFrame } from './encode-frame.ts';
import type { FrameWords } from './frame.ts';
import type { Photo } from './photo.ts';
import { phrasesOf } from './phrases.ts';
import { blankPixels, fillPixels, type Pixels, pictureOf } from './pixels.ts';
import { placeOf } from './poster-scene.ts';
import { balance, cutToWidth, lineText } from './wrap.ts';

/** Least shorter side, in pixels, of a board on which a picture says something. */
const LEAST_SIDE = 96;

/** Most that title, issuer and date may take of a board below its picture. */
const LARGEST_BAND = 0.5;

/** Does a picture say something on such a board (B29)? */
export function takesPoster({ width, height }: Board): boolean {
  return Math.min(width, height) >= LEAST_SIDE;
}

/** Title, issuer and date in whole pixels, below an empty place. */
function bandOf(board: Board, palette: readonly string[], words: FrameWords): Pixels {
  const face = facesFor(board).at(-1) ?? facesFor(board)[0];
  const { measure, pitch } = settingOf(face);
  const inset = Math.max(2, Math.round(board.width / 64));
  const room = board.width - 2 * inset;
  const title = balance(phrasesOf(words.title), room, measure).map(lineText);
  const who = words.mark === null ? words.issuer : `${words.mark} · ${words.issuer}`;
  const issuer = cutToWidth(phrasesOf(who), room - measure(`  ${words.date}`), measure);
  const height = (title.length + 1) * pitch + 3 * face.scale;
  const pixels = blankPixels(board.width, height, palette);
  fillPixels(pixels, { x: 0, y: 0, width: board.width, height }, BAND);
  for (const [row, line] of [...title, issuer].entries()) {
    write(pixels, face, line, { x: inset, y: 2 * face.scale + row * pitch }, ON_BAND);
  }
  const last = 2 * face.scale + title.length * pitch;
  write(pixels, face, words.date, { x: board.width - inset - measure(words.date), y: last }, ON_BAND);
  return pixels;
}

/**
 * A bulletin that is a picture, on a board of whole pixels: dithered where the board has no shades (B36).
 * @returns `null` where its band would leave the picture less than half of the board
 */
export async function bitmapPoster(
  board: Board,
  theme: Theme,
  words: FrameWords,
  photo: Photo,
): Promise<Encoded | null> {
  const { width, height, colour } = board;
  const band = bandOf(board, paletteFor(board, theme, words.priority), words);
  if (band.height > height * LARGEST_BAND) return null;
  const place = placeOf(photo.shape, { x: 0, y: 0, width, height: height - band.height });
  const scaled = await sharp(photo.pixels, { raw: photo.shape })
    .resize(place.width, place.height, { fit: 'cover', position: 'centre' })
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  const shown = colour === 'full' ? scaled : dither(scaled, place.width, colour);
  const frame = sharp({ create: { width, height, channels: 3, background: '#000000' } }).composite([
    {
      input: Buffer.from(shown),
      raw: { width: place.width, height: place.height, channels: 3 },
      left: place.x,
      top: place.y,
    },
    { input: await pictureOf(band).png().toBuffer(), left: 0, top: height - band.height },
  ]);
  const data = await frame.removeAlpha().raw().toBuffer();
  const colours = { full: null, 'two-colour': 4, 'one-bit': 2 }[colour];
  return encodeFrame(sharp(data, { raw: { width, height, channels: 3 } }), board, { colours, crisp: true });
}
