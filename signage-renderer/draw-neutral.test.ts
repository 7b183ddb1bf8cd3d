import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sinHo } from '@nguon/content-model/fixtures/sin-ho';
import { themeNamed } from '@nguon/themes/theme';
import sharp from 'sharp';
import { drawNeutral, neutralKey } from './draw-neutral.ts';
import { boardOf } from './fixtures/sin-ho-boards.ts';

const theme = themeNamed('nuoc');

describe('a neutral frame', () => {
  it('B23 depends on the unit, its look and the board’s size alone', () => {
    const spec = { board: boardOf(640, 360), theme, unit: sinHo };
    assert.equal(
      neutralKey({ ...spec, board: { ...spec.board, name: 'Khác', blanked: true } }),
      neutralKey(spec),
    );
    const others = [
      { ...spec, unit: { ...sinHo, name: 'Nậm Tăm' } },
      { ...spec, theme: themeNamed('gom') },
      { ...spec, board: boardOf(192, 96) },
    ];
    assert.equal(new Set([spec, ...others].map(neutralKey)).size, 4);
  });

  it('B23 is drawn on every size, with longer names too', async () => {
    const unit = {
      ...sinHo,
      type: 'thành phố thuộc tỉnh',
      name: 'Phan Rang – Tháp Chàm và các xã lân cận',
    } as const;
    for (const [width, height] of [
      [8, 8],
      [32, 13],
      [96, 32],
      [7_680, 8],
      [320, 240],
      [1_080, 1_920],
    ] as const) {
      for (const colour of ['full', 'one-bit'] as const) {
        const frame = await drawNeutral({ board: boardOf(width, height, colour), theme, unit });
        const drawn = await sharp(frame.bytes).metadata();
        assert.deepEqual([drawn.width, drawn.height, frame.page, frame.pages], [width, height, 1, 1]);
      }
    }
  });

  it('B23 names the unit', async () => {
    const named = await drawNeutral({ board: boardOf(192, 96), theme, unit: sinHo });
    const other = await drawNeutral({ board: boardOf(192, 96), theme, unit: { ...sinHo, name: 'Sìn Hò' } });
    assert.notDeepEqual(named.bytes, other.bytes);
  });
});
