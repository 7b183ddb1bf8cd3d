import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type BoardMake, boardPresets } from '@nguon/content-model/board-preset';
import { NOW, ordinaryDay, powerCut, sources } from '@nguon/content-model/fixtures/sin-ho';
import { boardManifest } from '@nguon/signage-renderer/board-manifest';
import sharp from 'sharp';
import { drawing } from './drawing.ts';
import { frameSource } from './frame-source.ts';
import { type Frames, framesOn } from './frames.ts';
import { picturesOn } from './pictures.ts';
import { type Shelf, shelfIn } from './shelf.ts';

const [board] = sources.boards;

let folder: string;
let shelf: Shelf;
let frames: Frames;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nguon-frames-'));
  shelf = shelfIn(join(folder, 'shelf'));
  frames = framesOn(
    shelf,
    picturesOn(shelf, { media: async () => assert.fail('no picture is needed') }, folder),
    folder,
    drawing,
  );
});
after(() => rm(folder, { recursive: true }));

function sourceFor(make: BoardMake) {
  assert.ok(board);
  return frameSource(ordinaryDay, { ...board, ...make }, powerCut.content, 'https://xa-sin-ho.test');
}

describe('the frames of a board', () => {
  it('B59 hold the strip of each bulletin where its display scrolls by itself, and not elsewhere', async () => {
    for (const preset of boardPresets.filter(({ width }) => width <= 192)) {
      const source = sourceFor(preset);
      assert.equal(await frames.known(source), null);
      const [first, ...others] = await frames.drawn(source);
      assert.ok(first);
      assert.equal(first.strip !== undefined, preset.height <= 32, preset.name);
      assert.ok(others.every(({ strip }) => strip === undefined));
      assert.deepEqual(await frames.known(source), [first, ...others]);
      if (first.strip === undefined) continue;
      const { file, width, seconds } = first.strip;
      const drawn = await sharp(await shelf.get(file)).metadata();
      assert.deepEqual([drawn.width, drawn.height, file.mime], [width, preset.height, 'image/png']);
      assert.equal(seconds, Math.ceil(width / 40));
      const still = sourceFor({ ...preset, scrolls: false });
      assert.equal(await frames.known(still), null, 'another choice is drawn anew');
    }
  });

  it('B59 put it into the manifest with the first page of its bulletin alone', async () => {
    const preset = boardPresets.find(({ width }) => width === 64) ?? assert.fail();
    const source = sourceFor(preset);
    const drawn = await frames.drawn(source);
    const file = { sha256: 'a'.repeat(64), bytes: 1, mime: 'image/png' };
    const { items } = boardManifest({
      edition: ordinaryDay,
      board: source.board,
      frames: new Map([[powerCut.content.id, drawn]]),
      schedules: new Map(),
      neutral: file,
      offline: file,
      sequence: 1,
      issuedAt: NOW,
    });
    assert.deepEqual(
      items.map(({ strip, page }) => [page, strip !== undefined]),
      drawn.map((_, index) => [index + 1, index === 0]),
    );
  });
});
