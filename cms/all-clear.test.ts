import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { instantOf, later } from '@nguon/content-model/instant';
import { keyOf } from '@nguon/content-model/unit';
import { liveBulletins } from './editions/live-bulletins.ts';
import { loadSnapshot } from './editions/load-snapshot.ts';
import { editionOf } from './editions/snapshot.ts';
import type { Bulletin, Unit, User } from './payload-types.ts';
import { openTestCms, type TestCms, type Told } from './testing/test-cms.ts';
import { bulletinOf, makeWorld, type World } from './testing/world.ts';
import { allClearTitle } from './workflow/open-all-clear.ts';

interface Stepped {
  readonly stage: string;
  readonly submittedHash: string;
}

let cms: TestCms;
let world: World;
let warden: User;
let captain: User;

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
  warden = await world.official(world.commune, 'editor', { emergency: true });
  captain = await world.official(world.commune, 'approver', { emergency: true });
});
after(() => cms.close());

const now = () => instantOf(Date.now());

const step = <Json = Stepped>(id: string, name: string, as: User, body: unknown = {}) =>
  cms.ask<Json>(`/bulletins/${id}/${name}`, { method: 'POST', body, as });

const edit = (id: string, body: unknown, as: User) =>
  cms.ask<{ doc: Bulletin } & Told>(`/bulletins/${id}`, { method: 'PATCH', body, as });

/** Submits and approves. */
async function publish(id: string, editor = warden, approver = captain): Promise<void> {
  const submitted = await step(id, 'submit', editor);
  assert.equal(submitted.status, 200, JSON.stringify(submitted.json));
  const approved = await step(id, 'approve', approver, { hash: submitted.json.submittedHash });
  assert.equal(approved.status, 200, JSON.stringify(approved.json));
}

async function emergency(changes: Record<string, unknown> = {}, unit = world.commune): Promise<string> {
  const body = bulletinOf(world, unit, {
    title: 'Cảnh báo lũ quét tại bản Nậm Sương',
    priority: 'emergency',
    channels: ['site', 'board', 'speaker'],
    ...changes,
  });
  const { status, json } = await cms.ask<{ doc: Bulletin } & Told>('/bulletins?depth=0', {
    method: 'POST',
    body,
    as: warden,
  });
  assert.equal(status, 201, JSON.stringify(json.errors));
  await publish(json.doc.id);
  return json.doc.id;
}

/** The draft that ends an emergency, as the button opens it. */
async function opened(id: string, as = warden): Promise<string> {
  const { status, json } = await step<{ id: string } & Told>(id, 'all-clear', as);
  assert.equal(status, 200, JSON.stringify(json));
  return json.id;
}

const record = (id: string) =>
  cms.payload.findByID({ collection: 'bulletins', id, depth: 0, draft: true, overrideAccess: true });

const liveOf = async (id: string) =>
  (await liveBulletins(cms.payload)).find(({ content }) => content.id === id) ?? null;

/** What the channels of a unit carry, by the newest edition. */
async function carriedBy(unit: Unit, id: string): Promise<readonly string[]> {
  const edition = editionOf(await loadSnapshot(cms.payload), keyOf(unit.path ?? ''), now());
  return edition?.bulletins.find(({ content }) => content.id === id)?.carriedOn ?? [];
}

const faultsIn = ({ errors }: Told) => (errors[0]?.data?.errors ?? []).map(({ path }) => path);

describe('an all-clear', () => {
  it('E7 takes the place of its emergency on every channel with its approval', async () => {
    const id = await emergency();
    const allClear = await opened(id);
    assert.deepEqual(await carriedBy(world.commune, id), ['site', 'board', 'speaker']);
    await publish(allClear);
    assert.deepEqual(await carriedBy(world.commune, allClear), ['site', 'board', 'speaker']);
    assert.deepEqual(await carriedBy(world.commune, id), ['site']);
    const live = await liveOf(id);
    assert.ok(live?.content.until && live.content.until <= now());
    const { endedBy, endedAt, until, stage } = await record(id);
    assert.deepEqual([endedBy, stage], [allClear, 'approved']);
    assert.equal(instantOf(new Date(endedAt ?? '')), live.content.until);
    assert.equal(instantOf(new Date(until ?? '')), live.content.until);
  });

  it('E7 brings its emergency back neither by withdrawal nor by a second approval', async () => {
    const id = await emergency();
    const allClear = await opened(id);
    const { json } = await step(allClear, 'submit', warden);
    const approvals = await Promise.all(
      [1, 2].map(() => step<Told>(allClear, 'approve', captain, { hash: json.submittedHash })),
    );
    assert.deepEqual(approvals.map(({ status }) => status).toSorted(), [200, 409]);
    const until = (await liveOf(id))?.content.until;
    assert.equal((await step(allClear, 'withdraw', captain, { reason: 'Nhầm giờ' })).status, 200);
    assert.equal((await liveOf(id))?.content.until, until);
    assert.deepEqual(await carriedBy(world.commune, id), ['site']);
  });

  it('E7 leaves out what an editor was writing of the emergency meanwhile', async () => {
    const id = await emergency();
    assert.equal((await edit(id, { title: 'Chưa ai duyệt' }, warden)).status, 200);
    await publish(await opened(id));
    const { content } = (await liveOf(id)) ?? assert.fail();
    assert.equal(content.title, 'Cảnh báo lũ quét tại bản Nậm Sương');
    assert.equal((await record(id)).title, content.title);
  });

  it('E7 yields to the emergency once that is approved anew', async () => {
    const id = await emergency();
    await publish(await opened(id));
    assert.equal((await edit(id, { until: later(now(), 3600) }, warden)).status, 200);
    await publish(id);
    assert.deepEqual(await carriedBy(world.commune, id), ['site', 'board', 'speaker']);
    assert.deepEqual([(await record(id)).endedBy, (await record(id)).endedAt], [null, null]);
  });

  it('E9 is refused with each field in which it falls short of its emergency', async () => {
    const allClear = await opened(await emergency());
    for (const [changes, fields] of [
      [{ priority: 'normal' }, ['priority']],
      [{ channels: ['site', 'board'] }, ['channels']],
      [{ channels: ['site'], until: null }, ['until']],
      [{ from: later(now(), 3600), until: later(now(), 7200) }, ['from']],
      [{ audience: [world.neighbour.id] }, ['audience']],
    ] as const) {
      const before = await record(allClear);
      assert.equal((await edit(allClear, changes, warden)).status, 200);
      const { status, json } = await step<Told>(allClear, 'submit', warden);
      assert.deepEqual([status, faultsIn(json)], [400, fields]);
      const { priority, channels, from, until, audience } = before;
      assert.equal((await edit(allClear, { priority, channels, from, until, audience }, warden)).status, 200);
    }
    await publish(allClear);
  });

  it('A50 is for those with the emergency right in its unit and above alone', async () => {
    const id = await emergency();
    for (const [unit, role, right] of [
      [world.commune, 'editor', false],
      [world.commune, 'approver', false],
      [world.commune, 'auditor', true],
      [world.neighbour, 'editor', true],
      [world.elsewhere, 'approver', true],
    ] as const) {
      const as = await world.official(unit, role, { emergency: right });
      assert.ok([403, 404].includes((await step<Told>(id, 'all-clear', as)).status), `${role} ${unit.slug}`);
    }
    const allClear = await opened(id);
    const plain = await world.official(world.commune, 'editor');
    const approver = await world.official(world.commune, 'approver');
    assert.equal((await edit(allClear, { summary: 'Đổi' }, plain)).status, 403);
    const forged = bulletinOf(world, world.commune, { priority: 'priority', ends: id });
    assert.equal((await cms.ask('/bulletins', { method: 'POST', body: forged, as: plain })).status, 403);
    const { json } = await step(allClear, 'submit', warden);
    assert.equal((await step<Told>(allClear, 'approve', approver, { hash: json.submittedHash })).status, 403);
    await step(allClear, 'reject', captain, { reason: 'Chưa hết' });
  });

  it('A50 is given by a unit above, for all the places below it', async () => {
    const id = await emergency();
    const editor = await world.official(world.province, 'editor', { emergency: true });
    const approver = await world.official(world.province, 'approver', { emergency: true });
    const allClear = await opened(id, editor);
    await publish(allClear, editor, approver);
    assert.equal((await record(allClear)).unit, world.province.id);
    assert.deepEqual(await carriedBy(world.commune, id), ['site']);
    assert.deepEqual(await carriedBy(world.commune, allClear), ['site', 'board', 'speaker']);
    assert.equal((await record(id)).unit, world.commune.id);
  });

  it('A51 ends nothing that is no emergency, or was never public', async () => {
    const ordinary = bulletinOf(world, world.commune);
    const { json } = await cms.ask<{ doc: Bulletin }>('/bulletins', {
      method: 'POST',
      body: ordinary,
      as: warden,
    });
    assert.equal((await step<Told>(json.doc.id, 'all-clear', warden)).status, 409);
    const { json: draft } = await cms.ask<{ doc: Bulletin }>('/bulletins', {
      method: 'POST',
      body: bulletinOf(world, world.commune, { priority: 'emergency' }),
      as: warden,
    });
    const body = bulletinOf(world, world.commune, { priority: 'priority', ends: draft.doc.id });
    const { json: made } = await cms.ask<{ doc: Bulletin }>('/bulletins', {
      method: 'POST',
      body,
      as: warden,
    });
    const refused = await step<Told>(made.doc.id, 'submit', warden);
    assert.deepEqual([refused.status, faultsIn(refused.json)], [400, ['ends']]);
  });

  it('A51 is given once at a time', async () => {
    const id = await emergency();
    const first = await opened(id);
    const copy = { ...(await record(first)), id: undefined, title: 'Báo yên thứ hai' };
    const { json } = await cms.ask<{ doc: Bulletin }>('/bulletins', {
      method: 'POST',
      body: copy,
      as: warden,
    });
    const second = json.doc.id;
    const submitted = await step(second, 'submit', warden);
    await publish(first);
    const refused = await step<Told>(second, 'approve', captain, { hash: submitted.json.submittedHash });
    assert.deepEqual([refused.status, faultsIn(refused.json)], [400, ['ends']]);
    await step(first, 'withdraw', captain, { reason: 'Sai tên bản' });
    const approved = await step(second, 'approve', captain, { hash: submitted.json.submittedHash });
    assert.equal(approved.status, 200, JSON.stringify(approved.json));
  });

  it('A51 is given also when its emergency was withdrawn or is over, and changes nothing of it', async () => {
    const withdrawn = await emergency();
    await step(withdrawn, 'withdraw', captain, { reason: 'Đăng nhầm' });
    const short = await emergency({ until: later(now(), 10) });
    while (now() < ((await liveOf(short))?.content.until ?? '')) {
      await new Promise((wake) => setTimeout(wake, 200));
    }
    const before = await liveOf(short);
    for (const id of [withdrawn, short]) {
      const allClear = await opened(id);
      await publish(allClear);
      assert.deepEqual(await carriedBy(world.commune, allClear), ['site', 'board', 'speaker']);
    }
    assert.equal(await liveOf(withdrawn), null);
    assert.deepEqual(await liveOf(short), before);
  });

  it('A52 is filled in with the reach of the emergency, and opened once', async () => {
    const id = await emergency({ audience: [world.commune.id], channels: ['site', 'board'] });
    const allClear = await opened(id);
    assert.equal(await opened(id), allClear);
    const { title, summary, priority, channels, audience, ends, from, until, issuer } =
      await record(allClear);
    assert.equal(title, 'Kết thúc: Cảnh báo lũ quét tại bản Nậm Sương');
    assert.match(summary ?? '', /^Tình huống khẩn cấp UBND xã Sìn Hồ thông báo lúc .* đã kết thúc\.$/);
    assert.deepEqual(
      [priority, channels, audience, ends, issuer],
      ['priority', ['site', 'board'], [world.commune.id], id, 'UBND xã Sìn Hồ'],
    );
    assert.equal(Date.parse(until ?? '') - Date.parse(from ?? ''), 24 * 3_600_000);
    await publish(allClear);
    await step(allClear, 'withdraw', captain, { reason: 'Sai' });
    assert.notEqual(await opened(id), allClear);
  });

  it('A52 has a title no longer than a bulletin’s, cut between words', () => {
    const long = allClearTitle('Cảnh báo '.repeat(13).trim());
    assert.ok(long.length <= 120, long);
    assert.match(long, /^Kết thúc: Cảnh báo .*(báo|Cảnh)…$/);
  });
});
