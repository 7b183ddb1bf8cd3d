import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sha256 } from '@nguon/content-model/content-address';
import sharp from 'sharp';
import type { CmsClient } from './cms-client.ts';
import { PAGE_SIZES, type Pictures, picturesOn } from './pictures.ts';
import { type Shelf, shelfIn } from './shelf.ts';

/** Noise: nothing is harder to make small. */
function noise(width: number, height: number): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888888',
      noise: { type: 'gaussian', mean: 128, sigma: 90 },
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

let folder: string;
let shelf: Shelf;
let pictures: Pictures;
const originals = new Map<string, Buffer>();

async function hand(bytes: Buffer): Promise<string> {
  originals.set(sha256(bytes), bytes);
  return sha256(bytes);
}

describe('pictures for pages', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nguon-pictures-'));
    shelf = shelfIn(join(folder, 'shelf'));
    const media: CmsClient['media'] = async (name) => {
      const bytes = originals.get(name);
      if (bytes === undefined) throw new RangeError(`no picture ${name}`);
      return { bytes, mime: 'image/png' };
    };
    pictures = picturesOn(shelf, { media }, folder);
  });
  after(() => rm(folder, { recursive: true }));

  for (const [words, width, height] of [
    ['wide noise', 1_600, 900],
    ['a tall poster of noise', 500, 3_000],
  ] as const) {
    it(`Z16 are within the budget of their size for ${words}`, async () => {
      const name = await hand(await noise(width, height));
      const sizes = await pictures.forPages(name);
      assert.equal(
        sizes.length,
        PAGE_SIZES.filter((_, index) => (PAGE_SIZES[index - 1]?.width ?? 0) < width).length,
      );
      for (const [index, { file, width: made, asked: madeFor }] of sizes.entries()) {
        const { most = 0, width: asked = 0 } = PAGE_SIZES[index] ?? {};
        assert.equal(madeFor, asked);
        assert.ok(file.bytes <= most, `${file.bytes} bytes of ${most}`);
        assert.ok(made === asked || file.bytes > most / 3, `${file.bytes} bytes waste the budget of ${most}`);
        assert.notEqual(file.sha256, name);
        assert.equal((await sharp(await shelf.get(file)).metadata()).width, made);
      }
    });
  }

  it('keep their full width where the budget holds it', async () => {
    const drawn = await sharp({ create: { width: 2_000, height: 1_000, channels: 3, background: '#0b4f5c' } })
      .jpeg()
      .toBuffer();
    const sizes = await pictures.forPages(await hand(drawn));
    assert.deepEqual(
      sizes.map(({ width, height }) => [width, height]),
      PAGE_SIZES.map(({ width }) => [width, width / 2]),
    );
  });

  for (const [words, width, height] of [
    ['a wide board', 1_920, 1_080],
    ['a tall board', 1_080, 1_920],
  ] as const) {
    it(`G110 of ${words} are small among the boards of a unit`, async () => {
      const file = await shelf.put(await noise(width, height), 'image/png');
      const made = await pictures.preview(file, 'small');
      assert.ok(made.file.bytes <= 10 * 1024, `${made.file.bytes} bytes`);
      assert.ok(Math.abs(made.width / made.height - width / height) < 0.02);
    });
  }

  it('are refused where the bytes are no picture', async () => {
    await assert.rejects(pictures.forPages(await hand(Buffer.from('không phải ảnh'))), /unsupported image/);
  });
});
