import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { alarmClock } from './alarm-clock.ts';
import { unitQueue } from './unit-queue.ts';

const [a, b, c] = ['03385@2025-07-01', '03478@2025-07-01', '03390@2025-07-01'] as const;

describe('a queue of units', () => {
  it('Z2 works on a unit once at a time and again for what came meanwhile', async () => {
    const begun: string[] = [];
    let atOnce = 0;
    const queue = unitQueue(
      4,
      async (unit) => {
        begun.push(unit);
        atOnce += 1;
        assert.equal(atOnce, 1);
        await pause(5);
        atOnce -= 1;
      },
      assert.fail,
    );
    queue.add(a);
    for (let time = 0; time < 5; time += 1) queue.add(a);
    await queue.idle();
    assert.deepEqual(begun, [a, a]);
  });

  it('Z12 begins with an emergency at once, however much is being worked on', async () => {
    const begun: string[] = [];
    const slow = Promise.withResolvers<void>();
    const queue = unitQueue(
      1,
      async (unit) => {
        begun.push(unit);
        if (unit === a) await slow.promise;
      },
      assert.fail,
    );
    queue.add(a);
    queue.add(b);
    queue.add(c, true);
    assert.deepEqual(begun, [a, c]);
    slow.resolve();
    await queue.idle();
    assert.deepEqual(begun, [a, c, b]);
  });

  it('Z2 works on a unit with an emergency once at a time too', async () => {
    let atOnce = 0;
    let most = 0;
    const queue = unitQueue(
      2,
      async () => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await pause(5);
        atOnce -= 1;
      },
      assert.fail,
    );
    for (const urgent of [false, true, true, false]) queue.add(a, urgent);
    await queue.idle();
    assert.equal(most, 1);
  });

  it('tries again what failed, and lets the others go on meanwhile', async () => {
    let tries = 0;
    const done: string[] = [];
    const failures: unknown[] = [];
    const queue = unitQueue(
      1,
      async (unit) => {
        if (unit === a) tries += 1;
        if (unit === a && tries === 1) throw new RangeError('đĩa đầy');
        done.push(unit);
      },
      (unit, error) => failures.push([unit, String(error)]),
    );
    queue.add(a);
    queue.add(b);
    await queue.idle();
    assert.deepEqual(done, [b, a]);
    assert.deepEqual(failures, [[a, 'RangeError: đĩa đầy']]);
  });

  it('ends with what is being worked on when it is closed', async () => {
    const done: string[] = [];
    const queue = unitQueue(
      1,
      async (unit) => {
        await pause(10);
        done.push(unit);
      },
      assert.fail,
    );
    queue.add(a);
    queue.add(b);
    await queue.close();
    queue.add(c);
    assert.deepEqual(done, [a]);
  });
});

describe('the alarm clock', () => {
  it('calls each unit at its instant, not before, and far ones too', () => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.parse('2026-11-21T00:00:00Z') });
    try {
      const called: string[] = [];
      const clock = alarmClock(Date.now, (unit) => called.push(unit));
      clock.set(a, '2026-11-21T00:00:10Z');
      clock.set(b, '2027-03-01T00:00:00Z');
      clock.set(c, '2026-11-21T00:00:05Z');
      clock.set(c, null);
      mock.timers.tick(9_999);
      assert.deepEqual(called, []);
      mock.timers.tick(1);
      assert.deepEqual(called, [a]);
      for (let hour = 0; hour < 24 * 101; hour += 1) mock.timers.tick(3_600_000);
      assert.deepEqual(called, [a, b]);
      clock.close();
    } finally {
      mock.timers.reset();
    }
  });
});
