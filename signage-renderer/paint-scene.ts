import { fontBytes, outlineFonts } from '@nguon/themes/fonts';
import sharp, { type OverlayOptions } from 'sharp';
import { encode } from 'uqr';
import { LINE_HEIGHT, outlineMeasure } from './outline-letters.ts';
import type { Photo } from './photo.ts';
import { satori } from './satori-upright.ts';
import type { Fill, Scene, TextLine } from './scene.ts';

sharp.cache(false);

/** Quality of the JPEG. Source: measured, 241 to 283 kB for 1920 × 1080 px without visible rings around letters. */
const JPEG_QUALITY = 85;

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

/** The code in black on white, each of its squares whole pixels, a margin of four squares around it. */
async function codeLayer({ x, y, side, text }: NonNullable<Scene['code']>): Promise<OverlayOptions> {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const scale = Math.max(Math.floor(side / size), 1);
  const raw = Uint8Array.from(data.flat(), (dark) => (dark ? 0 : 255));
  const drawn = size * scale;
  const input = await sharp(raw, { raw: { width: size, height: size, channels: 1 } })
    .resize(drawn, drawn, { kernel: 'nearest' })
    .png()
    .toBuffer();
  const inset = Math.floor((side - drawn) / 2);
  return { input, left: Math.round(x) + inset, top: Math.round(y) + inset };
}

/** The photo cut to its place, its corners rounded. */
async function photoLayer(place: NonNullable<Scene['photo']>, photo: Photo): Promise<OverlayOptions> {
  const [width, height] = [Math.round(place.width), Math.round(place.height)];
  const mask = `<svg width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${place.radius}"/></svg>`;
  const { data, info } = await sharp(photo.pixels, { raw: photo.shape })
    .resize(width, height, { fit: 'cover', position: 'centre' })
    .ensureAlpha()
    .composite([{ input: Buffer.from(mask), blend: 'dest-in' }])
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { channels } = info;
  return {
    input: data,
    raw: { width, height, channels },
    left: Math.round(place.x),
    top: Math.round(place.y),
  };
}

async function layersOf(scene: Scene, photo: Photo | null): Promise<OverlayOptions[]> {
  return [
    ...(scene.photo && photo ? [await photoLayer(scene.photo, photo)] : []),
    ...(scene.code ? [await codeLayer(scene.code)] : []),
  ];
}

/**
 * Draws a scene as JPEG. Equal input gives equal bytes.
 * @param crisp keeps colour at full resolution: for red, whose edges would blur
 */
export async function paintScene(scene: Scene, photo: Photo | null, crisp: boolean): Promise<Uint8Array> {
  return sharp(Buffer.from(await svgOf(scene)))
    .flatten({ background: scene.ground })
    .composite(await layersOf(scene, photo))
    .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: crisp ? '4:4:4' : '4:2:0' })
    .toBuffer();
}

/** Draws a scene of few colours and no photo as PNG, a third of its JPEG. Equal input gives equal bytes. */
export async function paintFlatScene(scene: Scene): Promise<Uint8Array> {
  return sharp(Buffer.from(await svgOf(scene)))
    .flatten({ background: scene.ground })
    .png({ palette: true, colours: 64, dither: 0, effort: 4, compressionLevel: 9 })
    .toBuffer();
}
