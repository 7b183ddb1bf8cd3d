import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChangesPage } from '@nguon/content-model/delivery-feed';
import { instantOf } from '@nguon/content-model/instant';
import { LIVE, LIVE_RATE, LOST_SECONDS } from '@nguon/content-model/live';
import { isPassFor, LOOPS } from '@nguon/content-model/loop-feed';
import { deskOf } from '../outbox/desk.ts';
import type { LiveBroadcast, Speaker, Unit, User } from '../payload-types.ts';
import { readSettings } from '../settings.ts';
import { DELIVERY_KEY, openTestCms, PASSWORD, type TestCms, type Told } from '../testing/test-cms.ts';
import { makeWorld, type World } from '../testing/world.ts';
import type { LiveDesk, LiveNow } from './live-endpoints.ts';
import { onAirOf } from './on-air.ts';

const WAIT = 40_000;
const shared = { overrideAccess: true, depth: 0 } as const;

let delivery: Server;
let cms: TestCms;
let world: World;
let approver: User;
let speaker: Speaker;
let distant: Speaker;
/** What delivery was asked, each with a pass for it. */
const asked: string[] = [];
/** The clusters that delivery says are listening. */
let listening: readonly string[] = [];

/** Delivery as the CMS sees it while somebody speaks. */
function answer(path: string): { status: number; body: string } {
  if (path.includes('/sound/')) {
    const listeners = listening.map((device) => ({ device, isListening: true, delayMs: 640 }));
    return { status: 200, body: JSON.stringify({ listeners }) };
  }
  if (path.endsWith('/end')) {
    return { status: 200, body: JSON.stringify({ sha256: 'a'.repeat(64), bytes: 6_000, seconds: 1 }) };
  }
  return path.endsWith('/recording') ? { status: 200, body: 'tiếng' } : { status: 204, body: '' };
}

const clusterOf = (unit: Unit, changes: Partial<Speaker> = {}) =>
  cms.payload.create({
    collection: 'speakers',
    ...shared,
    data: {
      name: `Cụm loa ${unit.name}`,
      sessionMinutes: 15,
      volume: 80,
      accent: 'northern',
      unit: unit.id,
      tokenHash: 'f'.repeat(64),
      enrolledAt: new Date().toISOString(),
      seenAt: new Date().toISOString(),
      ...changes,
    },
  });

before(async () => {
  delivery = createServer(({ url = '', headers }, response) => {
    const path = url.slice(LOOPS.length);
    const isAllowed = isPassFor(DELIVERY_KEY, path, headers.authorization ?? '', instantOf(Date.now()));
    if (isAllowed) asked.push(path);
    const { status, body } = isAllowed ? answer(path) : { status: 401, body: '' };
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  }).listen(0, '127.0.0.1');
  await once(delivery, 'listening');
  process.env.NGUON_DEVICE_URL = `http://127.0.0.1:${(delivery.address() as AddressInfo).port}`;
  cms = await openTestCms();
  world = await makeWorld(cms);
  approver = await world.official(world.commune, 'approver');
  speaker = await clusterOf(world.commune);
  distant = await clusterOf(world.neighbour);
});
after(async () => {
  await cms.close();
  delivery.close();
});
beforeEach(() => {
  listening = [];
});

const wish = (changes: object = {}) => ({
  speakers: [speaker.id],
  title: 'Mất nước đột xuất tại bản 3',
  priority: 'normal',
  minutes: 10,
  ...changes,
});

const start = <Json = LiveNow & Told>(as: User | undefined, changes: object = {}) =>
  cms.ask<Json>('/live-desk/start', { method: 'POST', body: wish(changes), ...(as && { as }) });

const stop = (broadcast: string, as: User) =>
  cms.ask(`/live-desk/${broadcast}/stop`, { method: 'POST', body: {}, as });

const record = (id: string): Promise<LiveBroadcast> =>
  cms.payload.findByID({ collection: 'live-broadcasts', id, ...shared });

async function say(broadcast: string, { email }: User, bytes = 2 * LIVE_RATE): Promise<Response> {
  const { token } = await cms.payload.login({ collection: 'users', data: { email, password: PASSWORD } });
  return cms.fetch(`/api/live-desk/${broadcast}/sound/0/${Date.now()}`, {
    method: 'POST',
    headers: { Authorization: `JWT ${token}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
}

async function commands(broadcast?: string): Promise<(string | undefined)[]> {
  await deskOf(cms.payload).sequencer.settle();
  const { json } = await cms.deliver<ChangesPage>('/changes?after=0');
  return json.changes
    .filter(({ command }) => command && (command.act === 'over' || command.live?.broadcast === broadcast))
    .map(({ command }) => command?.act);
}

const messageOf = ({ errors }: Told) => errors[0]?.message ?? '';

describe('speaking live', () => {
  it('A58 is for approvers of the clusters’ unit and above, and for the operator', async () => {
    for (const [as, status] of [
      [undefined, 401],
      [await world.official(world.commune, 'editor'), 403],
      [await world.official(world.commune, 'auditor'), 403],
      [await world.official(world.neighbour, 'approver'), 404],
      [await world.official(world.elsewhere, 'approver'), 404],
    ] as const) {
      const refused = await start(as);
      assert.equal(refused.status, status, as?.email);
    }
    for (const [as, priority] of [
      [approver, 'normal'],
      [await world.official(world.province, 'approver'), 'priority'],
      [world.admin, 'priority'],
    ] as const) {
      const { status, json } = await start(as, { priority });
      assert.equal(status, 201, `${as.email}: ${JSON.stringify(json)}`);
      assert.equal((await stop(json.broadcast, as)).status, 200);
    }
    const { json } = await cms.ask<LiveDesk>('/live-desk', { as: approver });
    assert.deepEqual(
      json.clusters.map(({ id, state }) => [id, state]),
      [[speaker.id, 'online']],
    );
  });

  it('A58 as an emergency needs the right to emergencies', async () => {
    assert.equal((await start(approver, { priority: 'emergency' })).status, 403);
    const as = await world.official(world.commune, 'approver', { emergency: true });
    const { status, json } = await start(as, { priority: 'emergency' });
    assert.equal(status, 201);
    await stop(json.broadcast, as);
  });

  it('W108 is refused by the rules of the unit, in words, but for an emergency', async () => {
    const data = { decision: 'Quy chế 12', longestMinutes: 5, unit: world.neighbour.id };
    await cms.payload.create({ collection: 'broadcast-rules', ...shared, data });
    const as = await world.official(world.neighbour, 'approver', { emergency: true });
    const speakers = [distant.id];
    const refused = await start(as, { speakers });
    assert.equal(refused.status, 409);
    assert.match(messageOf(refused.json), /^«Cụm loa Hồng Thu»: Dài quá 5 phút, mức của «Quy chế 12»/);
    const urgent = await start(as, { speakers, priority: 'emergency' });
    assert.equal(urgent.status, 201);
    await stop(urgent.json.broadcast, as);
  });

  it('W108 is refused on clusters that are off or not enrolled, and normal from above', async () => {
    const off = await clusterOf(world.commune, { name: 'Cụm tắt', muted: true });
    const unknown = await clusterOf(world.commune, { name: 'Cụm mới', tokenHash: null });
    for (const [{ id }, said] of [
      [off, /«Cụm tắt»: đang tắt/],
      [unknown, /«Cụm mới»: chưa ghi danh/],
    ] as const) {
      const refused = await start(approver, { speakers: [speaker.id, id] });
      assert.equal(refused.status, 409);
      assert.match(messageOf(refused.json), said);
    }
    const above = await start(await world.official(world.province, 'approver'));
    assert.equal(above.status, 403);
    assert.match(messageOf(above.json), /cấp xã quyết định/);
  });

  it('W108 is refused on a cluster on which another speaks, who is named; an emergency takes it', async () => {
    const first = await start(approver);
    assert.equal(first.status, 201);
    const province = await world.official(world.province, 'approver');
    const second = await start(province, { priority: 'priority' });
    assert.equal(second.status, 409);
    assert.match(messageOf(second.json), /approver Sìn Hồ đang phát trực tiếp/);
    const urgent = await world.official(world.commune, 'approver', { emergency: true });
    const third = await start(urgent, { priority: 'emergency' });
    assert.equal(third.status, 201);
    assert.equal((await record(first.json.broadcast)).ending, 'preempted');
    assert.equal((await start(approver)).status, 409);
    await stop(third.json.broadcast, urgent);
  });

  it('W108 of two who begin at once on one cluster one is refused', async () => {
    const province = await world.official(world.province, 'approver');
    const both = await Promise.all([start(approver), start(province, { priority: 'priority' })]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [201, 409]);
    const [one, other] = both;
    const isFirst = one.status === 201;
    await stop((isFirst ? one : other).json.broadcast, isFirst ? approver : province);
  });

  it('W109 ends when it is stopped, and tells its clusters once', async () => {
    const { json } = await start(approver);
    const before = (await commands(json.broadcast)).filter((act) => act === 'over').length;
    assert.ok((await commands(json.broadcast)).includes('live'));
    assert.equal((await say(json.broadcast, approver)).status, 200);
    assert.equal((await say(json.broadcast, await world.official(world.province, 'approver'))).status, 404);
    assert.equal((await say(json.broadcast, approver, 2 * LIVE_RATE * 4)).status, 400);
    assert.equal((await stop(json.broadcast, approver)).status, 200);
    assert.equal((await stop(json.broadcast, approver)).status, 404);
    assert.equal((await say(json.broadcast, approver)).status, 404);
    const after = (await commands(json.broadcast)).filter((act) => act === 'over').length;
    assert.equal(after, before + 1);
    assert.equal((await record(json.broadcast)).ending, 'stopped');
  });

  it('W109 ends when no more sound comes', async () => {
    const { json } = await start(approver);
    await say(json.broadcast, approver);
    await pause(LOST_SECONDS * 500);
    assert.equal((await record(json.broadcast)).endedAt ?? null, null);
    const end = Date.now() + WAIT;
    while (!(await record(json.broadcast)).endedAt && Date.now() < end) await pause(200);
    assert.equal((await record(json.broadcast)).ending, 'lost');
    assert.equal((await start(approver, { minutes: 61 })).status, 400);
  });

  it('W109 ends what an earlier process left on the air', async () => {
    const data = {
      title: 'Trước khi khởi động lại',
      priority: 'normal' as const,
      by: approver.email,
      startedAt: instantOf(Date.now()),
      unit: world.commune.id,
      clusters: [{ device: speaker.id, name: speaker.name }],
    };
    const { id } = await cms.payload.create({ collection: 'live-broadcasts', ...shared, data });
    const before = (await commands()).length;
    await onAirOf(cms.payload, readSettings(process.env)).endLeft();
    assert.equal((await record(id)).ending, 'restart');
    assert.equal((await commands()).length, before + 1);
  });

  it('W110 is kept: who, when, on which clusters, who played it how late, and its recording', async () => {
    const { json } = await start(approver);
    listening = [speaker.id];
    const now = (await (await say(json.broadcast, approver)).json()) as LiveNow;
    assert.deepEqual(now.clusters, [
      { device: speaker.id, name: speaker.name, isListening: true, delayMs: 640 },
    ]);
    await stop(json.broadcast, approver);
    const kept = await record(json.broadcast);
    assert.deepEqual([kept.title, kept.by, kept.path], [wish().title, approver.email, world.commune.path]);
    const [cluster] = kept.clusters ?? [];
    assert.deepEqual([cluster?.device, cluster?.delayMs], [speaker.id, 640]);
    assert.ok(cluster?.heardAt && kept.endedAt && kept.startedAt <= kept.endedAt);
    assert.deepEqual([kept.recordingSeconds, kept.recordingSha256], [1, 'a'.repeat(64)]);
    assert.ok(asked.includes(`${LIVE}${json.broadcast}/end`));
  });

  it('A59 is read and heard by officials of its unit and above, and written by nobody', async () => {
    const { docs } = await cms.payload.find({ collection: 'live-broadcasts', ...shared, limit: 1 });
    const id = docs.find(({ path }) => path === world.commune.path)?.id ?? '';
    const hear = async ({ email }: User) => {
      const { token } = await cms.payload.login({ collection: 'users', data: { email, password: PASSWORD } });
      return cms.fetch(`/api/live-recordings/${id}`, { headers: { Authorization: `JWT ${token}` } });
    };
    for (const [unit, role, mayHear] of [
      [world.commune, 'auditor', true],
      [world.province, 'auditor', true],
      [world.neighbour, 'auditor', false],
      [world.elsewhere, 'approver', false],
    ] as const) {
      const answer = await hear(await world.official(unit, role));
      assert.equal(answer.status === 200, mayHear, `${role} of ${unit.slug}: ${answer.status}`);
    }
    assert.ok([401, 403, 404].includes((await cms.fetch(`/api/live-recordings/${id}`)).status));
    for (const method of ['PATCH', 'DELETE']) {
      const asking = { method, as: approver, ...(method === 'PATCH' && { body: { title: 'Khác' } }) };
      const { status } = await cms.ask(`/live-broadcasts/${id}`, asking);
      assert.ok([403, 404].includes(status), method);
    }
  });
});
