import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { crc32 } from 'node:zlib';
import { sha256 } from '@nguon/content-model/content-address';
import { dengueAdvice, floodWarning, hostile, powerCut } from '@nguon/content-model/fixtures/sin-ho';
import { Refusal } from '@nguon/content-model/refusal';
import { themeNamed } from '@nguon/themes/theme';
import sharp from 'sharp';
import { drawBulletin, frameKey } from './draw-bulletin.ts';
import { boardOf, hills, specOf, withPicture } from './fixtures/sin-ho-boards.ts';
import type { Frame, FrameSpec } from './frame.ts';

const lcd = boardOf(640, 360);
const led = boardOf(192, 96);
const oneBit = boardOf(96, 32, 'one-bit');

const addressesOf = (frames: readonly Frame[]) => frames.map(({ bytes }) => sha256(bytes));

/** A PNG that claims to be 40,000 pixels wide and high, and ends there. */
function hugePicture(): Uint8Array {
  const header = Buffer.alloc(17);
  header.write('IHDR');
  header.writeUInt32BE(40_000, 4);
  header.writeUInt32BE(40_000, 8);
  header.set([8, 2, 0, 0, 0], 12);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(header));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d', 'hex'), header, checksum]);
}

/** The colours of a frame, as `#rrggbb`. */
async function coloursOf({ bytes }: Frame): Promise<Set<string>> {
  const { data, info } = await sharp(bytes).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const pixels = Array.from({ length: data.length / info.channels }, (_, pixel) =>
    data.subarray(pixel * info.channels, pixel * info.channels + 3).toString('hex'),
  );
  return new Set(pixels.map((pixel) => `#${pixel}`));
}

describe('a bulletin on a board', () => {
  it('B10 has the same bytes in another process', async () => {
    const program = `
      import { drawBulletin } from '${import.meta.resolve('./draw-bulletin.ts')}';
      import { boardOf, hills, specOf, withPicture } from '${import.meta.resolve('./fixtures/sin-ho-boards.ts')}';
      import { sha256 } from '${import.meta.resolve('@nguon/content-model/content-address')}';
      const spec = withPicture(specOf(boardOf(640, 360)), await hills());
      for (const each of [spec, specOf(boardOf(192, 96)), specOf(boardOf(96, 32, 'one-bit'))]) {
        for (const { bytes } of await drawBulletin(each)) console.log(sha256(bytes));
      }`;
    const elsewhere = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    const specs = [withPicture(specOf(lcd), await hills()), specOf(led), specOf(oneBit)];
    const here = (await Promise.all(specs.map(drawBulletin))).flatMap(addressesOf);
    assert.deepEqual(elsewhere.trim().split('\n'), here);
  });

  it('B10 has another key exactly when something seen is other', async () => {
    const spec = specOf(lcd);
    const key = frameKey(spec);
    assert.equal(frameKey({ ...spec, content: { ...spec.content, body: [] } }), key);
    assert.equal(frameKey({ ...spec, board: { ...lcd, name: 'Bảng khác' } }), key);
    const others: FrameSpec[] = [
      { ...spec, content: { ...spec.content, title: 'Tin khác' } },
      { ...spec, content: { ...spec.content, from: '2026-11-21T00:00:00Z' } },
      { ...spec, content: { ...spec.content, priority: 'priority' } },
      { ...spec, board: led },
      { ...spec, theme: themeNamed('gom') },
      { ...spec, address: 'xa-sin-ho.laichau.gov.vn' },
      withPicture(spec, await hills()),
    ];
    assert.equal(new Set([key, ...others.map(frameKey)]).size, others.length + 1);
  });

  it('B15 is the same from composed and decomposed text', async () => {
    const { content } = dengueAdvice;
    const decomposed = {
      ...content,
      title: content.title.normalize('NFD'),
      summary: content.summary.normalize('NFD'),
    };
    for (const board of [lcd, led, oneBit]) {
      assert.equal(frameKey(specOf(board, decomposed)), frameKey(specOf(board, content)));
      const [one, other] = await Promise.all(
        [content, decomposed].map((each) => drawBulletin(specOf(board, each))),
      );
      assert.deepEqual(addressesOf(one ?? []), addressesOf(other ?? []));
    }
  });

  it('B17 fills the board with the emergency colour, and no other bulletin uses it', async () => {
    const { emergency } = themeNamed('nuoc').colours;
    const [flood, power] = await Promise.all(
      [floodWarning, powerCut].map(({ content }) => drawBulletin(specOf(led, content))),
    );
    for (const frame of flood ?? []) {
      const { dominant } = await sharp(frame.bytes).toColourspace('srgb').stats();
      assert.ok(dominant.r > 150 && dominant.g < 60 && dominant.b < 60, JSON.stringify(dominant));
      assert.ok((await coloursOf(frame)).has(emergency));
    }
    for (const frame of power ?? []) assert.ok(!(await coloursOf(frame)).has(emergency));
  });

  it('B18 is drawn without a picture that is broken, too big or missing', async () => {
    const photo = await hills();
    const plain = addressesOf(await drawBulletin(specOf(lcd)));
    assert.notDeepEqual(addressesOf(await drawBulletin(withPicture(specOf(lcd), photo))), plain);
    const broken = [photo.subarray(0, 3_000), hugePicture(), Buffer.from('<svg'), new Uint8Array()];
    for (const bytes of broken) {
      assert.deepEqual(addressesOf(await drawBulletin(withPicture(specOf(lcd), bytes))), plain);
    }
    const missing = { ...withPicture(specOf(lcd), photo), pictures: new Map() };
    assert.deepEqual(addressesOf(await drawBulletin(missing)), plain);
  });

  it('B19 is drawn on every size from 8 × 8 pixels', async () => {
    const sizes = [
      [8, 8],
      [8, 4_320],
      [7_680, 8],
      [16, 16],
      [32, 13],
      [64, 16],
      [96, 64],
      [319, 2_000],
      [320, 240],
      [2_000, 239],
    ] as const;
    for (const [width, height] of sizes) {
      for (const { content } of [hostile, floodWarning]) {
        const frames = await drawBulletin(specOf(boardOf(width, height), content));
        const { width: drawnWidth, height: drawnHeight } = await sharp(frames[0]?.bytes).metadata();
        assert.deepEqual([drawnWidth, drawnHeight], [width, height]);
      }
    }
  });

  it('B19 has two colours on a one-bit board', async () => {
    for (const { content } of [powerCut, dengueAdvice, floodWarning]) {
      for (const frame of await drawBulletin(specOf(boardOf(192, 96, 'one-bit'), content))) {
        assert.deepEqual([...(await coloursOf(frame))].toSorted(), ['#000000', '#ffffff']);
      }
    }
  });

  it('B2 stays for the reading time of each page', async () => {
    const frames = await drawBulletin(specOf(oneBit));
    assert.ok(frames.length > 1);
    assert.deepEqual(
      frames.map(({ page, pages, dwellSeconds }) => [page, pages, dwellSeconds]),
      frames.map((_, index) => [index + 1, frames.length, 6]),
    );
    const [frame] = await drawBulletin(specOf(lcd, floodWarning.content));
    assert.ok((frame?.dwellSeconds ?? 0) > 12);
  });

  it('N7 shows markup as text', async () => {
    const marked = await drawBulletin(specOf(lcd, hostile.content));
    const plain = await drawBulletin(specOf(lcd, { ...hostile.content, title: '& "Ưu đãi"' }));
    assert.notDeepEqual(addressesOf(marked), addressesOf(plain));
  });

  it('B3 is refused by the letter that no font has', async () => {
    const content = { ...powerCut.content, title: 'Mất điện 😀' };
    await assert.rejects(drawBulletin(specOf(led, content)), (error: unknown) => {
      assert.ok(error instanceof Refusal && error.code === 'letter-undrawable');
      assert.match(error.message, /😀.*U\+1F600/u);
      return true;
    });
  });
});
