import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { addressOf } from '@nguon/content-model/content-address';
import { z } from 'zod';
import { shelfDoor } from './doors.ts';
import { keepIn } from './kept.ts';
import { remember } from './remembered.ts';
import { shelfIn } from './shelf.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nguon-shelf-'));
});
after(() => rm(folder, { recursive: true }));

describe('the shelf', () => {
  it('Z1 keeps equal bytes once and hands out no damaged ones', async () => {
    const shelf = shelfIn(folder);
    const [one, two] = await Promise.all([
      shelf.put(Buffer.from('khung hình'), 'image/png'),
      shelf.put(Buffer.from('khung hình'), 'image/png'),
    ]);
    assert.deepEqual(one, two);
    const found = await shelf.find(one.sha256);
    assert.equal(found?.bytes, one.bytes);
    assert.deepEqual(await readdir(join(folder, one.sha256.slice(0, 2))), [`${one.sha256}.png`]);
    await writeFile(found?.path ?? '', 'khung hỏng');
    await assert.rejects(shelf.get(one), { code: 'file-damaged' });
    assert.equal(await shelf.has(one), false);
    assert.equal(
      String(await shelf.get(await shelf.put(Buffer.from('khung hình'), 'image/png'))),
      'khung hình',
    );
  });

  it('serves a file whole, in part and not again, and nothing else', async () => {
    const shelf = shelfIn(folder);
    const file = await shelf.put(Buffer.from('0123456789'), 'audio/mpeg');
    const ask = (name: string, headers = {}) => shelfDoor(shelf).request(`/shelf/${name}`, { headers });
    const whole = await ask(`${file.sha256}.mp3`);
    assert.equal(whole.headers.get('content-type'), 'audio/mpeg');
    assert.equal(await whole.text(), '0123456789');
    const part = await ask(file.sha256, { range: 'bytes=2-4' });
    assert.equal(part.status, 206);
    assert.equal(part.headers.get('content-range'), 'bytes 2-4/10');
    assert.equal(await part.text(), '234');
    assert.equal((await ask(file.sha256, { range: 'bytes=50-' })).status, 416);
    assert.equal((await ask(file.sha256, { 'if-none-match': `"${file.sha256}"` })).status, 304);
    for (const name of ['0'.repeat(64), '..%2f..%2fkeys', 'x', `${file.sha256}.mp3%00`]) {
      assert.equal((await ask(name)).status, 404, name);
    }
  });
});

describe('what is made', () => {
  const file = { sha256: addressOf('khung hình'), bytes: 10, mime: 'image/png' };
  /** A store of numbers that name one file, and the names of the files that are there. */
  const numbers = (own: string) => {
    const there = new Set<string>();
    const has = async ({ sha256 }: { sha256: string }) => there.has(sha256);
    return { there, remembered: remember(keepIn(join(folder, own), z.number()), { has }, () => [file]) };
  };

  it('Z4 is made once, and again only when its file is gone', async () => {
    let made = 0;
    const { there, remembered } = numbers('made');
    const make = async () => {
      await new Promise(setImmediate);
      made += 1;
      there.add(file.sha256);
      return made;
    };
    const key = addressOf('khung');
    assert.equal(await remembered.known(key), null);
    assert.deepEqual(await Promise.all([remembered.made(key, make), remembered.made(key, make)]), [1, 1]);
    assert.equal(await remembered.made(key, make), 1);
    there.clear();
    assert.equal(await remembered.made(key, make), 2);
  });

  it('A60 is made again when equal bytes were taken away as another’s before it was noted', async () => {
    let made = 0;
    const { there, remembered } = numbers('taken');
    const make = async () => {
      made += 1;
      if (made > 1) there.add(file.sha256);
      return made;
    };
    assert.equal(await remembered.made(addressOf('khung'), make), 2);
    assert.equal(made, 2);
  });

  it('is asked for again when making it failed', async () => {
    const remembered = remember(keepIn(join(folder, 'failed'), z.number()), shelfIn(folder), () => []);
    const key = addressOf('tiếng');
    await assert.rejects(
      remembered.made(key, () => Promise.reject(new RangeError('hỏng'))),
      /hỏng/,
    );
    assert.equal(await remembered.made(key, async () => 7), 7);
  });
});
