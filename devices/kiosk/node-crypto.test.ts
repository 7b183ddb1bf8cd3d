import assert from 'node:assert/strict';
import { createHash as createNodeHash, randomBytes } from 'node:crypto';
import { it } from 'node:test';
import { createHash } from './node-crypto.ts';

it('the browser’s SHA-256 is Node’s, for every length around a block’s end', () => {
  for (let length = 0; length < 260; length += 1) {
    const bytes = randomBytes(length);
    const expected = createNodeHash('sha256').update(bytes).digest('hex');
    assert.equal(createHash('sha256').update(bytes).digest('hex'), expected, `${length} bytes`);
  }
  const text = 'Xã Sìn Hồ: nước sông lên';
  assert.equal(
    createHash('sha256').update(text).digest('hex'),
    createNodeHash('sha256').update(text).digest('hex'),
  );
});
