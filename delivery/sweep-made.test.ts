import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { addressOf, type Sha256 } from '@nguon/content-model/content-address';
import { composeEdition, type Edition } from '@nguon/content-model/edition';
import { leaveForHighGround, NOW, powerCut, sources } from '@nguon/content-model/fixtures/sin-ho';
import { millisecondsOf } from '@nguon/content-model/instant';
import { ShelfFile } from '@nguon/content-model/manifest';
import { keepIn } from './kept.ts';
import { type Remembered, remember } from './remembered.ts';
import { type Shelf, shelfIn } from './shelf.ts';
import { type SweepParts, sweepMade } from './sweep-made.ts';

const bytesOf = (words: string) => Buffer.from(words);

describe('what was made', () => {
  let folder: string;
  let shelf: Shelf;
  let clips: Remembered<ShelfFile>;
  let ready: Remembered<ShelfFile>;
  let frames: Remembered<ShelfFile>;
  let cards: Remembered<ShelfFile>;
  let small: Remembered<ShelfFile>;
  /** What the clip of a bulletin is kept under here: its title. */
  const keyOf = (title: string) => addressOf({ title });
  const edition = composeEdition({ ...sources, bulletins: [powerCut] }, NOW);
  const holding = (all: readonly Edition[], changes: Partial<SweepParts> = {}): SweepParts => ({
    editions: {
      get: () => null,
      all: () => [...all],
      below: () => [],
      put: async () => {},
      remove: async () => {},
    },
    clips: { keys: ({ content }) => [keyOf(content.title)], made: clips },
    prepared: { keys: ({ title }) => [keyOf(title)], made: ready },
    frames: { made: frames },
    cards: { made: cards },
    pictures: { previewKeys: (name) => [addressOf({ name })], made: small },
    manifests: { issued: async () => null },
    shelf,
    originOf: (host) => `https://${host}`,
    now: () => millisecondsOf(NOW),
    ...changes,
  });
  const make = (store: Remembered<ShelfFile>, key: Sha256, words: string) =>
    store.made(key, () => shelf.put(bytesOf(words), 'audio/mpeg'));
  const isThere = async ({ sha256 }: ShelfFile) => (await shelf.find(sha256)) !== null;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nguon-sweep-'));
    shelf = shelfIn(join(folder, 'shelf'));
    const store = (name: string) => remember(keepIn(join(folder, name), ShelfFile), shelf, (file) => [file]);
    [clips, frames, cards, small] = [store('clips'), store('frames'), store('cards'), store('small')];
    ready = store('prepared');
  });
  after(() => rm(folder, { recursive: true }));

  it('A60 leaves the shelf once no edition has what it was made of', async () => {
    const staying = await make(clips, keyOf(powerCut.content.title), 'lịch ngừng cấp điện');
    const leaving = await make(clips, keyOf('đã thu hồi'), 'đã thu hồi');
    const frame = await make(frames, keyOf('khung cũ'), 'khung cũ');
    const preview = await make(small, addressOf({ name: frame.sha256 }), 'khung cũ, nhỏ');
    await sweepMade(holding([]));
    assert.ok(await isThere(leaving), 'without editions nothing is known');
    await sweepMade(holding([edition]));
    assert.deepEqual(await Promise.all([staying, leaving, frame, preview].map(isThere)), [
      true,
      false,
      false,
      false,
    ]);
    assert.equal(await clips.known(keyOf('đã thu hồi')), null);
  });

  it('A60 stays while an edition keeps its announcement ready, and leaves with it', async () => {
    const key = keyOf(leaveForHighGround.title);
    const held = await make(ready, key, 'lên chỗ cao');
    await sweepMade(holding([composeEdition({ ...sources, prepared: [leaveForHighGround] }, NOW)]));
    assert.ok(await isThere(held));
    await sweepMade(holding([edition]));
    assert.equal(await isThere(held), false);
    assert.equal(await ready.known(key), null);
  });

  it('A60 stays when the same bytes are of something else', async () => {
    const words = 'lịch ngừng cấp điện';
    const staying = await make(clips, keyOf(powerCut.content.title), words);
    await make(frames, keyOf('khung cùng tệp'), words);
    await sweepMade(holding([edition]));
    assert.ok(await isThere(staying));
  });

  it('A60 is put back when something came to need it while it was taken away', async () => {
    const old = await make(clips, keyOf('cũ'), 'một tiếng');
    const remove: Shelf['remove'] = async (file) => {
      // Noted just before: the one who notes found it there.
      await make(clips, keyOf('mới'), 'một tiếng');
      await shelf.remove(file);
    };
    await sweepMade(holding([edition], { shelf: { ...shelf, remove } }));
    assert.ok(await isThere(old));
    assert.deepEqual(await clips.known(keyOf('mới')), old);
  });
});
