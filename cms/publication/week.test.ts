import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { daysOfWeek, mondayOf, weekTitle } from './week.ts';

describe('a week of the leaders’ schedule', () => {
  it('W25 begins on the Monday of whatever day is chosen', () => {
    for (const day of ['2026-11-16', '2026-11-18', '2026-11-22']) assert.equal(mondayOf(day), '2026-11-16');
    assert.equal(mondayOf('2026-11-23'), '2026-11-23');
    assert.equal(mondayOf('2027-01-01'), '2026-12-28');
  });

  it('W25 goes over the end of a month and of a year', () => {
    const { mon, fri, sun } = daysOfWeek('2026-12-28');
    assert.deepEqual([mon, fri, sun], ['2026-12-28', '2027-01-01', '2027-01-03']);
    assert.equal(weekTitle('2026-12-28'), 'Tuần 28/12/2026 – 03/01/2027');
  });
});
