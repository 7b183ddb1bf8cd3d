import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { concernsOf } from './concerns.ts';

/** Half past midnight of 22 November in Vietnam, still the day before in UTC. */
const AT = '2026-11-21T17:30:00Z';

describe('a board in the register', () => {
  it('W50 needs a permit from 20 m² on', () => {
    assert.deepEqual(concernsOf({ areaSquareMetres: 19.99 }, AT), []);
    assert.deepEqual(concernsOf({ areaSquareMetres: 20 }, AT), [{ kind: 'permit' }]);
    assert.deepEqual(concernsOf({ areaSquareMetres: 20, permit: '  ' }, AT), [{ kind: 'permit' }]);
    assert.deepEqual(concernsOf({ areaSquareMetres: 32, permit: '12/GPXD' }, AT), []);
  });

  it('W50 tells of a SIM and of depreciation a month before their day, and after it', () => {
    const sim = (simExpiresOn: string) => concernsOf({ simExpiresOn }, AT);
    assert.deepEqual(sim('2026-12-23T05:00:00.000Z'), []);
    assert.deepEqual(sim('2026-12-22T05:00:00.000Z'), [{ kind: 'sim', day: '2026-12-22', isPast: false }]);
    assert.deepEqual(sim('2026-11-22T05:00:00.000Z'), [{ kind: 'sim', day: '2026-11-22', isPast: false }]);
    assert.deepEqual(sim('2026-11-21T05:00:00.000Z'), [{ kind: 'sim', day: '2026-11-21', isPast: true }]);
    const depreciated = concernsOf({ depreciatedOn: '2025-01-01T05:00:00.000Z' }, AT);
    assert.deepEqual(depreciated, [{ kind: 'depreciation', day: '2025-01-01', isPast: true }]);
  });

  it('W50 tells of damage', () => {
    assert.deepEqual(concernsOf({ condition: 'damaged' }, AT), [{ kind: 'damaged' }]);
    assert.deepEqual(concernsOf({ condition: 'degraded' }, AT), []);
  });

  it('W50 has nothing to tell of an empty form', () => {
    assert.deepEqual(concernsOf({ simExpiresOn: '', depreciatedOn: null, areaSquareMetres: null }, AT), []);
  });
});
