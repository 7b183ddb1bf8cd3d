import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { laiChau, NOW, sinHo } from '@nguon/content-model/fixtures/sin-ho';
import { type Unit, unitKey } from '@nguon/content-model/unit';
import { successorsOf } from './successors.ts';

const unit = (code: string, dates: Partial<Pick<Unit, 'validFrom' | 'validTo'>> = {}): Unit => {
  const { validFrom = '2025-07-01', validTo = null } = dates;
  const path = `${laiChau.path}${unitKey({ code, validFrom })}/`;
  return { ...sinHo, code, validFrom, validTo, path };
};
const world = (units: readonly Unit[], pairs: readonly (readonly [Unit, readonly Unit[]])[]) => ({
  units: new Map(units.map((each) => [each.path, each])),
  successors: new Map(pairs.map(([former, now]) => [former.path, now.map(({ path }) => path)])),
});

describe('the successors of a unit', () => {
  const ended = unit('00001', { validTo: '2026-11-21' });
  const next = unit('00002');
  const other = unit('00003', { validFrom: '2026-11-22' });

  it('U5 are all that name it, those not yet in force too', () => {
    const all = world([ended, next, other], [[ended, [other, next]]]);
    assert.deepEqual(successorsOf(ended.path, all, NOW), [unitKey(next), unitKey(other)]);
  });

  it('U5 are none while no end is set, or for a unit that is not there', () => {
    const open = unit('00001');
    assert.deepEqual(successorsOf(open.path, world([open, next], [[open, [next]]]), NOW), []);
    assert.deepEqual(successorsOf('12@2025-07-01/', world([], []), NOW), []);
    assert.deepEqual(successorsOf(ended.path, world([ended], [[ended, [next]]]), NOW), []);
  });

  it('U5 give way to their own successors once they are over', () => {
    const between = unit('00002', { validTo: '2026-11-23' });
    const all = world(
      [ended, between, other],
      [
        [ended, [between]],
        [between, [other, ended]],
      ],
    );
    assert.deepEqual(successorsOf(ended.path, all, '2026-11-22T16:59:59Z'), [unitKey(between)]);
    assert.deepEqual(successorsOf(ended.path, all, '2026-11-22T17:00:00Z'), [unitKey(other)]);
  });

  it('U5 are at most twenty', () => {
    const many = Array.from({ length: 25 }, (_, index) => unit(String(10_000 + index)));
    assert.equal(successorsOf(ended.path, world([ended, ...many], [[ended, many]]), NOW).length, 20);
  });
});
