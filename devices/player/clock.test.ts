import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TrustedClock } from './clock.ts';

const NOW = Date.parse('2026-11-21T00:00:00Z');
const IN_1970 = 60_000;
const IN_2040 = Date.parse('2040-01-01T00:00:00Z');
const fresh = { offset: 0, seen: 0 };

/** A device whose clock and uptime the test sets. */
function device(wall: number) {
  const state = { wall, ticks: 0 };
  const pass = (ms: number) => {
    state.wall += ms;
    state.ticks += ms;
  };
  return { state, pass, wall: () => state.wall, ticks: () => state.ticks };
}

describe('the trusted clock', () => {
  for (const [name, wall] of [
    ['1970', IN_1970],
    ['2040', IN_2040],
  ] as const) {
    it(`M5 is right on a device that thinks it is ${name}, once the server told it`, () => {
      const { state, pass, ...clocks } = device(wall);
      const clock = new TrustedClock(fresh, clocks.wall, clocks.ticks);
      clock.set(NOW);
      pass(5_000);
      assert.equal(clock.now(), NOW + 5_000);
      assert.equal(clock.deviceAheadSeconds(), Math.round((wall - NOW) / 1000));
    });
  }

  it('M5 does not follow a device’s clock that jumps', () => {
    const { state, pass, wall, ticks } = device(NOW);
    const clock = new TrustedClock(fresh, wall, ticks);
    state.wall = IN_2040;
    pass(1_000);
    assert.equal(clock.now(), NOW + 1_000);
  });

  it('M5 is never before the newest manifest was signed, and goes on from there', () => {
    const { pass, wall, ticks } = device(IN_1970);
    const clock = new TrustedClock(fresh, wall, ticks);
    clock.notBefore(NOW);
    assert.equal(clock.now(), NOW);
    pass(2_000);
    assert.equal(clock.now(), NOW + 2_000);
    clock.set(NOW - 60_000);
    assert.equal(clock.now(), NOW);
    clock.notBefore(NOW - 1);
    assert.equal(clock.now(), NOW);
  });

  it('M5 goes on after a restart without network, by the device’s clock and the old offset', () => {
    const before = device(NOW + 3_600_000);
    const clock = new TrustedClock(fresh, before.wall, before.ticks);
    clock.set(NOW);
    const after = device(NOW + 3_600_000 + 120_000);
    assert.equal(new TrustedClock(clock.memory(), after.wall, after.ticks).now(), NOW + 120_000);
  });

  it('M5 goes on from the last time it saw when the device forgot its own', () => {
    const before = device(IN_1970);
    const clock = new TrustedClock(fresh, before.wall, before.ticks);
    clock.set(NOW);
    before.pass(600_000);
    const after = device(0);
    assert.equal(new TrustedClock(clock.memory(), after.wall, after.ticks).now(), NOW + 600_000);
  });
});
