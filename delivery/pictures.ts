import { join } from 'node:path';
import { addressOf, type Sha256 } from '@nguon/content-model/content-address';
import { ShelfFile } from '@nguon/content-model/manifest';
import sharp from 'sharp';
import { z } from 'zod';
import type { CmsClient } from './cms-client.ts';
import { keepIn } from './kept.ts';
import { type MadeFiles, remember } from './remembered.ts';
import type { Shelf } from './shelf.ts';

/**
 * The sizes that pages offer, width in px and most bytes: an emblem, a picture beside a title, a header, a telephone, a
 * column at the usual and at double density. No telephone asks for more than the fourth, so that with letters and text,
 * about 50 KB, an emblem and a board's frame, it loads at most 100 KiB first (G114).
 */
export const PAGE_SIZES = [
  { width: 192, most: 5 * 1024 },
  { width: 320, most: 6 * 1024 },
  { width: 480, most: 14 * 1024 },
  { width: 720, most: 24 * 1024 },
  { width: 960, most: 44 * 1024 },
  { width: 1_440, most: 120 * 1024 },
] as const;
/**
 * WebP qualities, tried in this order until a picture is within its budget. Source: measured, 72 shows no blocks at
 * twice the density; noise alone needs the last. AVIF was a tenth smaller at the same quality, but telephones of
 * before 2022 show none.
 */
const QUALITIES = [72, 60, 48, 36, 24, 12] as const;
/** What a side is multiplied by, again and again, once the lowest quality is still too large. */
const SHRINK = 0.8;

/**
 * A board's frame on a page, width in px and most bytes: in an article's column; among all boards of a unit, of which a
 * browser may load five before the reader comes to them.
 */
export const FRAME_SIZES = {
  column: { width: 640, most: 18 * 1024 },
  small: { width: 400, most: 10 * 1024 },
} as const;

const PagePicture = z.strictObject({
  file: ShelfFile,
  width: z.int().min(1),
  height: z.int().min(1),
  /** The width it was made for, px: it is narrower where its budget held no more. */
  asked: z.int().min(1).optional(),
});
export type PagePicture = z.output<typeof PagePicture>;

/** A picture not wider than asked, as large as its budget allows and never above it (Z16). */
async function withinBudget(bytes: Buffer, width: number, most: number) {
  const at = (wanted: number, quality: number) =>
    sharp(bytes)
      .resize({ width: Math.max(1, Math.round(wanted)), withoutEnlargement: true })
      .webp({ quality, effort: 2 })
      .toBuffer({ resolveWithObject: true });
  const [best, ...lower] = QUALITIES;
  let made = await at(width, best);
  for (const quality of lower) {
    if (made.data.length <= most) return made;
    made = await at(width, quality);
  }
  while (made.data.length > most)
    made = await at(made.info.width * SHRINK, QUALITIES[QUALITIES.length - 1] ?? best);
  return made;
}

/** Pictures and documents of sites: fetched from the CMS once, made small for pages once. */
export interface Pictures {
  original(name: Sha256): Promise<Buffer>;
  /** Sizes made before, or `null`. */
  known(name: Sha256): Promise<readonly PagePicture[] | null>;
  forPages(name: Sha256): Promise<readonly PagePicture[]>;
  /** The names of all originals there are. */
  all(): Promise<Sha256[]>;
  /**
   * Takes originals and their sizes from the shelf.
   * @param used the originals that stay; what is one of theirs, or a size of theirs, stays too
   */
  takeAway(names: readonly Sha256[], used: ReadonlySet<Sha256>): Promise<void>;
  /** A frame as a page shows it: within the budget of its size, itself where it is so small. */
  preview(frame: ShelfFile, size: keyof typeof FRAME_SIZES): Promise<PagePicture>;
  /** What the small pictures of a frame are kept under: a key for each size. */
  previewKeys(frame: Sha256): Sha256[];
  readonly made: MadeFiles;
}

function previewKey(frame: Sha256, size: keyof typeof FRAME_SIZES): Sha256 {
  const { width, most } = FRAME_SIZES[size];
  return addressOf({ preview: frame, width, most, qualities: QUALITIES });
}

export function picturesOn(shelf: Shelf, cms: Pick<CmsClient, 'media'>, folder: string): Pictures {
  const keptOriginals = keepIn(join(folder, 'originals'), ShelfFile);
  const originals = remember(keptOriginals, shelf, (file) => [file]);
  const keptSizes = keepIn(join(folder, 'page-pictures'), z.array(PagePicture));
  const small = remember(keptSizes, shelf, (all) => all.map(({ file }) => file));
  const keyOf = (name: Sha256) => addressOf({ name, sizes: PAGE_SIZES, qualities: QUALITIES });
  const resized = async (bytes: Buffer, width: number, most: number): Promise<PagePicture> => {
    const { data, info } = await withinBudget(bytes, width, most);
    const file = await shelf.put(data, 'image/webp');
    return { file, width: info.width, height: info.height, asked: width };
  };
  const original = async (name: Sha256) => {
    const file = await originals.made(name, async () => {
      const { bytes, mime } = await cms.media(name);
      return shelf.put(bytes, mime);
    });
    return shelf.get(file);
  };
  const sizesOf = (name: Sha256) => small.files(keyOf(name));
  return {
    original,
    all: originals.keys,
    async takeAway(names, used) {
      const files = (await Promise.all(names.map(originals.files))).flat();
      const sizes = (await Promise.all(names.map(sizesOf))).flat();
      const others = sizes.length === 0 ? [] : (await Promise.all([...used].map(sizesOf))).flat();
      const stay = new Set([...used, ...others.map(({ sha256 }) => sha256)]);
      for (const file of [...files, ...sizes]) if (!stay.has(file.sha256)) await shelf.remove(file);
      for (const name of names) {
        await originals.forget(name);
        await small.forget(keyOf(name));
      }
    },
    known: (name) => small.known(keyOf(name)),
    forPages: (name) =>
      small.made(keyOf(name), async () => {
        const bytes = await original(name);
        const { width } = await sharp(bytes).metadata();
        const sizes = PAGE_SIZES.filter((_, step) => (PAGE_SIZES[step - 1]?.width ?? 0) < width);
        return Promise.all(sizes.map((size) => resized(bytes, size.width, size.most)));
      }),
    async preview(frame, size) {
      const { width: wide, most } = FRAME_SIZES[size];
      const [made] = await small.made(previewKey(frame.sha256, size), async () => {
        const bytes = await shelf.get(frame);
        const { width, height } = await sharp(bytes).metadata();
        const isSmall = width <= wide && bytes.length <= most;
        return [isSmall ? { file: frame, width, height } : await resized(bytes, wide, most)];
      });
      if (made === undefined) throw new TypeError(`preview of frame ${frame.sha256}: none was kept`);
      return made;
    },
    previewKeys: (frame) => [previewKey(frame, 'column'), previewKey(frame, 'small')],
    made: small,
  };
}
