import { type ShelfPicture, shelfAddress } from './publisher/site-view.ts';

/** On a telephone: dots finer than two to a pixel nobody sees in a photo, so the finest takes the size of two. */
const telephone = '(min-resolution: 2.5dppx) 55vw, 85vw';
/** Beside a title on a telephone, cut to a square. */
const beside = '(min-resolution: 2.5dppx) 6rem, 8rem';

/**
 * How wide pictures are shown, by which a browser chooses among their sizes, so that a telephone of 320 to 430 px takes
 * none above 720 px (G114). A column is 46 rem; by its 54 a usual screen takes the 960 px that it shows sharp.
 */
export const pictureSizes = {
  column: `(min-width: 48rem) 54rem, ${telephone}`,
  /** The first card of a list, its picture above its words. */
  headline: `(min-width: 48rem) 30rem, ${telephone}`,
  /** A headline below another, which a telephone shows as any card. */
  laterHeadline: `(min-width: 48rem) 30rem, ${beside}`,
  card: `(min-width: 48rem) 10rem, ${beside}`,
  portrait: '(min-resolution: 2.5dppx) 5rem, 7rem',
  header: '(min-width: 48rem) 44vw, (min-resolution: 2.5dppx) 10rem, 15rem',
} as const;

/** What a picture is shown as. */
export type PictureUse = keyof typeof pictureSizes;

/** A size as a browser is offered it, by the width it was made for (G119). */
export function offered({ sha256, mime, width, asked = width }: ShelfPicture): string {
  return `${shelfAddress(sha256, mime)} ${asked}w`;
}
