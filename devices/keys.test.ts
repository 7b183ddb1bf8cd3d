import assert from 'node:assert/strict';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openFolder } from './conformance/station.ts';
import { loadKeys } from './keys.ts';

describe('a key file', () => {
  it('D2 is made once, for its owner’s eyes only, even by two at the same time', async (t) => {
    const folder = await openFolder();
    t.after(folder.remove);
    const file = join(folder.path, 'secrets', 'keys.json');
    const [one, two] = await Promise.all([loadKeys(file), loadKeys(file)]);
    assert.equal(one.id, two.id);
    assert.equal((await loadKeys(file)).publicKey.x, one.publicKey.x);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(join(folder.path, 'secrets')), ['keys.json']);
  });

  it('D2 that is damaged is refused and never made anew', async (t) => {
    const folder = await openFolder();
    t.after(folder.remove);
    const file = join(folder.path, 'keys.json');
    await writeFile(file, '{"kty":"OKP"');
    await assert.rejects(loadKeys(file), { name: 'Refusal', code: 'setting-invalid' });
    assert.equal(await readFile(file, 'utf8'), '{"kty":"OKP"');
  });
});
