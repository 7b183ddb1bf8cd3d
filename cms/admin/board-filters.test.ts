import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { instantOf } from '@nguon/content-model/instant';
import { actorFor } from '../access/actor.ts';
import type { Board } from '../payload-types.ts';
import { openTestCms, type TestCms } from '../testing/test-cms.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { addressOf, type BoardGroup, whereOf } from './board-filters.ts';
import { boardWordsFor } from './board-words.ts';
import { boardAlarms } from './dashboard-devices.ts';

let cms: TestCms;
let world: World;
const now = Date.now();
const ago = (seconds: number) => new Date(now - seconds * 1_000).toISOString();

async function boardNamed(name: string, unit: string, changes: Partial<Board> = {}): Promise<void> {
  const make = { technology: 'led', width: 192, height: 96, colour: 'full', owner: 'state' } as const;
  await cms.payload.create({
    collection: 'boards',
    overrideAccess: true,
    data: { ...make, name, ...changes, unit },
  });
}

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
  const [ours, next] = [world.commune.id, world.neighbour.id];
  const there = { enrolledAt: ago(90_000), seenAt: ago(5) };
  await boardNamed('tốt', ours, there);
  await boardNamed('mới', ours);
  await boardNamed('mất nối', ours, { ...there, seenAt: ago(400) });
  await boardNamed('im lặng', next, { enrolledAt: ago(400) });
  await boardNamed('sai hình', next, { ...there, wrongSince: ago(60) });
  await boardNamed('nhật ký', ours, { ...there, logFault: '#3' });
  await boardNamed('tắt', ours, { ...there, blanked: true });
  await boardNamed('sim', ours, { ...there, simExpiresOn: ago(-86_400) });
  await boardNamed('đủ phép', ours, { ...there, areaSquareMetres: 30, permit: '12/GPXD' });
});
after(() => cms.close());

async function names(group: BoardGroup): Promise<string[]> {
  const { docs } = await cms.payload.find({
    collection: 'boards',
    where: whereOf(group, instantOf(now)),
    sort: 'name',
    overrideAccess: true,
  });
  return docs.map(({ name }) => name).toSorted();
}

describe('the list of boards', () => {
  it('W53 holds in each group those that need the same', async () => {
    assert.deepEqual(await names('offline'), ['im lặng', 'mất nối']);
    assert.deepEqual(await names('wrong'), ['sai hình']);
    assert.deepEqual(await names('logBroken'), ['nhật ký']);
    assert.deepEqual(await names('off'), ['tắt']);
    assert.deepEqual(await names('sim'), ['sim']);
    assert.deepEqual(await names('notEnrolled'), ['mới']);
    assert.equal((await names('all')).length, 9);
  });

  it('W53 leads to a group by an address that Payload reads', () => {
    const address = new URL(addressOf('wrong', instantOf(now)), 'http://localhost');
    assert.equal(address.searchParams.get('where[or][0][and][0][wrongSince][exists]'), 'true');
  });
});

describe('the alarms on the dashboard', () => {
  const seenBy = async (user: Awaited<ReturnType<World['official']>>) => {
    const actor = actorFor(user) ?? assert.fail('no official');
    const viewer = { payload: cms.payload, user, actor, at: instantOf(now) };
    const { units } = await boardAlarms(viewer, boardWordsFor('vi'));
    return units.map(({ unit, boards }) => [unit, boards.map(({ name }) => name).toSorted()]);
  };

  it('W54 are told unit by unit to those above', async () => {
    assert.deepEqual(await seenBy(await world.official(world.province, 'auditor')), [
      ['Xã Sìn Hồ', ['mất nối', 'nhật ký', 'sim']],
      ['Xã Hồng Thu', ['im lặng', 'sai hình']],
    ]);
  });

  it('W54 are those of the own unit for a commune', async () => {
    assert.deepEqual(await seenBy(await world.official(world.neighbour, 'editor')), [
      ['Xã Hồng Thu', ['im lặng', 'sai hình']],
    ]);
  });
});
