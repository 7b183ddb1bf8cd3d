import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Reported } from '@nguon/content-model/device';
import { NOW } from '@nguon/content-model/fixtures/sin-ho';
import { reportPasser } from './pass-reports.ts';

const report = (device: number, manifest: number): Reported => ({
  device: `5bea4e40-0000-4000-8000-${String(device).padStart(12, '0')}`,
  at: NOW,
  manifest,
  showing: null,
  bulletin: null,
  clockOffsetSeconds: 0,
  playerVersion: 'test',
});

it('D63 reports are passed on eight at a time, the newest of each device, past one that fails', async () => {
  const passed: Reported[] = [];
  const failed: number[] = [];
  const turns: PromiseWithResolvers<void>[] = [];
  const take = reportPasser<Reported>(
    (reported) => {
      passed.push(reported);
      const turn = Promise.withResolvers<void>();
      turns.push(turn);
      return turn.promise;
    },
    ({ manifest }) => failed.push(manifest),
  );
  for (let device = 0; device < 20; device += 1) take(report(device, 1));
  take(report(19, 2));
  take(report(0, 2));
  assert.equal(passed.length, 8);
  turns[0]?.reject(new Error('the CMS is away'));
  await new Promise(setImmediate);
  assert.deepEqual([passed.length, failed], [9, [1]]);
  assert.equal(passed.filter(({ device }) => device === passed[0]?.device).length, 1);
  for (let done = 0; done < turns.length; done += 1) {
    turns[done]?.resolve();
    await new Promise(setImmediate);
  }
  assert.equal(passed.length, 21);
  assert.deepEqual(
    passed.slice(-2).map(({ manifest }) => manifest),
    [2, 2],
  );
});
