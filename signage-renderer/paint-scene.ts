import { fontBytes, outlineFonts } from '@nguon/themes/fonts';
import sharp, { type Sharp } from 'sharp';
import { encode } from 'uqr';
import { type Canvas, type Patch, paste } from './canvas.ts';
import { LINE_HEIGHT, outlineMeasure } from './outline-letters.ts';
import type { Photo } from './photo.ts';
import { satori } from './satori-upright.ts';
import type { Fill, Rectangle, Scene, Sign, TextLine } from './scene.ts';

sharp.cache(false);

const fonts = outlineFonts.map(({ family, weight, file }) => ({
  name: family,
  weight,
  style: 'normal' as const,
  data: fontBytes(file),
}));

interface Node {
  readonly type: 'div';
  readonly key: null;
  readonly props: {
    readonly style: Readonly<Record<string, string | number>>;
    readonly children?: string | Node[];
  };
}

const box = (style: Node['props']['style'], children?: string | Node[]): Node => ({
  type: 'div',
  key: null,
  props: children === undefined ? { style } : { style, children },
});

function fillNode({ x, y, width, height, colour, radius = 0 }: Fill): Node {
  return box({
    position: 'absolute',
    left: x,
    top: y,
    width,
    height,
    backgroundColor: colour,
    borderRadius: radius,
  });
}

const shares = { left: 0, middle: 0.5, right: 1 } as const;
const justify = { left: 'flex-start', middle: 'center', right: 'flex-end' } as const;

function lineNode({ text, x, y, size, weight, colour, align }: TextLine): Node {
  const width = Math.ceil(outlineMeasure(weight, size)(text) * 1.05 + size);
  return box(
    {
      position: 'absolute',
      display: 'flex',
      justifyContent: justify[align],
      left: x - width * shares[align],
      top: y,
      width,
      height: size * LINE_HEIGHT,
      fontFamily: 'Be Vietnam Pro',
      fontSize: size,
      fontWeight: weight,
      lineHeight: LINE_HEIGHT,
      color: colour,
      whiteSpace: 'pre',
    },
    text,
  );
}

/** The scene without photo and code, as SVG with every letter an outline. */
export function svgOf({ width, height, ground, fills, lines }: Scene): Promise<string> {
  const children = [...fills.map(fillNode), ...lines.filter(({ text }) => text !== '').map(lineNode)];
  const root = box(
    { position: 'relative', display: 'flex', width, height, backgroundColor: ground },
    children,
  );
  return satori(root, { width, height, fonts });
}

/**
 * A code: a screen has no scratches, so the least redundancy; a margin of two squares, the frame's light ground giving
 * the other two. Source: ISO/IEC 18004, four squares of quiet zone.
 */
const CODE = { ecc: 'L', border: 2 } as const;

/** How many squares a code of that text has on a side, its margin included. */
export function codeSquares(text: string): number {
  return encode(text, CODE).size;
}

/** The code in black on white, each of its squares whole pixels. */
function pasteCode(canvas: Canvas, { x, y, side, text }: NonNullable<Scene['code']>): void {
  const { data, size } = encode(text, CODE);
  const scale = Math.max(Math.floor(side / size), 1);
  const drawn = size * scale;
  const pixels = new Uint8Array(drawn * drawn * 3).fill(255);
  for (const [row, squares] of data.entries()) {
    for (const [column, dark] of squares.entries()) {
      if (!dark) continue;
      for (let line = row * scale; line < (row + 1) * scale; line += 1) {
        const start = (line * drawn + column * scale) * 3;
        pixels.fill(0, start, start + scale * 3);
      }
    }
  }
  const inset = Math.floor((side - drawn) / 2);
  const patch: Patch = { width: drawn, height: drawn, channels: 3, pixels };
  paste(canvas, patch, { x: Math.round(x) + inset, y: Math.round(y) + inset });
}

/** What a sign is made of, in a square of 100. */
function shapesOf({ kind, colour, ink }: Sign): string {
  if (kind === 'done') {
    return `<circle cx="50" cy="50" r="48" fill="${colour}"/>
      <path d="M27 52 43 68 74 35" fill="none" stroke="${ink}" stroke-width="11" stroke-linecap="round" stroke-linejoin="round"/>`;
  }
  return `<path d="M50 9 94 87H6Z" fill="${colour}" stroke="${colour}" stroke-width="10" stroke-linejoin="round"/>
    <path d="M44.500 34H55.500L53.500 62H46.500Z" fill="${ink}"/><circle cx="50" cy="73" r="5.500" fill="${ink}"/>`;
}

async function pasteSign(canvas: Canvas, sign: Sign): Promise<void> {
  const { x, y, side } = sign;
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 100 100">
    ${shapesOf(sign)}</svg>`;
  const { data, info } = await sharp(Buffer.from(drawn))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const patch: Patch = { width: info.width, height: info.height, channels: 4, pixels: data };
  paste(canvas, patch, { x: Math.round(x), y: Math.round(y) });
}

const placedAt = ({ x, y }: Rectangle) => ({ x: Math.round(x), y: Math.round(y) });

/** The photo cut to its place, its corners rounded. */
async function pastePhoto(canvas: Canvas, place: NonNullable<Scene['photo']>, photo: Photo): Promise<void> {
  const [width, height] = [Math.round(place.width), Math.round(place.height)];
  const pixels = await sharp(photo.pixels, { raw: photo.shape })
    .resize(width, height, { fit: 'cover', position: 'centre' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer();
  paste(canvas, { width, height, channels: 3, pixels }, placedAt(place), place.radius);
}

/** The photo out of focus and darkened, so that it fills its place without drawing the eye. */
async function pasteBackdrop(canvas: Canvas, place: Rectangle, photo: Photo): Promise<void> {
  const [width, height] = [Math.round(place.width), Math.round(place.height)];
  const small = await sharp(photo.pixels, { raw: photo.shape })
    .resize(Math.max(Math.round(width / 24), 1), Math.max(Math.round(height / 24), 1), { fit: 'cover' })
    .blur(2)
    .linear(0.45, 0)
    .toColourspace('srgb')
    .removeAlpha()
    .png()
    .toBuffer();
  const pixels = await sharp(small)
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .removeAlpha()
    .raw()
    .toBuffer();
  paste(canvas, { width, height, channels: 3, pixels }, placedAt(place));
}

/**
 * Draws a scene, to be encoded. Equal input gives equal pixels. What is no letter is pasted here: a picture as large as
 * the board is composed in a tenth of the time that sharp takes, which counts in floating point.
 */
export async function paintScene(scene: Scene, photo: Photo | null): Promise<Sharp> {
  const { width, height } = scene;
  const rgb = await sharp(Buffer.from(await svgOf(scene)))
    .removeAlpha()
    .raw()
    .toBuffer();
  const canvas: Canvas = { width, height, rgb };
  if (scene.backdrop && photo) await pasteBackdrop(canvas, scene.backdrop, photo);
  if (scene.photo && photo) await pastePhoto(canvas, scene.photo, photo);
  if (scene.code) pasteCode(canvas, scene.code);
  if (scene.sign) await pasteSign(canvas, scene.sign);
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

/** Draws a scene of few colours and no photo as PNG, a third of its JPEG. Equal input gives equal bytes. */
export async function paintFlatScene(scene: Scene): Promise<Uint8Array> {
  return sharp(Buffer.from(await svgOf(scene)))
    .flatten({ background: scene.ground })
    .png({ palette: true, colours: 64, dither: 0, effort: 4, compressionLevel: 9 })
    .toBuffer();
}
