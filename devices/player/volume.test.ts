import assert from 'node:assert/strict';
import { it } from 'node:test';
import { volumeNow } from './volume.ts';

it('S34 an ordered volume holds until midnight in Vietnam', () => {
  /** 23:59:00 in Vietnam. */
  const evening = Date.parse('2026-11-20T16:59:00Z');
  const order = { percent: 35, since: evening - 3_600_000 };
  assert.equal(volumeNow(80, null, evening), 80);
  assert.equal(volumeNow(80, order, evening), 35);
  assert.equal(volumeNow(80, order, evening + 60_000), 80);
});
