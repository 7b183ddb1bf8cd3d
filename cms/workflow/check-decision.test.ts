import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Unit } from '../payload-types.ts';
import { openTestCms, type TestCms } from '../testing/test-cms.ts';
import { bulletinOf, makeWorld, type World } from '../testing/world.ts';

let cms: TestCms;
let world: World;

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
});
after(() => cms.close());

interface Made {
  readonly doc: { readonly id: string };
}

/** A bulletin of the province, published for the units named. */
async function fromAbove(audience: readonly Unit[]): Promise<string> {
  const [editor, approver] = [
    await world.official(world.province, 'editor'),
    await world.official(world.province, 'approver'),
  ];
  const body = bulletinOf(world, world.province, { audience: audience.map(({ id }) => id) });
  const { json } = await cms.ask<Made>('/bulletins', { method: 'POST', as: editor, body });
  const { id } = json.doc;
  const { json: submitted } = await cms.ask<{ submittedHash: string }>(`/bulletins/${id}/submit`, {
    method: 'POST',
    as: editor,
    body: {},
  });
  const approved = await cms.ask(`/bulletins/${id}/approve`, {
    method: 'POST',
    as: approver,
    body: { hash: submitted.submittedHash },
  });
  assert.equal(approved.status, 200, JSON.stringify(approved.json));
  return id;
}

const decide = async (unit: Unit, bulletin: string) =>
  cms.ask<Made>('/decisions', {
    method: 'POST',
    as: await world.official(unit, 'editor'),
    body: { bulletin, choice: 'accept' },
  });

const refusing = new Set([401, 403, 404]);

describe('a decision', () => {
  it('A41 is taken only on bulletins that are meant for the unit', async () => {
    const bulletin = await fromAbove([world.neighbour]);
    const { status, json } = await decide(world.commune, bulletin);
    assert.equal(status, 400, JSON.stringify(json));
    assert.equal((await decide(world.elsewhere, bulletin)).status, 400);
    assert.equal((await decide(world.neighbour, bulletin)).status, 201);
  });

  it('A40 is read by its unit and above, and written by its own unit alone', async () => {
    const bulletin = await fromAbove([world.province]);
    const { json, status } = await decide(world.commune, bulletin);
    assert.equal(status, 201, JSON.stringify(json));
    const path = `/decisions/${json.doc.id}`;
    for (const [unit, role, reads, writes] of [
      [world.province, 'editor', true, false],
      [world.province, 'approver', true, false],
      [world.neighbour, 'editor', false, false],
      [world.elsewhere, 'approver', false, false],
      [world.commune, 'auditor', true, false],
      [world.commune, 'approver', true, true],
      [world.commune, 'editor', true, true],
    ] as const) {
      const as = await world.official(unit, role);
      const who = `${role} of ${unit.slug}`;
      assert.equal((await cms.ask(path, { as })).status === 200, reads, who);
      const listed = await cms.ask<{ totalDocs: number }>(`/decisions?where[id][equals]=${json.doc.id}`, {
        as,
      });
      assert.equal(listed.json.totalDocs === 1, reads, who);
      const patched = await cms.ask(path, { method: 'PATCH', as, body: { choice: 'decline' } });
      assert.equal(patched.status === 200, writes, `${who}: ${patched.status}`);
      if (writes) continue;
      assert.ok(refusing.has((await cms.ask(path, { method: 'DELETE', as })).status), who);
      const body = { bulletin, choice: 'accept', unit: world.commune.id };
      assert.equal((await cms.ask('/decisions', { method: 'POST', as, body })).status, 403, who);
    }
    const own = await world.official(world.commune, 'editor');
    assert.equal((await cms.ask(path, { method: 'DELETE', as: own })).status, 200);
  });
});

describe('what the system records', () => {
  it('A42 is read of playouts by their unit and above alone', async () => {
    const { id } = await cms.payload.create({
      collection: 'playouts',
      overrideAccess: true,
      data: {
        device: 'loa-1',
        number: 1,
        sha256: 'a'.repeat(64),
        startedAt: '2026-11-21T00:00:00.000Z',
        endedAt: '2026-11-21T00:01:00.000Z',
        result: 'played',
        previous: '0'.repeat(64),
        address: 'b'.repeat(64),
        intact: true,
        path: world.commune.path ?? '',
      },
    });
    for (const [unit, reads] of [
      [world.commune, true],
      [world.province, true],
      [world.neighbour, false],
      [world.elsewhere, false],
    ] as const) {
      const as = await world.official(unit, 'auditor');
      assert.equal((await cms.ask(`/playouts/${id}`, { as })).status === 200, reads, unit.slug);
      const { json } = await cms.ask<{ totalDocs: number }>('/playouts', { as });
      assert.equal(json.totalDocs, reads ? 1 : 0, unit.slug);
    }
  });

  it('A42 is read of the outbox by the operator alone', async () => {
    assert.equal((await cms.ask('/outbox', { as: world.admin })).status, 200);
    for (const unit of [world.commune, world.province, world.elsewhere]) {
      for (const role of ['editor', 'approver', 'auditor'] as const) {
        const as = await world.official(unit, role);
        assert.ok(refusing.has((await cms.ask('/outbox', { as })).status), `${role} of ${unit.slug}`);
        assert.ok(refusing.has((await cms.ask('/outbox/count', { as })).status), `${role} of ${unit.slug}`);
      }
    }
  });
});
