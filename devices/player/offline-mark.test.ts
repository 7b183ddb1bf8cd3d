import assert from 'node:assert/strict';
import { it } from 'node:test';
import { offlineMark } from './offline-mark.ts';

it('D24 the mark says since when, in Vietnam’s time, after ten minutes', () => {
  const reached = Date.parse('2026-11-25T07:05:59Z');
  assert.equal(offlineMark(reached, reached + 600_000), '');
  assert.equal(offlineMark(reached, reached + 600_001), 'Ngoại tuyến từ 14:05 25/11');
  const midnight = Date.parse('2026-12-31T17:01:00Z');
  assert.equal(offlineMark(midnight, midnight + 86_400_000), 'Ngoại tuyến từ 00:01 01/01');
});
