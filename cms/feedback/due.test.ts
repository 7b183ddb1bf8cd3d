import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dueFrom, urgencyOf } from './due.ts';

describe('the day an answer is due', () => {
  it('J4 is the last second of the twentieth day after receipt, in Vietnam', () => {
    assert.equal(dueFrom('2026-11-01T02:00:00Z'), '2026-11-21T16:59:59Z');
    assert.equal(dueFrom('2026-11-01T16:59:59Z'), '2026-11-21T16:59:59Z');
    assert.equal(dueFrom('2026-11-01T17:00:00Z'), '2026-11-22T16:59:59Z');
  });

  it('J4 turns urgent at three quarters of the time and late after it', () => {
    const feedback = {
      stage: 'inProgress',
      receivedAt: '2026-11-01T00:00:00Z',
      dueAt: '2026-11-21T00:00:00Z',
    } as const;
    assert.equal(urgencyOf(feedback, '2026-11-15T23:59:59Z'), 'inTime');
    assert.equal(urgencyOf(feedback, '2026-11-16T00:00:00Z'), 'urgent');
    assert.equal(urgencyOf(feedback, '2026-11-21T00:00:00Z'), 'urgent');
    assert.equal(urgencyOf(feedback, '2026-11-21T00:00:01Z'), 'late');
  });

  it('J4 counts no longer once it is answered or refused', () => {
    for (const stage of ['answered', 'published', 'refused'] as const) {
      const feedback = { stage, receivedAt: '2026-11-01T00:00:00Z', dueAt: '2026-11-21T00:00:00Z' };
      assert.equal(urgencyOf(feedback, '2027-01-01T00:00:00Z'), 'closed');
    }
  });
});
