import { join } from 'node:path';
import { addressOf, type Sha256 } from '@nguon/content-model/content-address';
import { ShelfFile } from '@nguon/content-model/manifest';
import sharp from 'sharp';
import { z } from 'zod';
import type { CmsClient } from './cms-client.ts';
import { keepIn } from './kept.ts';
import { remember } from './remembered.ts';
import type { Shelf } from './shelf.ts';

/** Widths that pages offer, px: a phone, a phone at double density, a desktop column. */
const PAGE_WIDTHS_PX = [480, 960, 1_440] as const;
/** WebP quality that keeps a 960 px photo of a crowd below 90 kB. */
const PAGE_QUALITY = 72;

const PagePicture = z.strictObject({ file: ShelfFile, width: z.int().min(1), height: z.int().min(1) });
export type PagePicture = z.output<typeof PagePicture>;

/** Pictures of bulletins: fetched from the CMS once, made small for pages once. */
export interface Pictures {
  original(name: Sha256): Promise<Buffer>;
  /** Sizes made before, or `null`. */
  known(name: Sha256): Promise<readonly PagePicture[] | null>;
  forPages(name: Sha256): Promise<readonly PagePicture[]>;
  /** A frame as a page shows it: not wider than a page's column. */
  preview(frame: ShelfFile): Promise<PagePicture>;
}

export function picturesOn(shelf: Shelf, cms: CmsClient, folder: string): Pictures {
  const originals = remember(keepIn(join(folder, 'originals'), ShelfFile), (file) => shelf.has(file));
  const small = remember(keepIn(join(folder, 'page-pictures'), z.array(PagePicture)), async (all) =>
    (await Promise.all(all.map(({ file }) => shelf.has(file)))).every((there) => there),
  );
  const keyOf = (name: Sha256) => addressOf({ name, widths: PAGE_WIDTHS_PX, quality: PAGE_QUALITY });
  const resized = async (bytes: Buffer, width: number): Promise<PagePicture> => {
    const { data, info } = await sharp(bytes)
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: PAGE_QUALITY, effort: 2 })
      .toBuffer({ resolveWithObject: true });
    return { file: await shelf.put(data, 'image/webp'), width: info.width, height: info.height };
  };
  const original = async (name: Sha256) => {
    const file = await originals.made(name, async () => {
      const { bytes, mime } = await cms.media(name);
      return shelf.put(bytes, mime);
    });
    return shelf.get(file);
  };
  return {
    original,
    known: (name) => small.known(keyOf(name)),
    forPages: (name) =>
      small.made(keyOf(name), async () => {
        const bytes = await original(name);
        const { width } = await sharp(bytes).metadata();
        const widths = PAGE_WIDTHS_PX.filter((wanted, index) => index === 0 || wanted <= width);
        return Promise.all(widths.map((wanted) => resized(bytes, wanted)));
      }),
    async preview(frame) {
      const [made] = await small.made(
        addressOf({ preview: frame.sha256, quality: PAGE_QUALITY }),
        async () => {
          const bytes = await shelf.get(frame);
          const { width, height } = await sharp(bytes).metadata();
          return [width <= PAGE_WIDTHS_PX[0] ? { file: frame, width, height } : await resized(bytes, 640)];
        },
      );
      if (made === undefined) throw new TypeError(`preview of frame ${frame.sha256}: none was kept`);
      return made;
    },
  };
}
