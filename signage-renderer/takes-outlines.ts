import type { Board } from '@nguon/content-model/board';

/** Is the board large enough for outlines: lines of 22 px and more, in full colour? */
export function takesOutlines({
  width,
  height,
  colour,
}: Pick<Board, 'width' | 'height' | 'colour'>): boolean {
  return colour === 'full' && width >= 320 && height >= 240;
}
