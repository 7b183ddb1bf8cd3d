import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dueMark, stageMark } from './feedback-standing.ts';
import { feedbackWordsFor } from './feedback-words.ts';

const words = feedbackWordsFor('vi');
const feedback = {
  stage: 'inProgress',
  receivedAt: '2026-11-01T00:00:00.000Z',
  dueAt: '2026-11-21T16:59:59.000Z',
} as const;
const markAt = (at: string) => dueMark(feedback, at, words);

describe('the mark of a feedback', () => {
  it('J4 is amber at three quarters of the time and red after it, in words too', () => {
    assert.deepEqual(markAt('2026-11-02T00:00:00Z'), { tone: 'plain', text: 'Còn 19 ngày' });
    assert.deepEqual(markAt('2026-11-17T00:00:00Z'), { tone: 'wait', text: 'Còn 4 ngày' });
    assert.deepEqual(markAt('2026-11-21T03:00:00Z'), { tone: 'wait', text: 'Hạn hôm nay' });
    assert.deepEqual(markAt('2026-11-21T17:00:00Z'), { tone: 'alarm', text: 'Vừa quá hạn' });
    assert.deepEqual(markAt('2026-11-24T17:00:00Z'), { tone: 'alarm', text: 'Quá hạn 3 ngày' });
    assert.equal(dueMark({ ...feedback, stage: 'answered' }, '2027-01-01T00:00:00Z', words), null);
  });

  it('J17 says that an answer waits for its approver', () => {
    assert.deepEqual(stageMark('inProgress', true, words), { tone: 'wait', text: 'Chờ duyệt trả lời' });
    assert.deepEqual(stageMark('answered', true, words), { tone: 'good', text: 'Đã trả lời' });
  });
});
