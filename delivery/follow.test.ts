import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sources } from '@nguon/content-model/fixtures/sin-ho';
import type { UnitKey } from '@nguon/content-model/unit';
import { connectCms } from './cms-client.ts';
import { follow } from './follow.ts';
import { progressIn } from './progress.ts';
import { openFeedServer } from './testing/feed-server.ts';

it('Z35 tells what somebody changed apart from what is only not at hand yet', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'nguon-follow-'));
  const feed = await openFeedServer([sources]);
  const told: { units: readonly UnitKey[]; isNews: boolean }[] = [];
  const follower = follow(connectCms(feed.url, feed.key), await progressIn(folder), {
    has: () => false,
    onUnits: (units, isNews) => void (units.length > 0 && told.push({ units, isNews })),
    onDevices: async () => {},
    onCommand: async () => {},
    onError: assert.ifError,
  });
  t.after(async () => {
    await follower.close();
    await feed.stop();
    await rm(folder, { recursive: true });
  });
  while (told.length < 1) await pause(20);
  feed.change(sources);
  while (told.length < 2) await pause(20);
  const [unit] = told[0]?.units ?? [];
  assert.deepEqual(told, [
    { units: [unit], isNews: false },
    { units: [unit], isNews: true },
  ]);
});
