import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { takesOutlines } from '@nguon/content-model/drawable';
import { dengueAdvice, floodWarning, hostile, powerCut } from '@nguon/content-model/fixtures/sin-ho';
import { contrast } from '@nguon/themes/contrast';
import { themes } from '@nguon/themes/theme';
import fc from 'fast-check';
import { bitmapPages } from './bitmap-board.ts';
import { facesFor } from './bitmap-faces.ts';
import { cellHeight } from './bitmap-letters.ts';
import { BAND, GROUND, ON_BAND, paletteFor, TEXT, TITLE } from './bitmap-palette.ts';
import { boardOf, specOf } from './fixtures/sin-ho-boards.ts';
import { dayOf, wordsOf } from './frame.ts';
import { outlinePages } from './outline-board.ts';
import { LINE_HEIGHT, outlineMeasure } from './outline-letters.ts';
import type { Scene, TextLine } from './scene.ts';

const bulletins = [powerCut, dengueAdvice, floodWarning, hostile].map(({ content }) => content);
const long = {
  ...dengueAdvice.content,
  title: 'Ẳ'.repeat(120),
  issuer: 'Ban Chỉ huy Phòng thủ dân sự và phòng, chống thiên tai, tìm kiếm cứu nạn tỉnh Lai Châu '
    .repeat(2)
    .trim(),
  renditions: { board: 'Mưa rất to, lũ về nhanh. '.repeat(6).trim() },
};

const outlineBoards = fc
  .record({ width: fc.integer({ min: 320, max: 4_000 }), height: fc.integer({ min: 240, max: 4_000 }) })
  .map(({ width, height }) => boardOf(width, height));

const anyContent = fc.constantFrom(...bulletins, long);

const [nuoc = assert.fail()] = themes;

/** The colour on which a line stands: that of the last fill below its first letter. */
function groundOf({ fills, ground }: Scene, { x, y, size, align }: TextLine): string {
  const at = { x: align === 'right' ? x - 1 : x, y: y + (size * LINE_HEIGHT) / 2 };
  const below = fills.findLast(
    (fill) => fill.x <= at.x && at.x < fill.x + fill.width && fill.y <= at.y && at.y < fill.y + fill.height,
  );
  return below?.colour ?? ground;
}

describe('the layout of frames', () => {
  it('B11 never sets title or text lower than is legible', () => {
    fc.assert(
      fc.property(outlineBoards, anyContent, (board, content) => {
        const words = wordsOf(specOf(board, content));
        const least = Math.max(Math.min(board.width, board.height) / 27, 16);
        for (const { scene, words: shown } of outlinePages(board, nuoc, words, true)) {
          const read = scene.lines.filter(({ text }) => text.length > 1 && shown.includes(text));
          assert.ok(read.length > 0 && read.every(({ size }) => size >= least));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('B11 takes bitmap letters of at least a twelfth of the board', () => {
    for (const [width, height] of [
      [96, 64],
      [192, 96],
      [320, 160],
      [1_000, 230],
      [160, 900],
    ] as const) {
      const faces = facesFor(boardOf(width, height));
      assert.ok(
        faces.every((face) => cellHeight(face) >= Math.min(width, height) / 12 && cellHeight(face) >= 13),
      );
    }
  });

  it('B14 keeps every line inside the frame, whatever its size', () => {
    fc.assert(
      fc.property(outlineBoards, anyContent, (board, content) => {
        const words = wordsOf(specOf(board, content));
        for (const { scene } of outlinePages(board, nuoc, words, true)) {
          for (const { text, x, y, size, weight, align } of scene.lines) {
            const width = outlineMeasure(weight, size)(text);
            const left = x - width * { left: 0, middle: 0.5, right: 1 }[align];
            assert.ok(left >= -1 && left + width <= board.width + 1, `${text} from ${left} over ${width}`);
            assert.ok(
              y >= -size * 0.3 && y + size * LINE_HEIGHT <= board.height + size * 0.3,
              `${text} at ${y}`,
            );
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('B14 shows every word of title and text, page by page', () => {
    const boards = [
      boardOf(1_920, 1_080),
      boardOf(320, 240),
      boardOf(192, 96),
      boardOf(96, 32),
      boardOf(64, 16),
    ];
    for (const content of [...bulletins, long]) {
      for (const board of boards) {
        const words = wordsOf(specOf(board, content));
        const pages = takesOutlines(board)
          ? outlinePages(board, nuoc, words, false)
          : bitmapPages(board, nuoc, words);
        const shown = pages
          .map(({ words: said }) => said)
          .join('')
          .replace(/\s/g, '');
        assert.ok(shown.includes(words.title.replace(/\s/g, '')), `${words.title} on ${board.width}`);
        const missing = words.text.split(/\s+/).filter((word) => !shown.includes(word));
        assert.deepEqual(missing, []);
      }
    }
  });

  it('B14 numbers the pages of a bulletin that has several', () => {
    const pages = outlinePages(boardOf(320, 240), nuoc, wordsOf(specOf(boardOf(320, 240))), false);
    assert.equal(pages.length, 2);
    for (const [index, { scene }] of pages.entries()) {
      assert.ok(scene.lines.some(({ text }) => text === `Trang ${index + 1}/2`));
    }
  });

  it('B16 names issuer and the day in Vietnam on every frame', () => {
    assert.equal(dayOf('2026-11-20T16:59:59Z'), '20/11/2026');
    assert.equal(dayOf('2026-11-20T17:00:00Z'), '21/11/2026');
    for (const content of bulletins) {
      const words = wordsOf(specOf(boardOf(1_080, 1_920), content));
      for (const { scene } of outlinePages(boardOf(1_080, 1_920), nuoc, words, false)) {
        const texts = scene.lines.map(({ text }) => text);
        assert.ok(texts.includes(content.issuer) && texts.includes(dayOf(content.from)));
      }
      const strips = bitmapPages(boardOf(96, 32), nuoc, words).map(({ words: said }) => said);
      assert.ok(strips.join(' ').includes(words.issuer) && strips.at(-1)?.includes(words.date));
    }
  });

  it('B18 leaves a photo out where it would cost a second page', () => {
    const words = wordsOf(specOf(boardOf(320, 240)));
    assert.equal(outlinePages(boardOf(320, 240), nuoc, words, true)[0]?.scene.photo, null);
    assert.notEqual(outlinePages(boardOf(1_920, 1_080), nuoc, words, true)[0]?.scene.photo, null);
  });

  for (const theme of themes) {
    it(`B22 has a contrast of at least 4.5 in the theme ${theme.name}`, () => {
      for (const content of bulletins) {
        const spec = { ...specOf(boardOf(1_920, 1_080), content), address: 'xa-sin-ho.vn' };
        for (const { scene } of outlinePages(spec.board, theme, wordsOf(spec), false)) {
          for (const line of scene.lines) {
            assert.ok(contrast(line.colour, groundOf(scene, line)) >= 4.5, line.text);
          }
        }
        for (const board of [boardOf(192, 96), boardOf(192, 96, 'one-bit')]) {
          const palette = paletteFor(board, theme, content.priority);
          for (const [ink, ground] of [
            [TEXT, GROUND],
            [TITLE, GROUND],
            [ON_BAND, BAND],
          ] as const) {
            assert.ok(contrast(palette[ink] ?? '', palette[ground] ?? '') >= 4.5);
          }
        }
      }
    });
  }
});
