import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { gammaTable } from './encode-frame.ts';
import { indexedPng } from './indexed-png.ts';
import type { Pixels } from './pixels.ts';

const COLOURS = ['#000000', '#ffffff', '#b3140e', '#0a7a3c', '#ffcc00', '#123456'] as const;

/** Every colour in turn, on rows that do not end with a byte. */
function stripes(colours: number): Pixels {
  const [width, height] = [13, 7];
  const indices = Uint8Array.from({ length: width * height }, (_, at) => at % colours);
  return { width, height, palette: COLOURS.slice(0, colours), indices };
}

async function pixelsOf(png: Uint8Array): Promise<string[]> {
  const raw = await sharp(png).toColourspace('srgb').removeAlpha().raw().toBuffer();
  return Array.from({ length: raw.length / 3 }, (_, at) => `#${raw.toString('hex', at * 3, at * 3 + 3)}`);
}

describe('a picture of few colours', () => {
  for (const [colours, bits] of [
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [6, 4],
  ] as const) {
    it(`B66 of ${colours} is a PNG of ${bits} bits a pixel, each pixel its own colour`, async () => {
      const pixels = stripes(colours);
      const png = indexedPng(pixels, gammaTable(2.2));
      assert.equal(png[24], bits);
      const wanted = Array.from(pixels.indices, (index) => COLOURS[index]);
      assert.deepEqual(await pixelsOf(png), wanted);
    });
  }

  it('B66 counts a colour once that stands in its palette twice', async () => {
    const pixels = { ...stripes(4), palette: ['#000000', '#ffffff', '#ffffff', '#000000'] };
    const png = indexedPng(pixels, gammaTable(2.2));
    assert.equal(png[24], 1);
    assert.deepEqual((await pixelsOf(png)).slice(0, 4), pixels.palette);
  });
});
