import type { Board } from '@nguon/content-model/board';
import type { Sharp } from 'sharp';
import sharp from 'sharp';
import { indexedPng } from './indexed-png.ts';
import { type Pixels, pictureOf } from './pixels.ts';

/** A format in which a board takes its frames. */
export type FrameFormat = Board['formats'][number];

/** A finished picture in the format of its board. */
export interface Encoded {
  readonly bytes: Uint8Array;
  readonly mime: FrameFormat;
}

/** What a finished picture is like, for its format to be chosen and set. */
export interface Likeness {
  /** How many colours it has; `null` for a picture of any colours. */
  readonly colours: number | null;
  /** Keeps colour at full resolution: for red, whose edges would blur. */
  readonly crisp: boolean;
}

/** Quality of a JPEG. Source: measured, 241 to 283 kB for 1920 × 1080 px without visible rings around letters. */
const JPEG_QUALITY = 85;

/**
 * Quality and effort of a WebP. Source: measured at 1920 × 1080 px, half of such a JPEG's bytes and as near to the
 * picture (39.5 dB); effort 1 saves another seventh of the bytes for half as much work again.
 */
const WEBP = { quality: 80, effort: 0 } as const;

/** The response a picture is drawn for: that of an sRGB screen. */
const DRAWN_GAMMA = 2.2;

/** The format of a board's frames: PNG for few colours where it is accepted, else what the board likes best (B25). */
export function formatFor({ formats }: Pick<Board, 'formats'>, isFewColours: boolean): FrameFormat {
  const [best = 'image/png'] = formats;
  return isFewColours && formats.includes('image/png') ? 'image/png' : best;
}

/**
 * What each value becomes on a panel of another response, so that it gives the light it was drawn for (B24).
 * @param gamma the panel's: light is the value to this power
 */
export function gammaTable(gamma: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, value) =>
    Math.round(255 * (value / 255) ** (DRAWN_GAMMA / gamma)),
  );
}

async function fitted(picture: Sharp, gamma: number): Promise<Sharp> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const table = gammaTable(gamma);
  for (const [at, value] of data.entries()) data[at] = table[value] ?? value;
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

/** Sets a picture for its board: its gamma (B24), its best format (B25). Equal input gives equal bytes (B10). */
export async function encodeFrame(
  picture: Sharp,
  board: Pick<Board, 'formats' | 'gamma'>,
  { colours, crisp }: Likeness,
): Promise<Encoded> {
  const mime = formatFor(board, colours !== null);
  const set = board.gamma === DRAWN_GAMMA ? picture : await fitted(picture, board.gamma);
  switch (mime) {
    case 'image/jpeg': {
      const chromaSubsampling = crisp || colours !== null ? '4:4:4' : '4:2:0';
      return { mime, bytes: await set.jpeg({ quality: JPEG_QUALITY, chromaSubsampling }).toBuffer() };
    }
    case 'image/webp':
      return { mime, bytes: await set.webp({ ...WEBP, lossless: colours !== null }).toBuffer() };
    case 'image/png': {
      const few = colours !== null && { palette: true, colours: Math.max(colours, 2), dither: 0, effort: 1 };
      const compressionLevel = colours === null ? 6 : 9;
      return { mime, bytes: await set.png({ ...few, compressionLevel }).toBuffer() };
    }
  }
}

/** Sets a picture of few colours for its board, as `encodeFrame` does; of two colours, a PNG has one bit a pixel. */
export async function encodePixels(
  pixels: Pixels,
  board: Pick<Board, 'formats' | 'gamma'>,
): Promise<Encoded> {
  if (formatFor(board, true) !== 'image/png') {
    return encodeFrame(pictureOf(pixels), board, { colours: new Set(pixels.palette).size, crisp: true });
  }
  return { mime: 'image/png', bytes: indexedPng(pixels, gammaTable(board.gamma)) };
}
