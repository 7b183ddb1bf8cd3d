import { addressOf, type Sha256 } from '@nguon/content-model/content-address';
import { bitmapFonts } from '@nguon/themes/fonts';
import { type BitmapFace, bitmapWidth, cellHeight } from './bitmap-letters.ts';
import { write } from './bitmap-page.ts';
import { paletteFor, TEXT, TITLE } from './bitmap-palette.ts';
import { encodePixels } from './encode-frame.ts';
import { engineAddress } from './engine-address.ts';
import { drawnFor, type FrameSpec, type FrameWords, lookOf, wordsOf } from './frame.ts';
import { blankPixels, type Pixels } from './pixels.ts';

/** How fast a strip should move, pixels a second. Our own figure: about a word and a half of the smallest letters. */
const PIXELS_A_SECOND = 40;

/** How long a strip takes to pass once, s. */
export function passageSeconds({ width }: Pick<Strip, 'width'>): number {
  return Math.ceil(width / PIXELS_A_SECOND);
}

/** One line of a whole bulletin, for a controller that moves it through the board by itself. */
export interface Strip {
  readonly bytes: Uint8Array;
  readonly mime: 'image/png';
  /** Pixels; the height is the board's. */
  readonly width: number;
  readonly height: number;
}

/** Longest strip, px: past it controllers hold no picture. Our own figure. */
const LONGEST = 32_768;

/** Names what `drawStrip` would draw: equal keys mean equal bytes (B10). */
export function stripKey(spec: FrameSpec): Sha256 {
  const { colours } = spec.theme;
  return addressOf({ engine: engineAddress, strip: wordsOf(spec), board: drawnFor(spec.board), colours });
}

/** What a strip says, and in which of the palette's colours. */
function partsOf({ mark, title, text, issuer, date }: FrameWords) {
  const said = mark === null ? title : `${mark}: ${title}`;
  return [
    { text: said, colour: TITLE },
    { text: text.replaceAll('\n', ' '), colour: TEXT },
    { text: `${issuer}, ${date}`, colour: TITLE },
  ].filter((part) => part.text !== '');
}

function stripPixels({ board, theme }: FrameSpec, words: FrameWords): Pixels {
  const fonts = bitmapFonts();
  const faces = fonts.map((font): BitmapFace => ({ font, scale: 1 }));
  const face = faces.findLast((each) => cellHeight(each) <= board.height) ?? faces[0];
  if (!face) throw new RangeError('themes/fonts: holds no bitmap font');
  const space = bitmapWidth(face, 'nnn');
  const parts = partsOf(words);
  const widths = parts.map(({ text }) => bitmapWidth(face, text) + space);
  const whole = widths.reduce((sum, width) => sum + width, board.width);
  const pixels = blankPixels(Math.min(whole, LONGEST), board.height, paletteFor(board, theme, lookOf(words)));
  const y = Math.max(Math.floor((board.height - cellHeight(face)) / 2), 0);
  let x = board.width;
  for (const [index, { text, colour }] of parts.entries()) {
    write(pixels, face, text, { x, y }, colour);
    x += widths[index] ?? 0;
  }
  return pixels;
}

/**
 * Draws a bulletin as one line: the board's width of dark, then title, text, issuer and day, so that it runs in from
 * the right and begins again where it ended (B37). Always a PNG: controllers that scroll take nothing else.
 * @throws {Refusal} `letter-undrawable` for a letter that is in no font of whole pixels (B3, B34)
 */
export async function drawStrip(spec: FrameSpec): Promise<Strip> {
  const pixels = stripPixels(spec, wordsOf(spec));
  const board = { ...spec.board, formats: ['image/png' as const] };
  const { bytes } = await encodePixels(pixels, board);
  return { bytes, mime: 'image/png', width: pixels.width, height: pixels.height };
}
