import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { layout, removeSite, writeSite } from './site-folder.ts';

const unit = '03478@2025-07-01';
const pages = (words: Readonly<Record<string, string>>) =>
  new Map(Object.entries(words).map(([file, text]) => [file, Buffer.from(text)]));
const day = pages({ 'index.html': 'trang chủ', 'van-ban/index.html': 'văn bản', 'a/b/index.html': 'bài' });

describe('a site’s folder', () => {
  let out = '';
  const at = (file: string) => join(layout(out, unit).site, file);

  beforeEach(() => {
    out = mkdtempSync(join(tmpdir(), 'site-folder-'));
  });
  afterEach(() => rmSync(out, { recursive: true }));

  it('holds exactly the pages it was given', () => {
    assert.deepEqual(writeSite(out, unit, day, 1), { written: 3, removed: 0, unchanged: 0 });
    assert.equal(readFileSync(at('a/b/index.html'), 'utf8'), 'bài');
  });

  it('G10 writes nothing when nothing changed', () => {
    writeSite(out, unit, day, 1);
    assert.deepEqual(writeSite(out, unit, day, 1), { written: 0, removed: 0, unchanged: 3 });
  });

  it('G11 removes vanished pages with their empty folders', () => {
    writeSite(out, unit, day, 1);
    const left = pages({ 'index.html': 'trang chủ' });
    assert.deepEqual(writeSite(out, unit, left, 1), { written: 0, removed: 2, unchanged: 1 });
    assert.deepEqual(readdirSync(layout(out, unit).site), ['index.html']);
  });

  it('G14 puts right what another program changed, removed or added', () => {
    writeSite(out, unit, day, 1);
    writeFileSync(at('index.html'), 'trang chụ');
    rmSync(at('van-ban/index.html'));
    writeFileSync(at('a/la.html'), 'lạ');
    assert.deepEqual(writeSite(out, unit, day, 1), { written: 2, removed: 1, unchanged: 1 });
    assert.equal(readFileSync(at('index.html'), 'utf8'), 'trang chủ');
  });

  for (const [name, damage] of [
    ['missing', (file: string) => rmSync(file)],
    ['cut short', (file: string) => writeFileSync(file, '{"index.html":{"sha2')],
    ['of another shape', (file: string) => writeFileSync(file, '{"index.html":7}')],
  ] as const) {
    it(`G14 writes all pages again when its list is ${name}`, () => {
      writeSite(out, unit, day, 1);
      damage(layout(out, unit).manifest);
      assert.deepEqual(writeSite(out, unit, day, 1), { written: 3, removed: 0, unchanged: 0 });
      assert.deepEqual(writeSite(out, unit, day, 1), { written: 0, removed: 0, unchanged: 3 });
    });
  }

  for (const [code, whole] of [
    ['ENOSPC', 0],
    ['EDQUOT', 1],
    ['ENOSPC', 2],
  ] as const) {
    it(`G15 keeps every old page when the disk says ${code} after ${whole} whole files`, () => {
      writeSite(out, unit, day, 1);
      let room: number = whole;
      const full = (file: string, bytes: Uint8Array) => {
        writeFileSync(file, room > 0 ? bytes : bytes.subarray(0, 3));
        if (room-- === 0) throw Object.assign(new Error(code), { code });
      };
      const next = pages({ 'index.html': 'mới', 'van-ban/index.html': 'mới' });
      assert.throws(() => writeSite(out, unit, next, 1, full), {
        name: 'Refusal',
        code: 'storage-full',
        message: /site 03478@2025-07-01: .*Free some space/,
      });
      for (const [file, bytes] of day) assert.deepEqual(readFileSync(at(file)), bytes);
      assert.deepEqual(readdirSync(layout(out, unit).unfinished), []);
    });
  }

  it('passes on a failure that is not a full disk', () => {
    const broken = () => {
      throw Object.assign(new Error('EIO'), { code: 'EIO' });
    };
    assert.throws(() => writeSite(out, unit, day, 1, broken), { code: 'EIO' });
  });

  it('is gone with its list when it is removed, and may be removed twice', () => {
    writeSite(out, unit, day, 1);
    removeSite(out, unit);
    removeSite(out, unit);
    assert.ok(!existsSync(layout(out, unit).site));
    assert.ok(!existsSync(layout(out, unit).manifest));
  });
});
