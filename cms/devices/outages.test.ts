import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outagesOf } from './outages.ts';

const heard = (name: string, time: string | null) => ({
  name,
  seenAt: time === null ? null : `2026-11-22T${time}.000Z`,
});
const told = (...silent: ReturnType<typeof heard>[]) =>
  outagesOf(silent).map(({ since, devices }) => [since.slice(11, 16), ...devices.map(({ name }) => name)]);

describe('devices that fell silent', () => {
  it('W100 together are one outage, from the first of them on', () => {
    const power = told(heard('b', '02:01:10'), heard('a', '02:00:30'), heard('c', '02:04:59'));
    assert.deepEqual(power, [['02:00', 'a', 'b', 'c']]);
  });

  it('W100 one after the other are none', () => {
    assert.deepEqual(told(heard('a', '02:00:00'), heard('b', '02:05:01')), []);
    assert.deepEqual(told(heard('a', '02:00:00')), []);
    assert.deepEqual(told(heard('a', null), heard('b', null)), []);
    assert.deepEqual(told(), []);
  });

  it('W100 twice are two, the latest first', () => {
    const twice = told(
      heard('a', '01:00:00'),
      heard('b', '01:00:40'),
      heard('alone', '01:30:00'),
      heard('c', '02:00:00'),
      heard('d', '02:05:00'),
    );
    assert.deepEqual(twice, [
      ['02:00', 'c', 'd'],
      ['01:00', 'a', 'b'],
    ]);
  });
});
