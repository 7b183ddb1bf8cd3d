import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { allClear, dengueAdvice, floodWarning, powerCut, sinHo } from '@nguon/content-model/fixtures/sin-ho';
import { themeNamed } from '@nguon/themes/theme';
import sharp from 'sharp';
import { drawBulletin } from './draw-bulletin.ts';
import { drawNeutral } from './draw-neutral.ts';
import { encodeFrame } from './encode-frame.ts';
import { boardOf, hills, specOf, withPicture } from './fixtures/sin-ho-boards.ts';
import { paintScene } from './paint-scene.ts';
import type { Scene, TextLine } from './scene.ts';

/** A pixel differs when a channel does by more than this, of 255: rasterisers round edges differently. */
const CHANNEL_TOLERANCE = 48;

/** Share of pixels that may differ in frames drawn with outlines; bitmap frames may not differ at all. */
const OUTLINE_TOLERANCE = 0.002;

/** Compares a frame with `golden/<name>`; with DRAW_GOLDEN=1 it is kept there instead, for a person to look at. */
async function assertLooksLike(name: string, bytes: Uint8Array, tolerance: number): Promise<void> {
  const file = new URL(`./golden/${name}`, import.meta.url);
  if (process.env.DRAW_GOLDEN === '1') writeFileSync(file, bytes);
  const [drawn, golden] = await Promise.all(
    [bytes, readFileSync(file)].map((picture) =>
      sharp(picture).toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true }),
    ),
  );
  assert.ok(drawn && golden);
  assert.deepEqual(drawn.info, golden.info);
  let differing = 0;
  for (let at = 0; at < drawn.data.length; at += 3) {
    const isOther = [0, 1, 2].some(
      (channel) =>
        Math.abs((drawn.data[at + channel] ?? 0) - (golden.data[at + channel] ?? 0)) > CHANNEL_TOLERANCE,
    );
    if (isOther) differing += 1;
  }
  const share = differing / (drawn.data.length / 3);
  assert.ok(share <= tolerance, `${name}: ${(share * 100).toFixed(2)} % of the pixels differ`);
}

const lcd = boardOf(480, 270);

describe('frames look as a person has seen and approved them', () => {
  it('B16 a normal bulletin on an LCD', async () => {
    const [frame] = await drawBulletin(specOf(boardOf(640, 360)));
    await assertLooksLike('lcd-normal.jpg', frame?.bytes ?? assert.fail(), OUTLINE_TOLERANCE);
  });

  it('B16 a priority bulletin with a photo on an LCD', async () => {
    const spec = withPicture(specOf(boardOf(640, 360), dengueAdvice.content), await hills());
    const [frame] = await drawBulletin(spec);
    await assertLooksLike('lcd-priority.jpg', frame?.bytes ?? assert.fail(), OUTLINE_TOLERANCE);
  });

  it('B58 an all-clear on an LCD', async () => {
    const [frame] = await drawBulletin(specOf(lcd, allClear.content));
    await assertLooksLike('lcd-all-clear.jpg', frame?.bytes ?? assert.fail(), OUTLINE_TOLERANCE);
  });

  it('B17 an emergency on an LCD', async () => {
    const [frame] = await drawBulletin(specOf(lcd, floodWarning.content));
    await assertLooksLike('lcd-emergency.jpg', frame?.bytes ?? assert.fail(), OUTLINE_TOLERANCE);
  });

  it('B23 a neutral frame', async () => {
    const { bytes } = await drawNeutral({ board: lcd, theme: themeNamed('nuoc'), unit: sinHo });
    await assertLooksLike('lcd-neutral.jpg', bytes, OUTLINE_TOLERANCE);
  });

  it('B21 marks stand above letters that have no composed form', async () => {
    const line = (text: string, y: number, weight: TextLine['weight']): TextLine => ({
      text,
      x: 10,
      y,
      size: 40,
      weight,
      colour: '#000000',
      align: 'left',
    });
    const scene: Scene = {
      width: 420,
      height: 140,
      ground: '#ffffff',
      fills: [],
      lines: [line('ơ̆ ư̆ ê̆ ô̆ Ơ̆ Ư̆ Ê̆ ĭ ŏ ŭ ƀ', 8, 400), line('Ẳ Ẵ Rơ̆hŭ, Ê-đê', 70, 700)],
      photo: null,
      code: null,
    };
    const { bytes } = await encodeFrame(await paintScene(scene, null), lcd, { colours: null, crisp: false });
    await assertLooksLike('marks.jpg', bytes, OUTLINE_TOLERANCE);
  });

  for (const [name, board, { content }] of [
    ['led-192x96-normal', boardOf(192, 96), powerCut],
    ['led-192x96-priority', boardOf(192, 96), dengueAdvice],
    ['led-192x96-emergency', boardOf(192, 96), floodWarning],
    ['led-320x160-emergency', boardOf(320, 160), floodWarning],
    ['p10-96x32-normal', boardOf(96, 32, 'one-bit'), powerCut],
  ] as const) {
    it(`B19 ${name}`, async () => {
      const [frame] = await drawBulletin(specOf(board, content));
      await assertLooksLike(`${name}.png`, frame?.bytes ?? assert.fail(), 0);
    });
  }
});
