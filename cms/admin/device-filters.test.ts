import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { instantOf, vietnamDay } from '@nguon/content-model/instant';
import { actorFor } from '../access/actor.ts';
import type { Board, Speaker } from '../payload-types.ts';
import { reachOf } from '../speakers/reach.ts';
import { openTestCms, type TestCms } from '../testing/test-cms.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { boardWordsFor } from './board-words.ts';
import { alarmsOfUnit, deviceAlarms } from './dashboard-devices.ts';
import { addressOf, type DeviceGroup, groupsOf, whereOf } from './device-filters.ts';

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

async function speakerNamed(name: string, unit: string, changes: Partial<Speaker>): Promise<void> {
  const make = { sessionMinutes: 15, volume: 80, accent: 'northern' } as const;
  await cms.payload.create({
    collection: 'speakers',
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
  await speakerNamed('loa hỏng', ours, { ...there, condition: 'damaged' });
  await speakerNamed('loa tắt', ours, { ...there, muted: true });
  await speakerNamed('loa im 1', next, { ...there, seenAt: ago(4_000) });
  await speakerNamed('loa im 2', next, { ...there, seenAt: ago(3_900) });
});
after(() => cms.close());

async function names(group: DeviceGroup): Promise<string[]> {
  const { docs } = await cms.payload.find({
    collection: 'boards',
    where: whereOf('boards', group, instantOf(now)),
    sort: 'name',
    overrideAccess: true,
  });
  return docs.map(({ name }) => name).toSorted();
}

describe('the list of speakers', () => {
  it('W53 holds in each group those that need the same', async () => {
    const groups = groupsOf('speakers').map(async (group) => {
      const where = whereOf('speakers', group, instantOf(now));
      const { docs } = await cms.payload.find({ collection: 'speakers', where, overrideAccess: true });
      return [group, docs.map(({ name }) => name).toSorted()];
    });
    assert.deepEqual(Object.fromEntries(await Promise.all(groups)), {
      offline: ['loa im 1', 'loa im 2'],
      logBroken: [],
      damaged: ['loa hỏng'],
      sim: [],
      off: ['loa tắt'],
      notEnrolled: [],
      all: ['loa hỏng', 'loa im 1', 'loa im 2', 'loa tắt'],
    });
  });
});

describe('a station in the register', () => {
  const made = { name: 'Đài truyền thanh', technology: 'fm' } as const;
  const shared = { collection: 'stations', depth: 0, overrideAccess: true } as const;

  it('W101 keeps with its day that it was converted', async () => {
    const { id, conversions } = await cms.payload.create({
      ...shared,
      data: { ...made, unit: world.commune.id },
    });
    assert.deepEqual(conversions, []);
    await cms.payload.update({ ...shared, id, data: { technology: 'ict' } });
    await cms.payload.update({ ...shared, id, data: { condition: 'degraded' } });
    const station = await cms.payload.findByID({ ...shared, id });
    const kept = station.conversions?.map(({ from, to, on }) => [from, to, on?.slice(0, 10)]);
    assert.deepEqual(kept, [['fm', 'ict', vietnamDay(instantOf(Date.now()))]]);
  });

  it('W101 keeps a conversion as its official wrote it', async () => {
    const { id } = await cms.payload.create({ ...shared, data: { ...made, unit: world.commune.id } });
    const written = {
      from: 'fm',
      to: 'ict',
      on: '2026-03-02T05:00:00.000Z',
      decision: '12/QĐ-UBND',
    } as const;
    await cms.payload.update({ ...shared, id, data: { technology: 'ict', conversions: [written] } });
    const { conversions } = await cms.payload.findByID({ ...shared, id });
    assert.deepEqual(
      conversions?.map(({ on, decision }) => [on, decision]),
      [[written.on, '12/QĐ-UBND']],
    );
  });

  it('W102 is reached through the clusters that name it', async () => {
    const { id } = await cms.payload.create({ ...shared, data: { ...made, unit: world.commune.id } });
    const cluster = { name: 'cụm', sessionMinutes: 15, volume: 80, accent: 'northern' } as const;
    const villages = [{ name: 'Bản Hon', households: 40 }];
    await cms.payload.create({
      collection: 'speakers',
      overrideAccess: true,
      data: { ...cluster, unit: world.commune.id, station: id, villages },
    });
    const { docs } = await cms.payload.find({
      collection: 'speakers',
      where: { station: { equals: id } },
      overrideAccess: true,
    });
    assert.deepEqual(reachOf(docs), { villages: 1, households: 40 });
  });
});

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
    const address = new URL(addressOf('boards', 'wrong', instantOf(now)), 'http://localhost');
    assert.equal(address.searchParams.get('where[or][0][and][0][wrongSince][exists]'), 'true');
  });
});

describe('the alarms on the dashboard', () => {
  const seenBy = async (user: Awaited<ReturnType<World['official']>>) => {
    const actor = actorFor(user) ?? assert.fail('no official');
    const viewer = { payload: cms.payload, user, actor, at: instantOf(now) };
    const { units } = await deviceAlarms(viewer, boardWordsFor('vi'));
    return units.map(({ unit, outages, devices }) => [
      unit,
      ...outages.map(({ names }) => names),
      ...devices.map(({ name }) => name).toSorted(),
    ]);
  };

  it('W54 are told unit by unit to those above', async () => {
    assert.deepEqual(await seenBy(await world.official(world.province, 'auditor')), [
      ['Xã Sìn Hồ', 'loa hỏng', 'mất nối', 'nhật ký', 'sim'],
      ['Xã Hồng Thu', ['loa im 1', 'loa im 2'], 'im lặng', 'sai hình'],
    ]);
  });

  it('W54 are those of the own unit for a commune', async () => {
    assert.deepEqual(await seenBy(await world.official(world.neighbour, 'editor')), [
      ['Xã Hồng Thu', ['loa im 1', 'loa im 2'], 'im lặng', 'sai hình'],
    ]);
  });
});

describe('the alarms of one unit', () => {
  it('W100 tell an outage once, with its names, and what else its devices need', () => {
    const silent = (name: string, changes: object = {}) => ({
      collection: 'speakers' as const,
      id: name,
      name,
      enrolledAt: '2026-11-01T00:00:00.000Z',
      seenAt: '2026-11-22T02:00:00.000Z',
      ...changes,
    });
    const watched = [silent('a'), silent('b', { logFault: '#3' }), silent('c', { seenAt: null })];
    const told = alarmsOfUnit('Xã Sìn Hồ', watched, '2026-11-22T03:00:00Z', boardWordsFor('vi'));
    assert.deepEqual(told.outages, [
      {
        said: '2 thiết bị cùng mất nối từ 09:00 22/11/2026, có thể do mất điện hoặc mất mạng',
        names: ['a', 'b'],
      },
    ]);
    assert.deepEqual(
      told.devices.map(({ name, why }) => [name, ...why]),
      [
        ['b', 'nhật ký phát bị sửa hoặc thiếu'],
        ['c', 'đã ghi danh nhưng chưa báo về lần nào'],
      ],
    );
  });
});
