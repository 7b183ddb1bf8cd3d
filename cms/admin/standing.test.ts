import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deviceStateOf, standingOf } from './standing.ts';
import { wordsFor } from './words.ts';

const at = '2026-11-21T00:00:00Z';
const words = wordsFor('vi');
const window = { from: '2026-11-20T00:00:00.000Z', until: '2026-11-22T00:00:00.000Z' };

describe('a bulletin’s mark', () => {
  it('F1 says the window once it is approved, and the stage before', () => {
    const mark = (stage: 'draft' | 'submitted' | 'approved', moment: string) =>
      standingOf({ stage, ...window }, moment, words).text;
    assert.equal(mark('draft', at), 'Bản nháp');
    assert.equal(mark('submitted', at), 'Chờ duyệt');
    assert.equal(mark('approved', '2026-11-19T23:59:59Z'), 'Chờ đến giờ');
    assert.equal(mark('approved', '2026-11-20T00:00:00Z'), 'Đang phát hành');
    assert.equal(mark('approved', '2026-11-22T00:00:00Z'), 'Đã hết hạn');
  });

  it('F1 stays live without an end', () => {
    const standing = standingOf({ stage: 'approved', from: window.from, until: null }, at, words);
    assert.equal(standing.text, 'Đang phát hành');
  });
});

describe('a device', () => {
  const enrolledAt = '2026-11-01T00:00:00.000Z';

  it('F2 is online for 150 seconds after its last word', () => {
    assert.equal(deviceStateOf({ enrolledAt, seenAt: '2026-11-20T23:57:30.000Z' }, at), 'online');
    assert.equal(deviceStateOf({ enrolledAt, seenAt: '2026-11-20T23:57:29.000Z' }, at), 'offline');
    assert.equal(deviceStateOf({ enrolledAt, seenAt: null }, at), 'offline');
  });

  it('F2 is not enrolled before its enrolment, nor after its key was revoked', () => {
    assert.equal(deviceStateOf({}, at), 'notEnrolled');
    assert.equal(deviceStateOf({ enrolledAt, revokedAt: '2026-11-02T00:00:00.000Z' }, at), 'revoked');
    const again = {
      enrolledAt: '2026-11-03T00:00:00.000Z',
      revokedAt: '2026-11-02T00:00:00.000Z',
      seenAt: at,
    };
    assert.equal(deviceStateOf(again, at), 'online');
  });
});
