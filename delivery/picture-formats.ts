import { atATime } from '@nguon/audio-pipeline/turns';
import { type Sha256, sha256 } from '@nguon/content-model/content-address';
import type { ShelfFile } from '@nguon/content-model/manifest';
import sharp, { type Sharp } from 'sharp';
import type { Shelf } from './shelf.ts';

/** The endings by which a frame is asked for. */
export const pictureEndings = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const;
export type PictureEnding = keyof typeof pictureEndings;

/** Converted pictures held at hand, bytes: about 200 frames of full HD. */
const HELD_BYTES = 64 * 1024 * 1024;

/** Conversions at a time, and those that may wait besides. */
const AT_A_TIME = 2;
const MAY_WAIT = 100;

/** A picture in the format it was asked for. */
export interface Picture {
  readonly sha256: Sha256;
  readonly bytes: Buffer;
}

/** Frames in other formats than they were drawn in, made once and held within bounds (D46). */
export interface PictureFormats {
  /** @returns `null` when too many wait */
  converted(file: ShelfFile, ending: PictureEnding): Promise<Picture | null>;
  /** A black picture. @returns `null` when too many wait */
  dark(width: number, height: number, ending: PictureEnding): Promise<Picture | null>;
  /** Bytes held at hand. */
  readonly held: number;
}

function encoded(picture: Sharp, ending: PictureEnding): Promise<Buffer> {
  if (ending === 'png') return picture.png({ compressionLevel: 6 }).toBuffer();
  if (ending === 'jpg') return picture.jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer();
  return picture.webp({ quality: 90, effort: 1 }).toBuffer();
}

export function pictureFormats(shelf: Pick<Shelf, 'get'>, heldBytes = HELD_BYTES): PictureFormats {
  const atHand = new Map<string, Picture>();
  const underway = new Map<string, Promise<Picture>>();
  const inTurn = atATime(AT_A_TIME);
  let held = 0;

  const hold = (key: string, picture: Picture) => {
    atHand.set(key, picture);
    held += picture.bytes.length;
    for (const [oldest, { bytes }] of atHand) {
      if (held <= heldBytes) break;
      atHand.delete(oldest);
      held -= bytes.length;
    }
    return picture;
  };
  const made = (key: string, make: () => Promise<Buffer>): Promise<Picture> | null => {
    const before = atHand.get(key);
    if (before !== undefined) {
      atHand.delete(key);
      atHand.set(key, before);
      return Promise.resolve(before);
    }
    const running = underway.get(key);
    if (running !== undefined) return running;
    if (underway.size >= AT_A_TIME + MAY_WAIT) return null;
    const begun = inTurn(make)
      .then((bytes) => hold(key, { sha256: sha256(bytes), bytes }))
      .finally(() => underway.delete(key));
    underway.set(key, begun);
    return begun;
  };
  return {
    async converted(file, ending) {
      return made(`${file.sha256} ${ending}`, async () => encoded(sharp(await shelf.get(file)), ending));
    },
    async dark(width, height, ending) {
      const create = { width, height, channels: 3 as const, background: 'black' };
      return made(`${width} × ${height} ${ending}`, () => encoded(sharp({ create }), ending));
    },
    get held() {
      return held;
    },
  };
}
