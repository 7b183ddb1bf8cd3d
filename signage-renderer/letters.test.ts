import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawablePoints, undrawableIn } from '@nguon/content-model/drawable';
import { bitmapFonts } from '@nguon/themes/fonts';
import { bitmapWidth, traceText } from './bitmap-letters.ts';
import { hasOutline } from './outline-letters.ts';

/** The letters with tones, đ, and those of Ê-đê and Gia Rai that have no composed form. */
const vietnamese = [
  ...Array.from('aăâeêioôơuưyAĂÂEÊIOÔƠUƯY').flatMap((base) =>
    ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => (base + tone).normalize('NFC')),
  ),
  ...['đ', 'Đ', 'd', 'D', 'č', 'ĕ', 'ĭ', 'ŏ', 'ŭ', 'ơ̆', 'ư̆', 'ê̆', 'ô̆', 'ƀ', 'b'],
];

/** The lit pixels of a letter, as text. */
function shapeOf(font: ReturnType<typeof bitmapFonts>[number], letter: string): string {
  const lit: string[] = [];
  traceText({ font, scale: 1 }, letter, 0, 0, (x, y) => lit.push(`${x},${y}`));
  return lit.toSorted().join(' ');
}

/** How many parts a shape has that do not touch, not even at a corner. */
function partsOf(shape: string): number {
  const left = new Set(shape.split(' '));
  let parts = 0;
  for (const start of left) {
    parts += 1;
    const touching = [start];
    for (let dot = touching.pop(); dot !== undefined; dot = touching.pop()) {
      left.delete(dot);
      const [x = 0, y = 0] = dot.split(',').map(Number);
      const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => `${x + dx},${y + dy}`));
      touching.push(...around.filter((each) => left.has(each)));
    }
  }
  return parts;
}

describe('the letters of boards', () => {
  it('B3 are all in the outline fonts and in every bitmap font', () => {
    const missing = drawablePoints().filter(
      (point) =>
        !hasOutline(400, point) ||
        !hasOutline(700, point) ||
        bitmapFonts().some(({ glyphs }) => !glyphs.has(point)),
    );
    assert.deepEqual(
      missing.map((point) => point.toString(16)),
      [],
    );
  });

  it('B3 exclude pictographs, scripts of other countries and marks of theirs', () => {
    assert.equal(undrawableIn('Lịch ngừng cấp điện: 06h30 – 11h00, thôn Ơ̆ “1”…'), null);
    for (const letter of ['😀', '漢', 'ไ', '\u0489']) {
      assert.equal(undrawableIn(`Mất điện ${letter}`), letter);
    }
  });

  for (const font of bitmapFonts()) {
    it(`B12 are all different in ${font.name}`, () => {
      const shapes = new Map<string, string>();
      for (const letter of vietnamese) {
        const shape = shapeOf(font, letter);
        assert.ok(!shapes.has(shape), `${letter} is drawn as ${shapes.get(shape)}`);
        shapes.set(shape, letter);
      }
    });

    it(`B12 keep letter, circumflex and tone apart in ${font.name}`, () => {
      for (const letter of 'ấầếềốồ') assert.equal(partsOf(shapeOf(font, letter)), 3, letter);
    });

    it(`B64 tell full stop, comma, colon and semicolon apart in ${font.name}`, () => {
      const lowest = (letter: string) =>
        Math.max(
          ...shapeOf(font, letter)
            .split(' ')
            .map((dot) => Number(dot.split(',')[1])),
        );
      for (const [plain, tailed] of [
        ['.', ','],
        [':', ';'],
      ] as const) {
        assert.ok(lowest(tailed) >= lowest(plain) + 2, `${tailed} is as low as ${plain}`);
      }
      assert.deepEqual(
        ['.', ':', ','].map((letter) => partsOf(shapeOf(font, letter))),
        [1, 2, 1],
      );
    });

    it(`B21 set marks above the letters that have no composed form in ${font.name}`, () => {
      for (const [base, marked] of [
        ['ê', 'ê̆'],
        ['ơ', 'ơ̆'],
        ['Ư', 'Ư̆'],
      ] as const) {
        const highest = (letter: string) =>
          Math.min(
            ...shapeOf(font, letter)
              .split(' ')
              .map((dot) => Number(dot.split(',')[1])),
          );
        assert.ok(highest(marked) < highest(base), `${marked} reaches no higher than ${base}`);
      }
    });
  }

  it('B12 widen in whole pixels with their scale', () => {
    const [font] = bitmapFonts();
    assert.ok(font);
    assert.equal(bitmapWidth({ font, scale: 3 }, 'Đặng'), 3 * bitmapWidth({ font, scale: 1 }, 'Đặng'));
  });
});
