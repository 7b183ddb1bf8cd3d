import assert from 'node:assert/strict';
import { it } from 'node:test';
import { brightnessNow } from './brightness.ts';

/** A moment on 21 November 2026 in Vietnam; hours over 24 are the day after. */
const at = (hours: number, minutes = 0) =>
  Date.parse('2026-11-20T17:00:00Z') + (hours * 60 + minutes) * 60_000;

it('D20 an ordered brightness holds until the plan’s next change, past midnight too', () => {
  const plan = [
    { from: '06:00', percent: 80 },
    { from: '18:00', percent: 40 },
  ];
  const order = { percent: 10, since: at(20) };
  assert.equal(brightnessNow(plan, null, at(20)), 40);
  const seen = [at(20), at(23, 59), at(29, 59), at(30), at(42), at(72)].map((moment) =>
    brightnessNow(plan, order, moment),
  );
  assert.deepEqual(seen, [10, 10, 10, 80, 40, 40]);
  assert.equal(brightnessNow([], order, at(2_000)), 10);
});
