import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Station } from '../conformance/station.ts';
import { GATHER_MS, Showings } from './showings.ts';

const station = await Station.open();
await station.close();
const device = 'b0a4d000-0000-4000-8000-000000000001';
const frame = station.frame('a');

it('D17 a frame’s first showing is told at once and later ones every ten minutes, never longer than shown', () => {
  const showings = new Showings(device);
  const told = [];
  for (let at = 0; at <= GATHER_MS * 2 + 60_000; at += 30_000)
    told.push(...showings.shown(frame, at, at + 6_000));
  assert.deepEqual(
    told.map(({ startedAt, endedAt }) => `${startedAt.slice(11, 19)} ${endedAt.slice(11, 19)}`),
    ['00:00:00 00:00:06', '00:00:30 00:10:36', '00:11:00 00:21:06'],
  );
  assert.deepEqual(showings.settle([frame]), []);
  assert.deepEqual(showings.settle([]), []);
  showings.shown(frame, 3_600_000, 3_606_000);
  showings.shown(frame, 3_630_000, 3_636_000);
  assert.deepEqual(
    showings.settle().map(({ startedAt }) => startedAt),
    ['1970-01-01T01:00:30Z'],
  );
});
