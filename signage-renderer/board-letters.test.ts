import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { takesStrip } from '@nguon/content-model/board';
import { outlinedPoints, undrawableIn } from '@nguon/content-model/drawable';
import { powerCut } from '@nguon/content-model/fixtures/sin-ho';
import { Refusal } from '@nguon/content-model/refusal';
import { bitmapFonts } from '@nguon/themes/fonts';
import sharp from 'sharp';
import { traceText } from './bitmap-letters.ts';
import { dither } from './dither.ts';
import { drawBulletin } from './draw-bulletin.ts';
import { drawStrip, stripKey } from './draw-strip.ts';
import { CELL, minorityScene, minorityWords } from './fixtures/minority-words.ts';
import { boardOf, specOf } from './fixtures/sin-ho-boards.ts';
import { hasOutline } from './outline-letters.ts';
import { paintScene } from './paint-scene.ts';
import { lettersOf, phrasesOf } from './phrases.ts';

/** The 144 vowels with their tones, and đ and Đ. */
const forms = [
  ...Array.from('aăâeêioôơuưyAĂÂEÊIOÔƠUƯY').flatMap((base) =>
    ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => (base + tone).normalize('NFC')),
  ),
  'đ',
  'Đ',
];

/** Fewest pixels by which two of the forms differ, by font: what the fonts have, so that no change makes it less. */
const leastDistance: Readonly<Record<string, number>> = {
  'misc-fixed-7x13': 1,
  'misc-fixed-9x15': 2,
  'misc-fixed-10x20': 3,
};

describe('Vietnamese letters in whole pixels', () => {
  for (const font of bitmapFonts()) {
    it(`B12 differ by pixels enough, all 146 forms in ${font.name}`, () => {
      assert.equal(forms.length, 146);
      const shapes = forms.map((form) => {
        const dots = new Set<string>();
        traceText({ font, scale: 1 }, form, 0, 0, (x, y) => dots.add(`${x},${y}`));
        return dots;
      });
      let least = { distance: Number.POSITIVE_INFINITY, pair: '' };
      for (const [index, one] of shapes.entries()) {
        for (const [other, dots] of shapes.slice(0, index).entries()) {
          const distance = one.symmetricDifference(dots).size;
          if (distance < least.distance) least = { distance, pair: `${forms[index]} ${forms[other]}` };
        }
      }
      const wanted = leastDistance[font.name] ?? assert.fail(font.name);
      assert.ok(least.distance >= wanted, `${least.pair}: ${least.distance} px`);
    });
  }
});

describe('letters of minorities', () => {
  const khmer = 'សេចក្តីជូនដំណឹងអំពីការផ្អាកផ្គត់ផ្គង់ទឹកស្អាត';

  it('B34 are all in the outline fonts', () => {
    const missing = outlinedPoints().filter((point) => !hasOutline(400, point) || !hasOutline(700, point));
    assert.deepEqual(missing, []);
  });

  it('B34 are drawn as outlines, and refused in whole pixels by the letter and its word', async () => {
    for (const title of [khmer, 'ꨌꩌ ꨚꨮꩉ', 'ꪼꪕ ꪁꪫꪱꪣ']) {
      assert.equal(undrawableIn(title), null);
      const content = { ...powerCut.content, title };
      assert.equal((await drawBulletin(specOf(boardOf(480, 270), content))).length, 1);
      await assert.rejects(drawBulletin(specOf(boardOf(192, 96), content)), (error: unknown) => {
        assert.ok(error instanceof Refusal && error.code === 'letter-undrawable');
        assert.match(
          error.message,
          /^board text, “.+”: “.” \(U\+[0-9A-F]{4}\) is in no font of whole pixels, on a board of 192 × 96\./u,
        );
        return true;
      });
    }
  });

  it('B35 break between words in Khmer, and never within a letter and what is written below it', () => {
    const phrases = phrasesOf(khmer);
    assert.ok(phrases.length > 4);
    assert.equal(phrases.map(({ text }) => text).join(''), khmer);
    assert.ok(phrases.every(({ text }) => !/^[\p{M}\p{P}]/u.test(text)));
    assert.deepEqual(lettersOf('ក្រុម'), ['ក្រុ', 'ម']);
  });
});

/** A word's ink differs where one of two greys is darker by more than this, of 255: engines soften edges differently. */
const GREY_TOLERANCE = 112;

/**
 * Share of a word's ink that may differ. Measured: at most 22 %, where letters stand a pixel apart; marks in a wrong
 * place give 28 % and more, or another size.
 */
const INK_TOLERANCE = 0.25;

/** Pixels by which a word may be wider or narrower than a browser's. */
const WIDTH_TOLERANCE = 2;

/** A word alone, cut to its ink, in greys. */
async function inkOf(picture: Uint8Array, index: number) {
  const { width, height } = CELL;
  const cell = await sharp(picture)
    .extract({ left: index * width, top: 0, width, height })
    .greyscale()
    .png()
    .toBuffer();
  return sharp(cell)
    .trim({ background: '#ffffff', threshold: 90 })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
}

/** How much of a word's ink another drawing of it has elsewhere, in the best of a few places. */
async function inkElsewhere(ours: Uint8Array, browsers: Uint8Array, index: number): Promise<number> {
  const [one, other] = await Promise.all([ours, browsers].map((picture) => inkOf(picture, index)));
  assert.ok(one && other);
  const apart = [one.info.width - other.info.width, one.info.height - other.info.height].map(Math.abs);
  assert.ok(
    apart.every((pixels) => pixels <= WIDTH_TOLERANCE),
    `sizes differ by ${apart} px`,
  );
  const at = ({ data, info }: typeof one, x: number, y: number) =>
    x < 0 || y < 0 || x >= info.width || y >= info.height
      ? 255
      : (data[(y * info.width + x) * info.channels] ?? 255);
  const shifts = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const));
  const shares = shifts.map(([dx, dy]) => {
    let [ink, differing] = [0, 0];
    for (let y = -2; y < other.info.height + 2; y += 1) {
      for (let x = -2; x < other.info.width + 2; x += 1) {
        const [mine, theirs] = [at(one, x + dx, y + dy), at(other, x, y)];
        if (theirs < 128) ink += 1;
        if (Math.abs(mine - theirs) > GREY_TOLERANCE) differing += 1;
      }
    }
    return differing / ink;
  });
  return Math.min(...shares);
}

describe('letters of minorities beside a browser’s', () => {
  for (const [name, words] of minorityWords) {
    it(`B38 are the same: ${name}`, async () => {
      const browsers = readFileSync(new URL(`./golden/browser-${name}.png`, import.meta.url));
      const ours = await (await paintScene(minorityScene(words), null)).png().toBuffer();
      for (const [index, word] of words.entries()) {
        const share = await inkElsewhere(ours, browsers, index);
        assert.ok(share <= INK_TOLERANCE, `${word}: ${(share * 100).toFixed(1)} % of the ink is elsewhere`);
      }
    });
  }

  it('B38 are told from letters with a mark less', async () => {
    const [ede] = minorityWords;
    const browsers = readFileSync(new URL('./golden/browser-ede.png', import.meta.url));
    const unmarked = ede[1].map((word) => word.replaceAll('\u0306', ''));
    const ours = await (await paintScene(minorityScene(unmarked), null)).png().toBuffer();
    await assert.rejects(inkElsewhere(ours, browsers, ede[1].indexOf('mơ̆ng')), /sizes differ/);
  });
});

describe('a picture on a board without shades', () => {
  const grey = (value: number) => new Uint8Array(64 * 64 * 3).fill(value);
  const lit = (rgb: Uint8Array) =>
    rgb.filter((_, at) => at % 3 === 0 && (rgb[at] ?? 0) > 0).length / (64 * 64);

  it('B36 gives the light that it has', () => {
    for (const value of [0, 60, 128, 188, 255]) {
      const light = ((value / 255 + 0.055) / 1.055) ** 2.4;
      const share = lit(dither(grey(value), 64, 'one-bit'));
      assert.ok(Math.abs(share - (value === 0 ? 0 : light)) < 0.03, `${value}: ${share}`);
    }
  });

  it('B36 lights red and green dots on their own, and no blue', () => {
    const orange = Uint8Array.from({ length: 64 * 64 * 3 }, (_, at) => [255, 128, 0][at % 3] ?? 0);
    const dots = dither(orange, 64, 'two-colour');
    const count = (channel: number) => dots.filter((value, at) => at % 3 === channel && value > 0).length;
    assert.equal(count(0), 64 * 64);
    assert.ok(count(1) > 64 * 64 * 0.15 && count(1) < 64 * 64 * 0.3);
    assert.equal(count(2), 0);
  });
});

describe('a strip', () => {
  it('B37 holds title, text, issuer and day in one line as high as the board', async () => {
    for (const [width, height] of [
      [64, 16],
      [160, 24],
      [96, 13],
    ] as const) {
      assert.ok(takesStrip({ ...boardOf(width, height, 'one-bit'), scrolls: true }));
      const spec = specOf(boardOf(width, height, 'one-bit'));
      const strip = await drawStrip(spec);
      const { width: drawn, height: high, format } = await sharp(strip.bytes).metadata();
      assert.deepEqual([drawn, high, format], [strip.width, height, 'png']);
      assert.ok(strip.width > width + 100);
      assert.ok(strip.bytes.length < 4_000, `${strip.bytes.length} bytes`);
      const longer = await drawStrip({
        ...spec,
        content: { ...spec.content, title: `${spec.content.title} và 23/11` },
      });
      assert.ok(longer.width > strip.width);
      assert.notEqual(stripKey(spec), stripKey(specOf(boardOf(width, height))));
    }
  });

  it('B37 begins with a dark board and ends where it begins again', async () => {
    const { bytes, width } = await drawStrip(specOf(boardOf(64, 16, 'one-bit')));
    const { data, info } = await sharp(bytes)
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const isLit = (x: number) =>
      Array.from({ length: info.height }, (_, y) => data[(y * width + x) * info.channels] ?? 0).some(
        (value) => value > 0,
      );
    assert.ok(Array.from({ length: 64 }, (_, x) => x).every((x) => !isLit(x)));
    assert.ok(isLit(65) || isLit(66));
    assert.ok(!isLit(width - 1));
  });
});
