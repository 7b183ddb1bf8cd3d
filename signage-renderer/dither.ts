import type { Board } from '@nguon/content-model/board';

/** Light of each sRGB value, 0 to 1. Source: IEC 61966-2-1. */
const LIGHT = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** Shares of luminance. Source: ITU-R BT.709. */
const [RED_SHARE, GREEN_SHARE, BLUE_SHARE] = [0.2126, 0.7152, 0.0722] as const;

/** Each dot on or off, so that any patch gives the light it was. Source: Floyd and Steinberg, 1976. */
function diffuse(light: Float32Array, width: number): Uint8Array {
  const dots = new Uint8Array(light.length);
  const pass = (at: number, error: number) => {
    if (at < light.length) light[at] = (light[at] ?? 0) + error;
  };
  for (let at = 0; at < light.length; at += 1) {
    const wanted = light[at] ?? 0;
    const lit = wanted >= 0.5 ? 1 : 0;
    dots[at] = lit;
    const error = wanted - lit;
    const x = at % width;
    if (x < width - 1) pass(at + 1, (error * 7) / 16);
    if (x > 0) pass(at + width - 1, (error * 3) / 16);
    pass(at + width, (error * 5) / 16);
    if (x < width - 1) pass(at + width + 1, error / 16);
  }
  return dots;
}

/**
 * A picture in the dots of a board, dithered in linear light: on values as they are stored it would come out far too
 * bright (B36). Red and green dots are each dithered on their own.
 *
 * @param rgb rows of red, green and blue, 0 to 255
 * @returns the same, each value 0 or 255
 */
export function dither(rgb: Uint8Array, width: number, colour: Exclude<Board['colour'], 'full'>): Uint8Array {
  const count = rgb.length / 3;
  const lightOf = (channel: number, at: number) => LIGHT[rgb[at * 3 + channel] ?? 0] ?? 0;
  const plane = (of: (at: number) => number) =>
    diffuse(
      Float32Array.from({ length: count }, (_, at) => of(at)),
      width,
    );
  const out = new Uint8Array(rgb.length);
  const isTwo = colour === 'two-colour';
  const grey = (at: number) =>
    RED_SHARE * lightOf(0, at) + GREEN_SHARE * lightOf(1, at) + BLUE_SHARE * lightOf(2, at);
  const [first, second] = isTwo
    ? [plane((at) => lightOf(0, at)), plane((at) => lightOf(1, at))]
    : [plane(grey)];
  for (let at = 0; at < count; at += 1) {
    const [red, green] = [first?.[at] ?? 0, (second ?? first)?.[at] ?? 0];
    out[at * 3] = red * 255;
    out[at * 3 + 1] = green * 255;
    out[at * 3 + 2] = isTwo ? 0 : red * 255;
  }
  return out;
}
