import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Board } from '@nguon/content-model/board';
import { allClear, dengueAdvice, floodWarning, powerCut } from '@nguon/content-model/fixtures/sin-ho';
import { contrast } from '@nguon/themes/contrast';
import { themes } from '@nguon/themes/theme';
import sharp from 'sharp';
import { drawBulletin, frameKey } from './draw-bulletin.ts';
import { boardOf, hills, specOf, withPicture } from './fixtures/sin-ho-boards.ts';
import { wordsOf } from './frame.ts';
import { outlinePages } from './outline-board.ts';
import { outlineMeasure } from './outline-letters.ts';

const shapes = [boardOf(1_920, 1_080), boardOf(1_080, 1_920), boardOf(640, 360), boardOf(1_920, 360)];
const { content } = allClear;

async function coloursOf(bytes: Uint8Array): Promise<Set<string>> {
  const { data, info } = await sharp(bytes)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const colours = new Set<string>();
  for (let place = 0; place < data.length; place += info.channels) {
    colours.add(`#${data.subarray(place, place + 3).toString('hex')}`);
  }
  return colours;
}

describe('an all-clear on a board', () => {
  it('B58 says that it is over, what, by whose word and since when, on boards of every shape', () => {
    for (const theme of themes) {
      for (const board of shapes) {
        const pages = outlinePages(board, theme, wordsOf(specOf(board, content)), false);
        for (const { scene, words } of pages) {
          const said = scene.lines.map(({ text }) => text).join(' ');
          for (const text of ['BÁO YÊN', 'Đã kết thúc từ 08h00, 21/11', content.issuer]) {
            assert.ok(said.includes(text), `${board.width} × ${board.height}: ${text}`);
          }
          assert.equal(scene.sign?.kind, 'done');
          assert.match(words, /^BÁO YÊN/);
          for (const { text, x, size, weight, align } of scene.lines) {
            if (align === 'left') assert.ok(x + outlineMeasure(weight, size)(text) <= board.width + 1, text);
          }
        }
        assert.ok(
          pages
            .map(({ words }) => words)
            .join(' ')
            .includes('Kết thúc:'),
        );
      }
    }
  });

  it('B58 has a green that no other frame has, and nothing of the emergency', () => {
    for (const theme of themes) {
      const { allClear: green, emergency } = theme.colours;
      for (const board of shapes) {
        const coloursOn = (one: typeof content) =>
          outlinePages(board, theme, wordsOf(specOf(board, one)), false).flatMap(({ scene }) => [
            scene.ground,
            ...scene.fills.map(({ colour }) => colour),
            ...scene.lines.map(({ colour }) => colour),
          ]);
        assert.ok(coloursOn(content).includes(green));
        assert.ok(!coloursOn(content).includes(emergency));
        for (const other of [floodWarning, dengueAdvice, powerCut]) {
          assert.ok(!coloursOn(other.content).includes(green));
        }
      }
      assert.ok(contrast(green, theme.colours.onAllClear) >= 4.5);
    }
  });

  it('B58 is in green alone on a board of two colours', async () => {
    const board: Board = boardOf(128, 64, 'two-colour');
    for (const { bytes } of await drawBulletin(specOf(board, content))) {
      assert.deepEqual([...(await coloursOf(bytes))].toSorted(), ['#000000', '#00ff00']);
    }
  });

  it('B58 is drawn on every board, without its pictures', async () => {
    const photo = await hills();
    for (const board of [
      boardOf(8, 8),
      boardOf(64, 16, 'one-bit'),
      boardOf(192, 96),
      boardOf(1_920, 1_080),
    ]) {
      const plain = specOf(board, { ...content, summary: '' });
      assert.ok((await drawBulletin(plain)).length > 0);
      const { theme, unit } = plain;
      const pictured = withPicture({ ...plain, theme, unit }, photo);
      assert.equal(frameKey(pictured), frameKey(plain));
    }
  });
});
