import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commandStanding } from './given-commands.ts';

const row = { at: '2026-11-25T01:00:00.400Z' };

describe('a command nobody answered', () => {
  it('W125 waits until it is over, a day later', () => {
    assert.deepEqual(commandStanding(row, {}, '2026-11-26T00:59:59Z'), { kind: 'waiting' });
    const at = '2026-11-26T01:00:00Z';
    assert.deepEqual(commandStanding(row, {}, at), { kind: 'unanswered', at });
  });

  it('W125 of a live broadcast waits as long as that may go on', () => {
    const until = '2026-11-25T01:05:00Z';
    const live = { broadcast: crypto.randomUUID(), priority: 'normal', key: 'k'.repeat(43), until };
    const standing = commandStanding({ ...row, commandLive: JSON.stringify(live) }, {}, until);
    assert.deepEqual(standing, { kind: 'unanswered', at: until });
  });

  it('W125 is over once its device joined anew, but not by the revocation it tells of', () => {
    const enrolledAt = '2026-11-25T02:00:00.000Z';
    const standing = commandStanding(row, { enrolledAt }, '2026-11-25T03:00:00Z');
    assert.deepEqual(standing, { kind: 'unanswered', at: '2026-11-25T02:00:00Z' });
    const before = { enrolledAt: '2026-11-20T02:00:00.000Z', revokedAt: '2026-11-25T01:00:00.390Z' };
    assert.deepEqual(commandStanding(row, before, '2026-11-25T03:00:00Z'), { kind: 'waiting' });
  });
});
