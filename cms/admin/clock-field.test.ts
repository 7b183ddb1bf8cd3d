import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromVietnamTime, vietnamTime } from './clock-field.ts';

describe('a field of date and time', () => {
  it('holds Vietnam’s time, whatever the computer’s is', () => {
    assert.equal(vietnamTime(new Date('2026-11-21T20:30:15Z')), '2026-11-22T03:30');
    assert.equal(fromVietnamTime('2026-11-22T03:30'), '2026-11-21T20:30:00Z');
  });
});
