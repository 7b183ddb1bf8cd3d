import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Board } from '@nguon/content-model/board';
import { boardPresets } from '@nguon/content-model/board-preset';
import { bulletin, dengueAdvice, floodWarning, powerCut, sinHo } from '@nguon/content-model/fixtures/sin-ho';
import { themeNamed } from '@nguon/themes/theme';
import sharp from 'sharp';
import { farFacesFor } from './bitmap-faces.ts';
import { capitalHeight } from './bitmap-letters.ts';
import { drawBulletin, frameKey } from './draw-bulletin.ts';
import { drawNeutral } from './draw-neutral.ts';
import { formatFor, gammaTable } from './encode-frame.ts';
import { boardOf, specOf } from './fixtures/sin-ho-boards.ts';
import { wordsOf } from './frame.ts';
import { legibleCapital } from './legible.ts';
import { outlinePages } from './outline-board.ts';
import { capitalShare } from './outline-letters.ts';

const theme = themeNamed('nuoc');
const led: Board = { ...boardOf(192, 96), formats: ['image/png'] };

/** The colours of a frame, as `#rrggbb`. */
async function coloursOf(bytes: Uint8Array): Promise<Set<string>> {
  const { data } = await sharp(bytes)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return new Set(
    Array.from(
      { length: data.length / 3 },
      (_, pixel) => `#${data.subarray(pixel * 3, pixel * 3 + 3).toString('hex')}`,
    ),
  );
}

describe('the profile of a board', () => {
  it('B24 gives on every panel the light that was drawn', async () => {
    for (const gamma of [1, 1.8, 2.2, 2.8, 4]) {
      const table = gammaTable(gamma);
      for (const value of [0, 64, 128, 200, 255]) {
        const given = ((table[value] ?? 0) / 255) ** gamma;
        assert.ok(Math.abs(given - (value / 255) ** 2.2) < 0.01 * gamma, `${value} at ${gamma}`);
      }
    }
    const { emergency } = theme.colours;
    const linear = { ...led, gamma: 1 };
    const frames = await Promise.all(
      [led, linear].map((board) => drawBulletin(specOf(board, floodWarning.content))),
    );
    const [plain, fitted] = await Promise.all(
      frames.map(([frame]) => coloursOf(frame?.bytes ?? assert.fail())),
    );
    const table = gammaTable(1);
    const red = table[Number.parseInt(emergency.slice(1, 3), 16)] ?? 0;
    assert.ok(plain?.has(emergency));
    const reds = [...(fitted ?? [])].map((colour) => Number.parseInt(colour.slice(1, 3), 16));
    assert.ok(
      reds.some((value) => Math.abs(value - red) <= 2),
      `${reds} without ${red}`,
    );
    assert.notEqual(frameKey(specOf(led)), frameKey(specOf(linear)));
  });

  it('B25 has its frames in the best format that its controller accepts', async () => {
    const accepting = (formats: Board['formats']) => [
      formatFor({ formats }, false),
      formatFor({ formats }, true),
    ];
    assert.deepEqual(accepting(['image/webp', 'image/jpeg', 'image/png']), ['image/webp', 'image/png']);
    assert.deepEqual(accepting(['image/jpeg']), ['image/jpeg', 'image/jpeg']);
    assert.deepEqual(accepting(['image/png']), ['image/png', 'image/png']);
    for (const size of [boardOf(480, 270), led]) {
      for (const format of ['image/webp', 'image/jpeg', 'image/png'] as const) {
        const board: Board = { ...size, formats: [format] };
        const [frame] = await drawBulletin(specOf(board));
        const neutral = await drawNeutral({ board, theme, unit: sinHo });
        for (const { bytes, mime } of [frame ?? assert.fail(), neutral]) {
          assert.equal(mime, format);
          assert.equal(`image/${(await sharp(bytes).metadata()).format}`, format);
        }
      }
    }
  });

  it('B26 of two colours shows what red and green dots give, red in emergencies alone', async () => {
    const board: Board = { ...led, colour: 'two-colour' };
    for (const { content } of [powerCut, dengueAdvice, floodWarning]) {
      for (const { bytes } of await drawBulletin(specOf(board, content))) {
        const colours = await coloursOf(bytes);
        const isEmergency = content.priority === 'emergency';
        const allowed = isEmergency ? ['#000000', '#ff0000'] : ['#000000', '#00ff00', '#ffff00'];
        assert.deepEqual(
          [...colours].filter((colour) => !allowed.includes(colour)),
          [],
        );
        assert.equal(colours.has('#ff0000'), isEmergency);
      }
    }
  });

  it('B27 sets letters no lower than is read from its farthest readers, where there is room', () => {
    for (const preset of boardPresets) {
      const board: Board = { ...boardOf(preset.width, preset.height), ...preset };
      const capital = legibleCapital(board) ?? assert.fail();
      if (preset.technology === 'led') continue;
      const pages = outlinePages(board, theme, wordsOf(specOf(board, dengueAdvice.content)), false);
      for (const { scene, words } of pages) {
        const read = scene.lines.filter(({ text }) => text.length > 1 && words.includes(text));
        assert.ok(read.length > 0);
        for (const { text, size } of read) assert.ok(size * capitalShare() >= capital, `${text}: ${size}`);
      }
    }
    const far: Board = { ...led, pitchMillimetres: 10, viewingMetres: 25 };
    const lowest = farFacesFor(far).at(-1) ?? assert.fail();
    assert.ok(capitalHeight(lowest) >= (legibleCapital(far) ?? 0));
    assert.ok(
      capitalHeight(lowest) > capitalHeight(farFacesFor({ ...far, viewingMetres: 5 }).at(-1) ?? lowest),
    );
  });

  it('B27 keeps to the shares of the board where nobody measured it, or where it is too small', () => {
    const unmeasured = farFacesFor({ ...led, pitchMillimetres: null });
    assert.deepEqual(farFacesFor({ ...led, pitchMillimetres: 10, viewingMetres: 200 }), unmeasured);
    assert.equal(legibleCapital({ pitchMillimetres: 10, viewingMetres: null }), null);
  });

  it('B28 keeps each frame for the board’s own shortest time', async () => {
    const short = bulletin({ title: 'Họp thôn', summary: 'Lúc 19h.' }).content;
    for (const seconds of [3, 20]) {
      const board: Board = { ...led, shortestDwellSeconds: seconds };
      const [frame] = await drawBulletin(specOf(board, short));
      assert.equal(frame?.dwellSeconds, seconds);
      assert.equal((await drawNeutral({ board, theme, unit: sinHo })).dwellSeconds, seconds);
    }
    assert.notEqual(frameKey(specOf({ ...led, shortestDwellSeconds: 9 })), frameKey(specOf(led)));
  });
});
