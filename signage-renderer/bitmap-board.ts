import type { Board } from '@nguon/content-model/board';
import type { Theme } from '@nguon/themes/theme';
import { bandedPages } from './banded-board.ts';
import type { BitmapPage } from './bitmap-page.ts';
import { BAND, GROUND, paletteFor } from './bitmap-palette.ts';
import { type FrameWords, lookOf } from './frame.ts';
import { blankPixels } from './pixels.ts';
import { stripPages } from './strip-board.ts';

/** Lowest and narrowest board, in pixels, that can show a word, and that has room for a band. */
const WORD = { width: 32, height: 13 } as const;
const BANDED = { width: 96, height: 64 } as const;

const isBelow = (board: Board, least: typeof WORD | typeof BANDED) =>
  board.width < least.width || board.height < least.height;

/** Can no word be shown? Then a board is lit in the colour of the priority, and that is all it says. */
export function isWordless(board: Board): boolean {
  return isBelow(board, WORD);
}

/** A board lit in one colour. */
export function litPage(board: Board, palette: readonly string[], colour: number): BitmapPage {
  const pixels = blankPixels(board.width, board.height, palette);
  pixels.indices.fill(colour);
  return { pixels, words: '' };
}

/** The pages of a bulletin on a board whose lines are too low for outlines, in whole pixels. */
export function bitmapPages(board: Board, theme: Theme, words: FrameWords): BitmapPage[] {
  const palette = paletteFor(board, theme, lookOf(words));
  if (isWordless(board)) return [litPage(board, palette, words.priority === 'emergency' ? GROUND : BAND)];
  const banded = isBelow(board, BANDED) ? null : bandedPages(board, palette, words);
  return banded ?? stripPages(board, palette, words);
}
