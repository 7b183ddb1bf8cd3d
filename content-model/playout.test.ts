import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NOW } from './fixtures/sin-ho.ts';
import { later } from './instant.ts';
import { brokenLink, chain, PlayoutEntry, type PlayoutEvent } from './playout.ts';

const event = (second: number): PlayoutEvent => ({
  device: 'b0a4d000-0000-4000-8000-000000000001',
  bulletin: null,
  sha256: 'a'.repeat(64),
  startedAt: later(NOW, second),
  endedAt: later(NOW, second + 6),
  result: 'played',
  reason: '',
});
const first = chain(event(0), null);
const second = chain(event(6), first);
const third = chain(event(12), second);

describe('a playout log', () => {
  it('L1 counts its entries from one', () => {
    assert.deepEqual(
      [first, second, third].map(({ number }) => number),
      [1, 2, 3],
    );
    assert.ok(PlayoutEntry.safeParse(third).success);
  });

  it('L2 holds in each entry the address of the one before', () => {
    assert.equal(first.previous, '0'.repeat(64));
    assert.equal(third.previous, second.address);
    assert.equal(brokenLink([first, second, third], null), null);
    assert.equal(brokenLink([third], second), null);
  });

  it('L3 shows where an entry was changed, left out or repeated', () => {
    assert.equal(brokenLink([first, third], null), third);
    assert.equal(brokenLink([first, second, second], null), second);
    const changed = { ...second, result: 'failed' as const };
    assert.equal(brokenLink([first, changed, third], null), changed);
  });
});
