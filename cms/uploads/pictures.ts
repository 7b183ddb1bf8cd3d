import { slugFrom } from '@nguon/content-model/text';
import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload';
import sharp from 'sharp';
import { Refused } from '../language/refused.ts';
import type { Said } from '../language/said.ts';

/** Largest picture that is opened, pixels. */
export const LARGEST_PIXELS = 100_000_000;
/** Pictures are kept at most this wide and high, pixels: enough for 1440p boards and print. */
export const KEPT_PIXELS = 2_560;

const endings = { jpeg: 'jpg', png: 'png', webp: 'webp' } as const;
type Format = keyof typeof endings;

/** The format that the first bytes say, whatever the name says; `null` for all others, SVG too. */
export function pictureFormat(bytes: Uint8Array): Format | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  return head.startsWith('RIFF') && head.slice(8) === 'WEBP' ? 'webp' : null;
}

export interface CleanPicture {
  readonly bytes: Buffer;
  readonly format: Format;
}

/**
 * Opens a picture wholly, turns it upright, shrinks it to what is kept, and drops everything that is not picture:
 * place, camera, time.
 * @throws {Error} when it is damaged or has more than `LARGEST_PIXELS`
 */
export async function cleanPicture(bytes: Buffer, format: Format): Promise<CleanPicture> {
  const picture = sharp(bytes, { limitInputPixels: LARGEST_PIXELS, failOn: 'truncated' })
    .rotate()
    .resize({ width: KEPT_PIXELS, height: KEPT_PIXELS, fit: 'inside', withoutEnlargement: true })
    .toFormat(format, { quality: 88 });
  return { bytes: await picture.toBuffer(), format };
}

const refusals = {
  kind: {
    vi: 'Tệp không phải ảnh JPEG, PNG hoặc WebP. Hãy chọn ảnh khác.',
    en: 'The file is not a JPEG, PNG or WebP picture. Choose another.',
  },
  damaged: {
    vi: 'Ảnh bị hỏng hoặc quá lớn (hơn 100 triệu điểm ảnh). Hãy chọn ảnh khác.',
    en: 'The picture is damaged or too large (over 100 million pixels). Choose another.',
  },
  replaced: {
    vi: 'Không thay được tệp của ảnh đã lưu, vì bản tin có thể đang dùng. Hãy tải lên thành ảnh mới.',
    en: 'The file of a kept picture cannot be replaced, a bulletin may use it. Upload it as a new one.',
  },
} as const satisfies Record<string, Said>;

function refused(req: PayloadRequest, said: Said): Refused {
  return new Refused(req, 400, 'media-refused', said);
}

/** Lets in only whole, clean pictures with plain names (W13, W14). */
export const admitPicture: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args;
  const { file } = req;
  if (file === undefined) return args;
  if (operation === 'update') throw refused(req, refusals.replaced);
  const format = pictureFormat(file.data);
  if (format === null) throw refused(req, refusals.kind);
  const clean = await cleanPicture(file.data, format).catch(() => null);
  if (clean === null) throw refused(req, refusals.damaged);
  const stem = slugFrom(file.name.replace(/\.[^.]*$/, '')).slice(0, 60) || 'anh';
  file.data = clean.bytes;
  file.size = clean.bytes.length;
  file.mimetype = `image/${format}`;
  file.name = `${stem}.${endings[format]}`;
  return args;
};
