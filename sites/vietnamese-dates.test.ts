import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { vietnamDay, writtenDay, writtenInstant, writtenLength, writtenSize } from './vietnamese-dates.ts';

describe('dates in Vietnamese', () => {
  it('begin a day seven hours before UTC does', () => {
    assert.equal(vietnamDay('2026-12-31T16:59:59Z'), '2026-12-31');
    assert.equal(vietnamDay('2026-12-31T17:00:00Z'), '2027-01-01');
  });

  it('are written with the day first', () => {
    assert.equal(writtenDay('2026-11-21'), '21/11/2026');
    assert.equal(writtenInstant('2026-11-21T00:05:00Z'), '07:05 ngày 21/11/2026');
  });

  it('tell lengths and sizes in the units people say', () => {
    assert.equal(writtenLength(0.2), '1 giây');
    assert.equal(writtenLength(59.6), '1 phút 00 giây');
    assert.equal(writtenLength(125), '2 phút 05 giây');
    assert.equal(writtenSize(12), '1 KB');
    assert.equal(writtenSize(312_345), '312 KB');
    assert.equal(writtenSize(1_449_000), '1,4 MB');
  });
});
