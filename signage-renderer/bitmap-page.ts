import { type BitmapFace, traceText } from './bitmap-letters.ts';
import { type Pixels, setPixel } from './pixels.ts';

/** A page drawn in few colours, and the words on it. */
export interface BitmapPage {
  readonly pixels: Pixels;
  readonly words: string;
}

/** Writes a line whose first cell's top left corner is at `x`, `y`. */
export function write(
  pixels: Pixels,
  face: BitmapFace,
  line: string,
  { x, y }: { readonly x: number; readonly y: number },
  colour: number,
): void {
  traceText(face, line, x, y, (dotX, dotY) => setPixel(pixels, dotX, dotY, colour));
}
