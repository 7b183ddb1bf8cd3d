import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { instantOf, later } from '@nguon/content-model/instant';
import { parse } from 'csv-parse/sync';
import type { Board, Bulletin, Unit, User } from '../payload-types.ts';
import { openTestCms, PASSWORD, type TestCms } from '../testing/test-cms.ts';
import { bulletinOf, makeWorld, type World } from '../testing/world.ts';
import { readProof } from './read-proof.ts';

let cms: TestCms;
let world: World;
let bulletin: string;
const now = Date.now();
const ago = (seconds: number) => new Date(now - seconds * 1_000).toISOString();

async function boardOf(unit: Unit, name: string): Promise<Board> {
  const make = { technology: 'led', width: 192, height: 96, colour: 'full', owner: 'state' } as const;
  const there = { enrolledAt: ago(9_000), seenAt: ago(5) };
  const data = { ...make, ...there, name, unit: unit.id };
  return cms.payload.create({ collection: 'boards', overrideAccess: true, depth: 0, data });
}

async function published(): Promise<string> {
  const [editor, approver] = [
    await world.official(world.province, 'editor'),
    await world.official(world.province, 'approver'),
  ];
  const until = later(instantOf(now), 86_400);
  const changes = { channels: ['site', 'board'], priority: 'priority', until };
  const { json } = await cms.ask<{ doc: Bulletin }>('/bulletins?draft=true', {
    method: 'POST',
    body: bulletinOf(world, world.province, changes),
    as: editor,
  });
  const step = (name: string, as: User, body: object) =>
    cms.ask<Bulletin>(`/bulletins/${json.doc.id}/${name}`, { method: 'POST', body, as });
  const { json: submitted } = await step('submit', editor, {});
  const approved = await step('approve', approver, { hash: submitted.submittedHash });
  assert.equal(approved.status, 200, JSON.stringify(approved.json));
  return json.doc.id;
}

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
  const ours = await boardOf(world.commune, 'Bảng xã');
  await boardOf(world.neighbour, 'Bảng xã bên');
  await boardOf(world.elsewhere, 'Bảng tỉnh khác');
  bulletin = await published();
  for (const number of [1, 2, 3]) {
    const entry = { number, device: ours.id, bulletin, sha256: 'a'.repeat(64), path: ours.path ?? '' };
    const time = { startedAt: ago(600 - number * 60), endedAt: ago(592 - number * 60) };
    const chain = { previous: '0'.repeat(64), address: String(number).repeat(64), intact: true };
    const result = number === 3 ? ('failed' as const) : ('played' as const);
    const data = { ...entry, ...time, ...chain, result };
    await cms.payload.create({ collection: 'playouts', overrideAccess: true, data });
  }
});
after(() => cms.close());

async function seenBy(user: User, most = 30) {
  return readProof(bulletin, { payload: cms.payload, user }, instantOf(now), most);
}

describe('the proof of play on the screen', () => {
  it('A34 holds for those above all boards below, for a commune its own', async () => {
    const above = await seenBy(await world.official(world.province, 'auditor'));
    assert.deepEqual(
      above?.rows.map(({ boardName, shown }) => [boardName, shown?.times ?? 0]),
      [
        ['Bảng xã', 2],
        ['Bảng xã bên', 0],
      ],
    );
    const own = await seenBy(await world.official(world.neighbour, 'editor'));
    assert.deepEqual(
      own?.rows.map(({ boardName }) => boardName),
      ['Bảng xã bên'],
    );
    assert.equal(await seenBy(await world.official(world.elsewhere, 'editor')), null);
  });

  it('W64 tells the first and the last showing of the log', async () => {
    const proof = await seenBy(await world.official(world.commune, 'editor'));
    const [row] = proof?.rows ?? [];
    assert.equal(row?.shown?.first, ago(540));
    assert.equal(row?.shown?.last, ago(472));
  });

  it('W64 says how many boards the screen leaves out', async () => {
    const proof = await seenBy(await world.official(world.province, 'auditor'), 1);
    assert.equal(proof?.rows.length, 1);
    assert.equal(proof?.more, 1);
  });

  it('W65 is downloaded by an auditor, and by nobody who may not read the bulletin', async () => {
    const as = await world.official(world.province, 'auditor');
    const data = { email: as.email, password: PASSWORD };
    const { token = '' } = await cms.payload.login({ collection: 'users', data });
    const file = await cms.fetch(`/api/bulletin-proof/${bulletin}`, {
      headers: { Authorization: `JWT ${token}` },
    });
    assert.match(file.headers.get('content-type') ?? '', /^text\/csv/);
    const rows: string[][] = parse(await file.text(), { bom: true });
    assert.equal(rows.length, 3);
    const other = await world.official(world.elsewhere, 'editor');
    assert.equal((await cms.ask(`/bulletin-proof/${bulletin}`, { as: other })).status, 404);
    assert.equal((await cms.ask(`/bulletin-proof/${bulletin}`)).status, 404);
  });
});
