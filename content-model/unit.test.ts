import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sinHo } from './fixtures/sin-ho.ts';
import { fullName, isInForce, isWithin, keyOf, levelOf, lineage, unitKey } from './unit.ts';

describe('a unit', () => {
  it('U1 is another one when its code is used again from another date', () => {
    assert.notEqual(
      unitKey({ code: '03433', validFrom: '2004-01-02' }),
      unitKey({ code: '03433', validFrom: '2025-07-01' }),
    );
    assert.equal(unitKey(sinHo), '03478@2025-07-01');
    assert.equal(fullName(sinHo), 'Xã Sìn Hồ');
    assert.equal(levelOf({ type: 'đặc khu' }), 'commune');
  });

  it('U2 is within itself and what is above it, and within no unit whose path merely looks alike', () => {
    assert.ok(isWithin(sinHo.path, sinHo.path));
    assert.ok(isWithin(sinHo.path, '12@2025-07-01/'));
    assert.ok(!isWithin('12@2025-07-01/', sinHo.path));
    assert.ok(!isWithin('12@2025-07-010/03478@2025-07-01/', '12@2025-07-01/'));
    assert.deepEqual(lineage(sinHo.path), ['12@2025-07-01/', '12@2025-07-01/03478@2025-07-01/']);
    assert.equal(keyOf(sinHo.path), '03478@2025-07-01');
  });

  it('U3 stays itself beside another with the same slug', () => {
    const other = { ...sinHo, code: '03500', name: 'Sín Hồ' };
    assert.equal(other.slug, sinHo.slug);
    assert.notEqual(unitKey(other), unitKey(sinHo));
  });

  it('U4 is in force from the first midnight in Vietnam to the last', () => {
    const brief = { validFrom: '2026-11-01', validTo: '2026-11-22' };
    assert.ok(!isInForce(brief, '2026-10-31T16:59:59Z'));
    assert.ok(isInForce(brief, '2026-10-31T17:00:00Z'));
    assert.ok(isInForce(brief, '2026-11-21T16:59:59Z'));
    assert.ok(!isInForce(brief, '2026-11-21T17:00:00Z'));
    assert.ok(isInForce({ ...brief, validTo: null }, '2036-01-01T00:00:00Z'));
  });
});
