import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ChangesPage } from '@nguon/content-model/delivery-feed';
import { parseEdition } from '@nguon/content-model/edition';
import { unitKey } from '@nguon/content-model/unit';
import { deskOf } from '../outbox/desk.ts';
import type { Board, User } from '../payload-types.ts';
import { openTestCms, type TestCms } from '../testing/test-cms.ts';
import { makeWorld, type World } from '../testing/world.ts';

let cms: TestCms;
let world: World;
let board: Board;
let speaker: string;

const shared = { overrideAccess: true, depth: 0 } as const;

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
  const made = { name: 'Bảng LED', technology: 'led', width: 192, height: 96, colour: 'full' } as const;
  const unit = world.commune.id;
  board = await cms.payload.create({
    collection: 'boards',
    ...shared,
    data: { ...made, owner: 'state', unit, tokenHash: 'f'.repeat(64) },
  });
  const loud = { name: 'Cụm loa', sessionMinutes: 15, volume: 80, accent: 'northern', unit } as const;
  ({ id: speaker } = await cms.payload.create({ collection: 'speakers', ...shared, data: loud }));
});
after(() => cms.close());

const press = (button: 'blank' | 'show', as?: User, path = `boards/${board.id}`) =>
  cms.ask(`/${path}/${button}`, { method: 'POST', body: {}, ...(as && { as }) });

async function changesAfter(cursor: number): Promise<ChangesPage['changes']> {
  await deskOf(cms.payload).sequencer.settle();
  return (await cms.deliver<ChangesPage>(`/changes?after=${cursor}`)).json.changes;
}

async function isBlanked(): Promise<boolean | undefined> {
  await deskOf(cms.payload).sequencer.settle();
  const { json } = await cms.deliver<unknown>(`/editions/${unitKey(world.commune)}`);
  return parseEdition(json).boards.find(({ id }) => id === board.id)?.blanked;
}

describe('the button that switches a board off and on', () => {
  it('A32 is for editors and approvers of its unit and of the units above, and the operator', async () => {
    for (const [unit, role, allowed] of [
      [world.commune, 'editor', true],
      [world.commune, 'approver', true],
      [world.province, 'editor', true],
      [world.province, 'approver', true],
      [world.province, 'admin', true],
      [world.commune, 'auditor', false],
      [world.province, 'auditor', false],
      [world.neighbour, 'editor', false],
      [world.neighbour, 'approver', false],
      [world.elsewhere, 'editor', false],
    ] as const) {
      const as = role === 'admin' ? world.admin : await world.official(unit, role);
      for (const button of ['blank', 'show'] as const) {
        const { status } = await press(button, as);
        const right = allowed ? status === 200 : [403, 404].includes(status);
        assert.ok(right, `${role} of ${unit.slug}: ${button} ${status}`);
      }
    }
    assert.ok([401, 403, 404].includes((await press('blank')).status), 'a stranger');
  });

  it('A32 gives those above no other power over the device', async () => {
    const as = await world.official(world.province, 'editor');
    for (const [deed, body] of [
      ['command', { act: 'blank' }],
      ['revoke', {}],
      ['enrolment', {}],
    ] as const) {
      const { status } = await cms.ask(`/boards/${board.id}/${deed}`, { method: 'POST', body, as });
      assert.equal(status, 403, deed);
    }
  });

  it('W51 keeps it off and commands it, in one change that names who did it', async () => {
    const as = await world.official(world.province, 'approver');
    const before = (await changesAfter(0)).at(-1)?.sequence ?? 0;
    assert.equal((await press('blank', as)).status, 200);
    const [change, ...more] = await changesAfter(before);
    assert.deepEqual(more, []);
    assert.deepEqual(change?.units, [unitKey(world.commune)]);
    assert.equal(change?.command?.device, board.id);
    assert.equal(change?.command?.act, 'blank');
    assert.equal(await isBlanked(), true);
    const { docs } = await cms.payload.find({ collection: 'outbox', limit: 1, overrideAccess: true });
    assert.equal(docs[0]?.commandBy, as.email);
    assert.equal((await press('show', as)).status, 200);
    assert.equal(await isBlanked(), false);
  });

  it('W51 is the only way: a form that was opened before switches nothing', async () => {
    const as = await world.official(world.commune, 'editor');
    await press('blank', as);
    const saved = { method: 'PATCH', body: { blanked: false, name: 'Bảng LED chợ' }, as };
    assert.equal((await cms.ask(`/boards/${board.id}`, saved)).status, 200);
    assert.equal(await isBlanked(), true);
    await press('show', as);
  });

  it('W51 mutes a speaker that is not enrolled, for the day it is', async () => {
    const as = await world.official(world.province, 'editor');
    const before = (await changesAfter(0)).at(-1)?.sequence ?? 0;
    assert.equal((await press('blank', as, `speakers/${speaker}`)).status, 200);
    const [change] = await changesAfter(before);
    assert.equal(change?.command, null);
    const kept = await cms.payload.findByID({ collection: 'speakers', id: speaker, overrideAccess: true });
    assert.equal(kept.muted, true);
  });
});

describe('the button that plays a prepared announcement', () => {
  let announcement: string;
  let enrolled: string;
  const told = { overrideAccess: true, depth: 0 } as const;
  const announce = (as: User | undefined, place: Record<string, unknown>, id = announcement) =>
    cms.ask<{ speakers?: string[]; leftOut?: { name: string }[]; code?: string; errors?: unknown }>(
      `/prepared-announcements/${id}/play`,
      { method: 'POST', body: place, ...(as && { as }) },
    );

  before(async () => {
    const unit = world.commune.id;
    const approver = await world.official(world.province, 'approver', { emergency: true });
    const { json } = await cms.ask<{ doc: { id: string } }>('/prepared-announcements', {
      method: 'POST',
      body: {
        title: 'Lên chỗ cao',
        text: 'Bà con lên chỗ cao.',
        unit: world.province.id,
        _status: 'published',
      },
      as: approver,
    });
    announcement = json.doc.id;
    const loud = { sessionMinutes: 15, volume: 80, accent: 'northern', unit } as const;
    const cluster = { ...loud, name: 'Cụm loa chợ', tokenHash: 'e'.repeat(64) };
    ({ id: enrolled } = await cms.payload.create({ collection: 'speakers', ...told, data: cluster }));
    await deskOf(cms.payload).sequencer.settle();
  });

  it('A61 is for editors and approvers of its unit and above who have the emergency right', async () => {
    for (const [unit, role, emergency, allowed] of [
      [world.commune, 'editor', true, true],
      [world.commune, 'approver', true, true],
      [world.province, 'approver', true, true],
      [world.commune, 'editor', false, false],
      [world.commune, 'approver', false, false],
      [world.province, 'auditor', true, false],
      [world.neighbour, 'approver', true, false],
      [world.elsewhere, 'approver', true, false],
    ] as const) {
      const as = await world.official(unit, role, { emergency });
      const { status } = await announce(as, { speaker: enrolled });
      const right = allowed ? status === 202 : [403, 404].includes(status);
      assert.ok(right, `${role} of ${unit.slug}, ${emergency ? 'with' : 'without'} the right: ${status}`);
    }
    assert.ok([401, 403, 404].includes((await announce(undefined, { speaker: enrolled })).status));
    assert.equal((await announce(world.admin, { speaker: enrolled })).status, 403, 'the operator without it');
  });

  it('W112 commands every cluster of the unit that can play, and names those that cannot', async () => {
    const as = await world.official(world.commune, 'editor', { emergency: true });
    const cursor = (await changesAfter(0)).at(-1)?.sequence ?? 0;
    const { status, json } = await announce(as, { unit: world.commune.id });
    assert.equal(status, 202, JSON.stringify(json));
    assert.deepEqual([json.speakers, json.leftOut?.map(({ name }) => name)], [['Cụm loa chợ'], ['Cụm loa']]);
    const commands = (await changesAfter(cursor)).map(({ command }) => command);
    assert.deepEqual(
      commands.map((command) => [command?.device, command?.act, command?.clip]),
      [[enrolled, 'play', announcement]],
    );
  });

  it('W112 is refused with the reason where nothing can play, and for what is not kept ready there', async () => {
    const as = await world.official(world.commune, 'editor', { emergency: true });
    const none = await announce(as, { speaker });
    assert.deepEqual([none.status, none.json.code], [409, 'command-refused']);
    assert.match(JSON.stringify(none.json.errors), /Cụm loa.*(chưa ghi danh|not enrolled)/);
    for (const id of [enrolled, '00000000-0000-4000-8000-000000000000', 'x'])
      assert.equal((await announce(as, { speaker: enrolled }, id)).status, 409, id);
    for (const place of [{}, { speaker: 'x' }, { speaker: enrolled, unit: world.commune.id }])
      assert.equal((await announce(as, place)).status, 400, JSON.stringify(place));
    assert.equal((await announce(as, { speaker: announcement })).status, 404);
  });
});
