import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseEdition } from '@nguon/content-model/edition';
import { unitKey } from '@nguon/content-model/unit';
import { deskOf } from '../outbox/desk.ts';
import type { Board, Requisition, Unit } from '../payload-types.ts';
import { openTestCms, type TestCms } from '../testing/test-cms.ts';
import { makeWorld, type World } from '../testing/world.ts';

let cms: TestCms;
let world: World;
let screen: Board;
let ours: Board;

const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

async function boardOf(unit: Unit, owner: Board['owner']): Promise<Board> {
  const data = { name: 'Màn hình', technology: 'lcd', width: 1_920, height: 1_080, colour: 'full' } as const;
  return cms.payload.create({
    collection: 'boards',
    overrideAccess: true,
    depth: 0,
    data: { ...data, owner, unit: unit.id },
  });
}

const order = (changes: object = {}) => ({
  symbol: '45/UBND-VX',
  orderedBy: 'UBND tỉnh',
  board: screen.id,
  from: inHours(-1),
  until: inHours(2),
  unit: world.commune.id,
  ...changes,
});

async function give(body: object, as?: Awaited<ReturnType<World['official']>>) {
  const approver = as ?? (await world.official(world.commune, 'approver'));
  return cms.ask<{ doc: Requisition }>('/requisitions?depth=0', { method: 'POST', body, as: approver });
}

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
  screen = await boardOf(world.commune, 'advertising');
  ours = await boardOf(world.commune, 'state');
});
after(() => cms.close());

/** The windows of a board in the edition of its unit. */
async function windowsOf({ id }: Board) {
  await deskOf(cms.payload).sequencer.settle();
  const { json } = await cms.deliver<unknown>(
    `/editions/${unitKey({ code: '03478', validFrom: '2025-07-01' })}`,
  );
  return parseEdition(json).boards.find((board) => board.id === id)?.windows;
}

describe('a requisition', () => {
  it('A30 is given by approvers of its unit alone', async () => {
    for (const [unit, role] of [
      [world.commune, 'editor'],
      [world.commune, 'auditor'],
      [world.province, 'approver'],
      [world.neighbour, 'approver'],
    ] as const) {
      assert.equal(
        (await give(order(), await world.official(unit, role))).status,
        403,
        `${role} ${unit.slug}`,
      );
    }
  });

  it('A30 is for an enterprise’s screen of its own unit', async () => {
    const elsewhere = await boardOf(world.neighbour, 'advertising');
    assert.equal((await give(order({ board: ours.id }))).status, 400);
    assert.equal((await give(order({ board: elsewhere.id }))).status, 400);
  });

  it('A30 ends after it begins, is released within its time and is never deleted', async () => {
    assert.equal((await give(order({ until: inHours(-2) }))).status, 400);
    assert.equal((await give(order({ releasedAt: inHours(3) }))).status, 400);
    const given = await give(order({ from: inHours(48), until: inHours(50) }));
    assert.equal(given.status, 201, JSON.stringify(given.json));
    const approver = await world.official(world.commune, 'approver');
    for (const as of [approver, world.admin]) {
      const path = `/requisitions/${given.json.doc.id}`;
      assert.equal((await cms.ask(path, { method: 'DELETE', as })).status, 403);
    }
  });

  it('A31 makes windows of its screen until its end or its release', async () => {
    assert.deepEqual(await windowsOf(ours), null);
    const before = (await windowsOf(screen))?.length ?? 0;
    const given = await give(order());
    assert.equal(given.status, 201, JSON.stringify(given.json));
    assert.equal((await windowsOf(screen))?.length, before + 1);
    const approver = await world.official(world.commune, 'approver');
    const releasedAt = new Date(Date.now() - 60_000).toISOString();
    const path = `/requisitions/${given.json.doc.id}`;
    await cms.ask(path, { method: 'PATCH', body: { releasedAt }, as: approver });
    const windows = (await windowsOf(screen)) ?? [];
    assert.ok(windows.some(({ until }) => Math.abs(Date.parse(until) - Date.parse(releasedAt)) < 1_000));
  });

  it('W66 is given back at once by one button, by approvers of its unit alone', async () => {
    const given = await give(order({ from: inHours(-2) }));
    const path = `/requisitions/${given.json.doc.id}/release`;
    for (const [unit, role] of [
      [world.commune, 'editor'],
      [world.province, 'approver'],
      [world.neighbour, 'approver'],
    ] as const) {
      const { status } = await cms.ask(path, {
        method: 'POST',
        body: {},
        as: await world.official(unit, role),
      });
      assert.ok([403, 404].includes(status), `${role} ${unit.slug} ${status}`);
    }
    const as = await world.official(world.commune, 'approver');
    const { status, json } = await cms.ask<{ releasedAt: string }>(path, { method: 'POST', body: {}, as });
    assert.equal(status, 200, JSON.stringify(json));
    assert.ok(Math.abs(Date.parse(json.releasedAt) - Date.now()) < 60_000);
    assert.equal((await cms.ask(path, { method: 'POST', body: {}, as })).status, 409);
  });

  it('W66 that is still to come is given back before it begins', async () => {
    const before = (await windowsOf(screen))?.length ?? 0;
    const given = await give(order({ from: inHours(60), until: inHours(70) }));
    assert.equal((await windowsOf(screen))?.length, before + 1);
    const as = await world.official(world.commune, 'approver');
    const path = `/requisitions/${given.json.doc.id}/release`;
    assert.equal((await cms.ask(path, { method: 'POST', body: {}, as })).status, 200);
    assert.equal((await windowsOf(screen))?.length, before);
  });

  it('A35 reports its hours to officials of its unit and of the units above', async () => {
    const given = await give(order({ from: inHours(-3), until: inHours(1) }));
    const path = `/requisitions/${given.json.doc.id}/hours`;
    const auditor = await world.official(world.province, 'auditor');
    const { status, json } = await cms.ask<{ inForceSeconds: number }>(path, { as: auditor });
    assert.equal(status, 200, JSON.stringify(json));
    assert.ok(Math.abs(json.inForceSeconds - 3 * 3_600) < 60);
    const stranger = await world.official(world.neighbour, 'approver');
    assert.ok([403, 404].includes((await cms.ask(path, { as: stranger })).status));
    assert.ok([401, 403, 404].includes((await cms.ask(path)).status));
  });
});
