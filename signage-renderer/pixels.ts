import sharp, { type Sharp } from 'sharp';

/** A picture of few colours: each pixel is an index into the palette. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** sRGB in hexadecimal, such as `#b3140e`; at most 16. */
  readonly palette: readonly string[];
  readonly indices: Uint8Array;
}

/** A picture in its palette's first colour. */
export function blankPixels(width: number, height: number, palette: readonly string[]): Pixels {
  return { width, height, palette, indices: new Uint8Array(width * height) };
}

/** Sets a pixel; outside the picture nothing happens. */
export function setPixel({ width, height, indices }: Pixels, x: number, y: number, colour: number): void {
  if (x >= 0 && x < width && y >= 0 && y < height) indices[y * width + x] = colour;
}

/** Fills a rectangle, cut at the picture's edges. */
export function fillPixels(
  { width, height, indices }: Pixels,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  colour: number,
): void {
  const right = Math.min(box.x + box.width, width);
  for (let y = Math.max(box.y, 0); y < Math.min(box.y + box.height, height); y += 1) {
    indices.fill(colour, y * width + Math.max(box.x, 0), y * width + Math.max(right, 0));
  }
}

/** Red, green and blue of `#rrggbb`, 0 to 255. */
export function channelsOf(colour: string): [red: number, green: number, blue: number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** The picture with exactly the palette's colours, to be encoded. */
export function pictureOf({ width, height, palette, indices }: Pixels): Sharp {
  const colours = palette.map(channelsOf);
  const raw = Buffer.alloc(width * height * 3);
  for (const [at, index] of indices.entries()) raw.set(colours[index] ?? [0, 0, 0], at * 3);
  return sharp(raw, { raw: { width, height, channels: 3 } });
}
