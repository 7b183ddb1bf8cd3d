/** A picture in full colour, to be drawn on: rows of red, green and blue, each 0 to 255. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** A picture to be pasted: rows of red, green and blue, with how much it covers as a fourth value where there are four. */
export interface Patch {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly pixels: Uint8Array;
}

/**
 * How much of a pixel lies inside corners rounded to a radius, 0 to 1; at their edge, by its middle's distance.
 * @param radius at most half of the shorter side, in pixels
 */
function insideCorners({ width, height }: Patch, radius: number, x: number, y: number): number {
  const across = radius - Math.min(x + 0.5, width - x - 0.5);
  const down = radius - Math.min(y + 0.5, height - y - 0.5);
  if (across <= 0 || down <= 0) return 1;
  return Math.min(Math.max(radius + 0.5 - Math.hypot(across, down), 0), 1);
}

/** Lays one pixel of a patch over the canvas. */
function blend({ rgb }: Canvas, target: number, { pixels }: Patch, source: number, cover: number): void {
  for (let channel = 0; channel < 3; channel += 1) {
    const below = rgb[target + channel] ?? 0;
    const above = pixels[source + channel] ?? 0;
    rgb[target + channel] = Math.round(below + (above - below) * cover);
  }
}

/**
 * Pastes a patch onto a canvas, cut at the canvas's edges, its corners rounded.
 *
 * @param at the patch's top left corner, in whole pixels
 * @param radius of its corners, in pixels
 */
export function paste(
  canvas: Canvas,
  patch: Patch,
  at: { readonly x: number; readonly y: number },
  radius = 0,
): void {
  const { width, height, channels, pixels } = patch;
  const [left, right] = [Math.max(0, -at.x), Math.min(width, canvas.width - at.x)];
  const corner = Math.ceil(radius);
  for (let y = Math.max(0, -at.y); y < Math.min(height, canvas.height - at.y); y += 1) {
    const row = ((at.y + y) * canvas.width + at.x) * 3;
    const isRounded = y < corner || y >= height - corner;
    if (channels === 3 && !isRounded) {
      canvas.rgb.set(pixels.subarray((y * width + left) * 3, (y * width + right) * 3), row + left * 3);
      continue;
    }
    for (let x = left; x < right; x += 1) {
      const source = (y * width + x) * channels;
      const alpha = channels === 4 ? (pixels[source + 3] ?? 0) / 255 : 1;
      const cover = alpha * (isRounded ? insideCorners(patch, radius, x, y) : 1);
      if (cover > 0) blend(canvas, row + x * 3, patch, source, cover);
    }
  }
}
