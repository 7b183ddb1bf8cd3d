import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { replaceFile, sweepParts } from './replace-file.ts';

describe('a file that is replaced', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nguon-full-'));
  let isMounted = false;
  before(() => {
    isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]).status === 0;
  });
  after(() => {
    if (isMounted) spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('Z13 keeps its old content when the disk is full, and takes the new one when there is space again', async (t) => {
    if (!isMounted) return t.skip('a small disk needs the right to mount one');
    const file = join(folder, 'trang', 'index.html');
    await replaceFile(file, 'bản cũ');
    await replaceFile(join(folder, 'khac'), Buffer.alloc(200 * 1024));
    await assert.rejects(replaceFile(file, Buffer.alloc(100 * 1024, 'x')), {
      code: 'storage-full',
      message: /index\.html/,
    });
    assert.equal(readFileSync(file, 'utf8'), 'bản cũ');
    assert.deepEqual(readdirSync(join(folder, 'trang')), ['index.html']);
    rmSync(join(folder, 'khac'));
    await replaceFile(file, Buffer.alloc(100 * 1024, 'x'));
    assert.equal(readFileSync(file).length, 100 * 1024);
  });

  it('leaves nothing of a writer that was killed', async () => {
    await replaceFile(join(folder, 'nguyen'), 'nguyên vẹn');
    writeFileSync(join(folder, 'nguyen.1-1.part'), 'dở dang');
    await sweepParts(folder);
    assert.ok(!readdirSync(folder).includes('nguyen.1-1.part'));
    assert.equal(readFileSync(join(folder, 'nguyen'), 'utf8'), 'nguyên vẹn');
  });
});
