import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Canvas, type Patch, paste } from './canvas.ts';

const white = (width: number, height: number): Canvas => ({
  width,
  height,
  rgb: new Uint8Array(width * height * 3).fill(255),
});

/** A patch in one shade, covering as much as `alpha` says, 0 to 255. */
function patch(width: number, height: number, shade: number, alpha?: number): Patch {
  const values = alpha === undefined ? [shade, shade, shade] : [shade, shade, shade, alpha];
  const pixels = Uint8Array.from(Array.from({ length: width * height }, () => values).flat());
  return { width, height, channels: alpha === undefined ? 3 : 4, pixels };
}

/** The shade of each pixel, row by row. */
const shades = ({ width, height, rgb }: Canvas) =>
  Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => rgb[(y * width + x) * 3] ?? -1),
  );

describe('a canvas', () => {
  it('takes a patch where it stands, cut at its edges', () => {
    const canvas = white(4, 3);
    paste(canvas, patch(3, 3, 0), { x: 2, y: -1 });
    assert.deepEqual(shades(canvas), [
      [255, 255, 0, 0],
      [255, 255, 0, 0],
      [255, 255, 255, 255],
    ]);
  });

  it('shows through a patch as much as it does not cover', () => {
    const canvas = white(1, 2);
    paste(canvas, patch(1, 1, 0, 51), { x: 0, y: 0 });
    paste(canvas, patch(1, 1, 0, 0), { x: 0, y: 1 });
    assert.deepEqual(shades(canvas), [[204], [255]]);
  });

  it('keeps its own colour outside rounded corners', () => {
    const canvas = white(12, 12);
    paste(canvas, patch(12, 12, 0), { x: 0, y: 0 }, 6);
    const rows = shades(canvas);
    assert.equal(rows[0]?.[0], 255);
    assert.equal(rows[11]?.[11], 255);
    assert.ok((rows[6]?.[0] ?? 255) < 16);
    assert.equal(rows[6]?.[6], 0);
    const lit = rows.flat().reduce((sum, shade) => sum + (255 - shade) / 255, 0);
    assert.ok(Math.abs(lit - Math.PI * 36) < 2, `${lit} of ${Math.PI * 36} pixels`);
  });
});
