import sharp from 'sharp';

/** A decoded photo: rows of red, green and blue. */
export interface Photo {
  readonly pixels: Uint8Array;
  readonly shape: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

/** Most pixels a picture may have to be opened; one bigger is left out rather than let it fill the memory. */
export const LARGEST_PICTURE_PIXELS = 36_000_000;

/**
 * Opens a picture, turned as its camera was held and no bigger than a frame needs.
 *
 * @param side longest side wanted, in pixels
 * @returns `null` for a picture that is broken, unknown or too big (B18)
 */
export async function openPhoto(bytes: Uint8Array, side: number): Promise<Photo | null> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: LARGEST_PICTURE_PIXELS, failOn: 'warning' })
      .autoOrient()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { pixels: data, shape: { width: info.width, height: info.height, channels: info.channels } };
  } catch {
    return null;
  }
}
