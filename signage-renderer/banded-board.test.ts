import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allClear, dengueAdvice, floodWarning, powerCut } from '@nguon/content-model/fixtures/sin-ho';
import { themeNamed } from '@nguon/themes/theme';
import { bandedPages } from './banded-board.ts';
import { BAND, ON_BAND, paletteFor } from './bitmap-palette.ts';
import { boardOf, specOf } from './fixtures/sin-ho-boards.ts';
import { lookOf, wordsOf } from './frame.ts';

describe('the band of a board of whole pixels', () => {
  it('B63 has no empty row, on one page or several', () => {
    for (const [width, height] of [
      [320, 160],
      [256, 128],
      [192, 96],
    ] as const) {
      for (const { content } of [powerCut, floodWarning, allClear, dengueAdvice]) {
        const board = boardOf(width, height);
        const words = wordsOf(specOf(board, content));
        const pages = bandedPages(board, paletteFor(board, themeNamed('nuoc'), lookOf(words)), words);
        for (const { pixels } of pages ?? []) {
          const row = (y: number) => pixels.indices.subarray(y * width, (y + 1) * width);
          const rows = Array.from({ length: height }, (_, y) => row(y));
          const band = rows.findIndex((dots) => dots[0] !== BAND);
          const lowest = rows.slice(0, band).findLastIndex((dots) => dots.includes(ON_BAND));
          assert.ok(band - lowest <= 6, `${width} × ${height}, ${content.title}: ${band - lowest} rows`);
        }
      }
    }
  });
});
