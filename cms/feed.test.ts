import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sha256 } from '@nguon/content-model/content-address';
import type { ChangesPage, Enrolled, UnitsPage } from '@nguon/content-model/delivery-feed';
import type { RegisteredDevice } from '@nguon/content-model/device';
import { parseEdition } from '@nguon/content-model/edition';
import { instantOf } from '@nguon/content-model/instant';
import { chain, type PlayoutEntry } from '@nguon/content-model/playout';
import { unitKey } from '@nguon/content-model/unit';
import sharp from 'sharp';
import type { GivenCommand } from './devices/given-commands.ts';
import { deskOf } from './outbox/desk.ts';
import { ring } from './outbox/record.ts';
import { Sequencer } from './outbox/sequencer.ts';
import type { Board, Bulletin, Media, User } from './payload-types.ts';
import { openTestCms, type TestCms, type Told } from './testing/test-cms.ts';
import { bulletinOf, makeWorld, type World } from './testing/world.ts';
import { inTransaction } from './workflow/in-transaction.ts';
import { takeStep } from './workflow/take-step.ts';

let cms: TestCms;
let world: World;
let editor: User;
let approver: User;
const keys: Record<'province' | 'commune' | 'neighbour', string> = {
  province: '',
  commune: '',
  neighbour: '',
};

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
  editor = await world.official(world.commune, 'editor');
  approver = await world.official(world.commune, 'approver');
  for (const name of ['province', 'commune', 'neighbour'] as const) keys[name] = unitKey(world[name]);
});
after(() => cms.close());

async function newest(): Promise<number> {
  const { sequencer } = deskOf(cms.payload);
  await sequencer.settle();
  return sequencer.newest;
}

async function changesAfter(cursor: number): Promise<ChangesPage> {
  await newest();
  return (await cms.deliver<ChangesPage>(`/changes?after=${cursor}`)).json;
}

async function publish(changes: Record<string, unknown> = {}): Promise<string> {
  const body = bulletinOf(world, world.commune, changes);
  const { json } = await cms.ask<{ doc: Bulletin }>('/bulletins', { method: 'POST', body, as: editor });
  const { id } = json.doc;
  const at = instantOf(Date.now());
  const { submittedHash } = await takeStep({ step: 'submit', id, at }, await cms.reqOf(editor));
  await takeStep({ step: 'approve', id, at, hash: submittedHash ?? '' }, await cms.reqOf(approver));
  return id;
}

async function makeBoard(): Promise<Board> {
  const body = {
    name: 'Bảng chợ',
    technology: 'led',
    width: 96,
    height: 32,
    colour: 'one-bit',
    unit: world.commune.id,
  };
  return (await cms.ask<{ doc: Board }>('/boards?depth=0', { method: 'POST', body, as: editor })).json.doc;
}

const publicKey = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) };

async function enrol(id: string): Promise<number> {
  const { json } = await cms.ask<{ code: string }>(`/boards/${id}/enrolment`, { method: 'POST', as: editor });
  const body = { code: json.code, publicKey, tokenHash: sha256(id) };
  return (await cms.deliver<Enrolled>('/enrolments', { method: 'POST', body })).status;
}

describe('the feed', () => {
  it('X1 answers only whoever has the key', async () => {
    for (const Authorization of [
      undefined,
      'Delivery',
      'Delivery sai',
      'Bearer the-key-of-delivery-in-tests',
    ]) {
      const headers = Authorization === undefined ? {} : { Authorization };
      const paths = [
        'changes',
        'events',
        'units',
        `editions/${keys.commune}`,
        'devices',
        `media/${'a'.repeat(64)}`,
      ];
      for (const path of paths) {
        assert.equal((await cms.ask(`/delivery/${path}`, { headers })).status, 401, path);
      }
      for (const path of ['enrolments', 'playouts', 'reported', 'acknowledged', 'receipts']) {
        assert.equal(
          (await cms.ask(`/delivery/${path}`, { method: 'POST', headers, body: {} })).status,
          401,
          path,
        );
      }
    }
    assert.equal((await cms.ask('/delivery/units', { as: world.admin })).status, 401);
  });

  it('X2 gives changes after a cursor, in order, page by page', async () => {
    const start = await newest();
    const req = await cms.reqOf();
    await inTransaction(req, async () => {
      for (let row = 0; row < 205; row += 1) await ring(req, { devices: true });
    });
    const first = await changesAfter(start);
    assert.deepEqual([first.changes.length, first.more, first.cursor], [200, true, start + 200]);
    const rest = await changesAfter(first.cursor);
    assert.deepEqual([rest.changes.length, rest.more, rest.cursor], [5, false, start + 205]);
    const numbers = [...first.changes, ...rest.changes].map(({ sequence }) => sequence);
    assert.deepEqual(
      numbers,
      Array.from({ length: 205 }, (_, row) => start + row + 1),
    );
    assert.equal((await cms.deliver('/changes?after=x')).status, 400);
  });

  it('X3 names the units that a bulletin, a board and a unit touch', async () => {
    let cursor = await newest();
    await publish();
    let page = await changesAfter(cursor);
    assert.deepEqual(
      page.changes.map(({ units }) => units),
      [[keys.commune]],
    );
    cursor = page.cursor;
    await cms.payload.update({
      collection: 'units',
      id: world.province.id,
      data: { name: 'Lai Châu' },
      overrideAccess: true,
    });
    page = await changesAfter(cursor);
    assert.deepEqual(
      page.changes.map(({ units }) => units),
      [[keys.province, keys.commune, keys.neighbour].toSorted()],
    );
    cursor = page.cursor;
    await makeBoard();
    page = await changesAfter(cursor);
    assert.deepEqual(
      page.changes.map(({ units, devices }) => [units, devices]),
      [[[keys.commune], false]],
    );
  });

  it('X3 lists every unit with a site, and names a unit whose site goes', async () => {
    const site = await cms.payload.find({
      collection: 'sites',
      where: { path: { equals: world.neighbour.path } },
    });
    const { json } = await cms.deliver<UnitsPage>('/units');
    assert.ok(json.units.includes(keys.neighbour));
    await cms.payload.delete({ collection: 'sites', id: site.docs[0]?.id ?? '', overrideAccess: true });
    const { changes } = await changesAfter(json.cursor);
    assert.deepEqual(changes.at(-1)?.units, [keys.neighbour]);
    assert.equal((await cms.deliver(`/editions/${keys.neighbour}`)).status, 404);
    await cms.payload.create({
      collection: 'sites',
      overrideAccess: true,
      data: { unit: world.neighbour.id, host: 'xa-hong-thu.localhost' },
    });
  });

  it('X4 gives an edition once', async () => {
    const id = await publish({ title: 'Bản tin trong ấn bản' });
    await newest();
    const { status, headers, json } = await cms.deliver<object>(`/editions/${keys.commune}`);
    assert.equal(status, 200);
    const edition = parseEdition(json);
    assert.ok(edition.bulletins.some(({ content }) => content.id === id));
    assert.equal(edition.ancestors[0]?.name, 'Lai Châu');
    const etag = headers.get('etag') ?? '';
    assert.equal(etag, `"${edition.id}"`);
    const again = await cms.deliver(`/editions/${keys.commune}`, { headers: { 'If-None-Match': etag } });
    assert.equal(again.status, 304);
    await publish({ title: 'Thêm một bản tin' });
    await newest();
    const changed = await cms.deliver(`/editions/${keys.commune}`, { headers: { 'If-None-Match': etag } });
    assert.equal(changed.status, 200);
    assert.equal((await cms.deliver('/editions/99999@2025-07-01')).status, 404);
  });

  it('X5 tells followers the newest number at once and after a change', async (t) => {
    const start = await newest();
    const end = new AbortController();
    t.after(() => end.abort());
    const { body } = await cms.fetch('/api/delivery/events', {
      headers: { Authorization: 'Delivery the-key-of-delivery-in-tests' },
      signal: end.signal,
    });
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    assert.equal((await reader?.read())?.value, `event: change\ndata: ${start}\n\n`);
    const req = await cms.reqOf();
    await inTransaction(req, () => ring(req, { devices: true }));
    assert.equal((await reader?.read())?.value, `event: change\ndata: ${start + 1}\n\n`);
    await reader?.cancel();
  });
});

describe('the outbox', () => {
  it('X6 keeps no row of a change that fails', async () => {
    const start = await newest();
    const req = await cms.reqOf();
    const failing = inTransaction(req, async () => {
      await cms.payload.create({
        collection: 'boards',
        data: {
          name: 'Hỏng',
          technology: 'led',
          width: 96,
          height: 32,
          colour: 'full',
          owner: 'state',
          unit: world.commune.id,
        },
        req,
      });
      throw new RangeError('stop');
    });
    await assert.rejects(failing, RangeError);
    assert.equal(await newest(), start);
    const { totalDocs } = await cms.payload.count({
      collection: 'boards',
      where: { name: { equals: 'Hỏng' } },
    });
    assert.equal(totalDocs, 0);
  });

  it('X8 numbers what an earlier process left', async () => {
    const { sequencer } = deskOf(cms.payload);
    const start = await newest();
    await sequencer.stop();
    const req = await cms.reqOf();
    await inTransaction(req, () => ring(req, { devices: true }));
    assert.equal(sequencer.newest, start);
    const next = await Sequencer.start(cms.payload);
    assert.equal(next.newest, start + 1);
    await next.stop();
    await deskOf(cms.payload).close();
    const { openDesk } = await import('./outbox/desk.ts');
    await openDesk(cms.payload);
    assert.equal(await newest(), start + 1);
  });
});

describe('a device', () => {
  it('X12 enrols once with its code, and a revoked one is nobody', async () => {
    const { id } = await makeBoard();
    const start = await newest();
    const { json } = await cms.ask<{ code: string }>(`/boards/${id}/enrolment`, {
      method: 'POST',
      as: editor,
    });
    const body = { code: json.code.toLowerCase(), publicKey, tokenHash: sha256(id) };
    const tries = await Promise.all(
      [1, 2].map(() => cms.deliver<Enrolled>('/enrolments', { method: 'POST', body })),
    );
    assert.deepEqual(tries.map(({ status }) => status).toSorted(), [201, 403]);
    const enrolled = tries.find(({ status }) => status === 201)?.json;
    assert.deepEqual(enrolled, { device: id, kind: 'board', unit: keys.commune, name: 'Bảng chợ' });
    assert.ok((await changesAfter(start)).changes.some(({ devices }) => devices));
    const register = async () =>
      (await cms.deliver<RegisteredDevice[]>('/devices')).json.some(({ device }) => device === id);
    assert.equal(await register(), true);
    await cms.ask(`/boards/${id}/revoke`, { method: 'POST', as: editor });
    assert.equal(await register(), false);
  });

  it('X12 is refused with a code that is too old', async () => {
    const { id } = await makeBoard();
    const { json } = await cms.ask<{ code: string }>(`/boards/${id}/enrolment`, {
      method: 'POST',
      as: editor,
    });
    await cms.payload.db.updateOne({
      collection: 'boards',
      id,
      data: { codeUntil: '2020-01-01T00:00:00.000Z' },
    });
    const body = { code: json.code, publicKey, tokenHash: sha256(id) };
    const { status, json: told } = await cms.deliver<Told>('/enrolments', { method: 'POST', body });
    assert.deepEqual([status, told.code], [403, 'enrolment-refused']);
  });

  it('D54 is told that it is revoked in the change that makes it nobody', async () => {
    const { id } = await makeBoard();
    await cms.payload.db.updateOne({ collection: 'boards', id, data: { tokenHash: sha256(id) } });
    const start = await newest();
    await cms.ask(`/boards/${id}/revoke`, { method: 'POST', as: editor });
    const { changes } = await changesAfter(start);
    assert.deepEqual(
      changes.map(({ devices, command }) => [devices, command?.act, command?.device]),
      [[true, 'revoke', id]],
    );
  });

  it('S35 a speaker is told what it can do, by those who may, as loud as the rules let it', async () => {
    const unit = world.commune.id;
    const loud = { name: 'Cụm loa chợ', sessionMinutes: 15, volume: 80, accent: 'northern', unit } as const;
    const { id } = await cms.payload.create({
      collection: 'speakers',
      overrideAccess: true,
      data: { ...loud, tokenHash: sha256('cụm loa') },
    });
    const rules = { decision: 'Quy chế 12/QC-UBND', highestVolume: 60, unit };
    await cms.payload.create({ collection: 'broadcast-rules', overrideAccess: true, data: rules });
    const spoken = await publish({ title: 'Nghe trên loa', channels: ['site', 'speaker'] });
    const silent = await publish({ title: 'Chỉ trên trang' });
    const { json } = await cms.ask<{ clips: { clip: string }[] }>(`/speakers/${id}/playable`, { as: editor });
    const clips = json.clips.map(({ clip }) => clip);
    assert.ok(clips.includes(spoken) && !clips.includes(silent));
    assert.equal((await cms.ask(`/speakers/${id}/playable`, { as: approver })).status, 403);
    const order = async (body: object, as = editor) =>
      (await cms.ask(`/speakers/${id}/command`, { method: 'POST', body, as })).status;
    assert.equal(await order({ act: 'play', clip: spoken }, approver), 403);
    assert.equal(await order({ act: 'play', clip: silent }), 400);
    assert.equal(await order({ act: 'play' }), 400);
    assert.equal(await order({ act: 'revoke' }), 400);
    assert.equal(await order({ act: 'volume', percent: 61 }), 400);
    const start = await newest();
    assert.equal(await order({ act: 'play', clip: spoken }), 202);
    assert.equal(await order({ act: 'volume', percent: 60 }), 202);
    assert.equal(await order({ act: 'stop' }), 202);
    const given = (await changesAfter(start)).changes.map(({ command }) => command);
    assert.deepEqual(
      given.map((command) => [command?.act, command?.percent, command?.clip]),
      [
        ['play', null, spoken],
        ['volume', 60, undefined],
        ['stop', null, undefined],
      ],
    );
    const { id: board } = await makeBoard();
    const toBoard = { method: 'POST', body: { act: 'stop' }, as: editor };
    assert.equal((await cms.ask(`/boards/${board}/command`, toBoard)).status, 400);
  });

  it('X2 is given its command once it is enrolled', async () => {
    const { id } = await makeBoard();
    const order = { method: 'POST', body: { act: 'blank' }, as: editor };
    assert.equal((await cms.ask(`/boards/${id}/command`, order)).status, 409);
    await enrol(id);
    const start = await newest();
    assert.equal((await cms.ask(`/boards/${id}/command`, order)).status, 202);
    const { changes } = await changesAfter(start);
    assert.deepEqual([changes[0]?.command?.device, changes[0]?.command?.act], [id, 'blank']);
  });

  it('D70 and W126 is seen with what became of its commands, by those alone who may see it', async () => {
    const { id } = await makeBoard();
    const seenBy = (as: User | null) =>
      cms.ask<{ commands: GivenCommand[] }>(`/boards/${id}/commands`, as === null ? {} : { as });
    const latest = async () => (await seenBy(editor)).json.commands;
    assert.deepEqual(await latest(), []);
    await enrol(id);
    const order = async (body: object) =>
      (await cms.ask<{ id: string }>(`/boards/${id}/command`, { method: 'POST', body, as: editor })).json.id;
    const bright = await order({ act: 'brightness', percent: 40 });
    const test = await order({ act: 'test' });
    const [last, first] = await latest();
    assert.deepEqual([last?.id, first?.id], [test, bright]);
    assert.deepEqual([first?.act, first?.percent, first?.by], ['brightness', 40, editor.name]);
    assert.deepEqual(first?.standing, { kind: 'waiting' });
    const start = await newest();
    const at = instantOf(Date.now());
    const tell = async (command: string, outcome: string, reason = '', device = id) => {
      const body = { device, command, at, outcome, reason };
      assert.equal((await cms.deliver('/acknowledged', { method: 'POST', body })).status, 204);
    };
    await tell(test, 'obeyed', '', crypto.randomUUID());
    await tell(crypto.randomUUID(), 'obeyed');
    await tell(bright, 'received');
    assert.deepEqual((await latest()).at(-1)?.standing, { kind: 'received', at });
    await tell(bright, 'refused', 'bảng hỏng đèn');
    await tell(bright, 'received');
    await tell(bright, 'obeyed');
    assert.deepEqual(
      (await latest()).map(({ standing }) => standing),
      [{ kind: 'waiting' }, { kind: 'refused', at, reason: 'bảng hỏng đèn' }],
    );
    assert.deepEqual((await changesAfter(start)).changes, []);
    for (const [unit, role] of [
      [world.commune, 'auditor'],
      [world.province, 'approver'],
    ] as const) {
      assert.equal((await seenBy(await world.official(unit, role))).status, 200);
    }
    for (const as of [await world.official(world.neighbour, 'editor'), null]) {
      const { status, json } = await seenBy(as);
      assert.ok([401, 403, 404].includes(status) && !JSON.stringify(json).includes(bright));
    }
  });

  it('X9 reports without a change for delivery', async () => {
    const { id } = await makeBoard();
    await enrol(id);
    const start = await newest();
    const at = instantOf(Date.now());
    const body = {
      device: id,
      at,
      manifest: 3,
      showing: null,
      bulletin: null,
      clockOffsetSeconds: -2,
      playerVersion: '1',
      wrong: false,
    };
    assert.equal((await cms.deliver('/reported', { method: 'POST', body })).status, 204);
    assert.equal(await newest(), start);
    const { manifest, seenAt } = await cms.payload.findByID({ collection: 'boards', id });
    assert.deepEqual([manifest, instantOf(new Date(seenAt ?? 0))], [3, at]);
  });

  it('Z32 tells since when a device shows what it was not given, until it shows what is right', async () => {
    const { id } = await makeBoard();
    await enrol(id);
    const report = async (at: string, wrong: boolean) => {
      const body = {
        device: id,
        at,
        manifest: 3,
        showing: 'a'.repeat(64),
        bulletin: null,
        clockOffsetSeconds: 0,
        playerVersion: '1',
        wrong,
      };
      assert.equal((await cms.deliver('/reported', { method: 'POST', body })).status, 204);
      const { wrongSince } = await cms.payload.findByID({ collection: 'boards', id });
      return wrongSince ? instantOf(new Date(wrongSince)) : null;
    };
    assert.equal(await report('2026-11-21T02:00:00Z', false), null);
    assert.equal(await report('2026-11-21T02:01:00Z', true), '2026-11-21T02:01:00Z');
    assert.equal(await report('2026-11-21T02:02:00Z', true), '2026-11-21T02:01:00Z');
    assert.equal(await report('2026-11-21T02:03:00Z', false), null);
    assert.equal(await report('2026-11-21T02:04:00Z', true), '2026-11-21T02:04:00Z');
  });

  const playedAt = (minute: number) => ({
    bulletin: null,
    sha256: 'a'.repeat(64),
    startedAt: instantOf(Date.parse('2026-11-21T00:00:00Z') + minute * 60_000),
    endedAt: instantOf(Date.parse('2026-11-21T00:00:06Z') + minute * 60_000),
    result: 'played' as const,
    reason: '',
  });

  /** A log of a device, of one entry a minute. @param last the entry it goes on from */
  function logOf(device: string, minutes: readonly number[], last: PlayoutEntry | null = null) {
    const log: PlayoutEntry[] = [];
    for (const minute of minutes) log.push(chain({ device, ...playedAt(minute) }, log.at(-1) ?? last));
    return log;
  }

  async function sendLog(device: string, entries: readonly PlayoutEntry[], x = 'k'.repeat(43)) {
    const body = { device, publicKey: { kty: 'OKP', crv: 'Ed25519', x }, entries, signed: 's' };
    const sent = { method: 'POST', body } as const;
    return (await cms.deliver<{ stored: number; brokenFrom: number | null }>('/playouts', sent)).json;
  }

  async function intactOf(device: string) {
    const where = { device: { equals: device } };
    const { docs } = await cms.payload.find({ collection: 'playouts', where, sort: 'startedAt' });
    return docs.map(({ number, intact }) => [number, intact]);
  }

  const faultOf = async (id: string) =>
    (await cms.payload.findByID({ collection: 'boards', id })).logFault ?? null;

  it('X10 has its log kept once, and a broken one flagged', async () => {
    const { id: device } = await makeBoard();
    await enrol(device);
    const log = logOf(device, [1, 2, 3, 4]);
    assert.deepEqual(await sendLog(device, log.slice(0, 2)), { stored: 2, brokenFrom: null });
    assert.deepEqual(await sendLog(device, log.slice(0, 3)), { stored: 1, brokenFrom: null });
    assert.deepEqual(await sendLog(device, log.slice(1, 3)), { stored: 0, brokenFrom: null });
    const forged = log.slice(3).map((entry) => ({ ...entry, previous: 'b'.repeat(64) }));
    assert.deepEqual(await sendLog(device, forged), { stored: 1, brokenFrom: 4 });
    assert.deepEqual(await intactOf(device), [
      [1, true],
      [2, true],
      [3, true],
      [4, false],
    ]);
    assert.equal(await faultOf(device), '#4');
  });

  it('X21 has the log of a machine in another’s place kept whole beside the one before', async () => {
    const { id: device } = await makeBoard();
    await enrol(device);
    await sendLog(device, logOf(device, [1, 2, 3]), 'a'.repeat(43));
    await enrol(device);
    const second = logOf(device, [11, 12, 13, 14]);
    assert.deepEqual(await sendLog(device, second.slice(0, 2), 'b'.repeat(43)), {
      stored: 2,
      brokenFrom: null,
    });
    assert.deepEqual(await sendLog(device, second, 'b'.repeat(43)), { stored: 2, brokenFrom: null });
    const third = logOf(device, [21, 22], second.at(-1));
    assert.deepEqual(await sendLog(device, third, 'c'.repeat(43)), { stored: 2, brokenFrom: null });
    assert.deepEqual(
      await intactOf(device),
      [1, 2, 3, 1, 2, 3, 4, 5, 6].map((number) => [number, true]),
    );
    assert.equal(await faultOf(device), null);
  });

  it('X21 has a log that its own machine began again kept and flagged', async () => {
    const { id: device } = await makeBoard();
    await enrol(device);
    const log = logOf(device, [1, 2, 3, 4]);
    await sendLog(device, log);
    const restored = logOf(device, [11, 12, 13], log[1]);
    assert.deepEqual(await sendLog(device, restored.slice(0, 1)), { stored: 1, brokenFrom: 3 });
    assert.equal(await faultOf(device), '#3');
    assert.deepEqual(await sendLog(device, restored), { stored: 2, brokenFrom: 4 });
    assert.deepEqual(await intactOf(device), [
      [1, true],
      [2, true],
      [3, true],
      [4, true],
      [3, false],
      [4, false],
      [5, false],
    ]);
  });
});

describe('receipts and health', () => {
  it('X11 keep the latest word on each unit', async () => {
    const failure = { channel: 'board', bulletin: null, device: null, message: 'không vẽ được' };
    const receipt = {
      cursor: 1,
      at: instantOf(Date.now()),
      unit: keys.commune,
      edition: null,
      failures: [failure],
    };
    assert.equal((await cms.deliver('/receipts', { method: 'POST', body: receipt })).status, 204);
    const read = async () =>
      (
        await cms.ask<{ docs: { failing: boolean; failures: unknown[]; unitName: string }[] }>('/receipts', {
          as: editor,
        })
      ).json.docs;
    assert.deepEqual(
      (await read()).map(({ failing, unitName }) => [failing, unitName]),
      [[true, 'Xã Sìn Hồ']],
    );
    await cms.deliver('/receipts', { method: 'POST', body: { ...receipt, failures: [] } });
    assert.deepEqual(
      (await read()).map(({ failing, failures }) => [failing, failures.length]),
      [[false, 0]],
    );
  });

  it('H1 tell how far delivery is behind, and of the broker', async () => {
    interface Health {
      readonly status: string;
      readonly database: { readonly ok: boolean };
      readonly broker: { readonly ok: boolean } | null;
      readonly speech: { readonly ok: boolean; readonly words: string | null } | null;
      readonly delivery: { readonly cursor: number; readonly newest: number; readonly lagSeconds: number };
    }
    const now = await newest();
    const whole = {
      cursor: now,
      at: instantOf(Date.now()),
      unit: null,
      edition: null,
      failures: [],
      broker: 'down',
    };
    const message = 'giọng viettel-ai: lỗi 3 lần liền, espeak-ng đọc thay';
    const silent = { ...whole, failures: [{ channel: 'speaker', bulletin: null, device: null, message }] };
    await cms.deliver('/receipts', { method: 'POST', body: silent });
    assert.deepEqual((await cms.ask<Health>('/health')).json.speech, { ok: false, words: message });
    await cms.deliver('/receipts', { method: 'POST', body: whole });
    const { status, json } = await cms.ask<Health>('/health');
    assert.deepEqual(json.speech, { ok: true, words: null });
    assert.deepEqual([status, json.status, json.database.ok, json.broker?.ok], [200, 'ok', true, false]);
    assert.deepEqual(json.delivery, { cursor: now, newest: now, lagSeconds: 0 });
  });

  it('H2 say 503 when the database does not answer', async (t) => {
    t.mock.method(cms.payload.db, 'findOne', () => Promise.reject(new Error('gone')));
    const { status, json } = await cms.ask<{ status: string; database: { ok: boolean } }>('/health');
    assert.deepEqual([status, json.status, json.database.ok], [503, 'down', false]);
  });
});

describe('a picture', () => {
  const upload = async (bytes: Buffer, name: string, fields: object = {}) => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), name);
    form.set('_payload', JSON.stringify({ alt: 'Ảnh thử', unit: world.commune.id, ...fields }));
    return cms.ask<{ doc: Media } & Told>('/media?depth=0', { method: 'POST', body: form, as: editor });
  };
  const plain = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#2a6' } });

  it('W14 is kept small, plain and without its place', async () => {
    const bytes = await plain(4000, 100)
      .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitude: '22/1 20/1 0/1' } })
      .jpeg()
      .toBuffer();
    const { status, json } = await upload(bytes, 'Ảnh chợ Sìn Hồ.JPG', { sha256: 'f'.repeat(64) });
    assert.equal(status, 201, JSON.stringify(json.errors));
    assert.deepEqual(
      [json.doc.width, json.doc.filename, json.doc.mimeType],
      [2560, 'anh-cho-sin-ho.jpg', 'image/jpeg'],
    );
    const response = await cms.fetch(`/api/delivery/media/${json.doc.sha256}`, {
      headers: { Authorization: 'Delivery the-key-of-delivery-in-tests' },
    });
    const kept = Buffer.from(await response.arrayBuffer());
    assert.equal(sha256(kept), json.doc.sha256, 'W15: the address is of the stored bytes');
    assert.equal((await sharp(kept).metadata()).exif, undefined);
  });

  it('W15 has the address of its stored bytes, whatever the asker says', async () => {
    const { json } = await upload(await plain(20, 20).png().toBuffer(), 'a.png', { sha256: 'f'.repeat(64) });
    assert.notEqual(json.doc.sha256, 'f'.repeat(64));
    assert.match(json.doc.sha256 ?? '', /^[0-9a-f]{64}$/);
  });

  it('W17 is not deleted while it is shown, and its file is never replaced', async () => {
    const { json } = await upload(await plain(30, 30).jpeg().toBuffer(), 'b.jpg');
    await publish({ pictures: [json.doc.id] });
    const deleted = await cms.ask(`/media/${json.doc.id}`, { method: 'DELETE', as: editor });
    assert.deepEqual([deleted.status, deleted.json.code], [409, 'media-refused']);
    const form = new FormData();
    form.set(
      'file',
      new Blob([new Uint8Array(await plain(5, 5).jpeg().toBuffer())], { type: 'image/jpeg' }),
      'c.jpg',
    );
    form.set('_payload', '{}');
    const replaced = await cms.ask(`/media/${json.doc.id}`, { method: 'PATCH', body: form, as: editor });
    assert.deepEqual([replaced.status, replaced.json.code], [400, 'media-refused']);
  });

  it('W17 is neither cut in place nor described by hand', async () => {
    const { json } = await upload(await plain(30, 20).png().toBuffer(), 'e.png');
    const cut = 'uploadEdits[crop][width]=50&uploadEdits[crop][height]=50&uploadEdits[widthInPixels]=5';
    const path = `/media/${json.doc.id}?depth=0`;
    const cutting = await cms.ask(`${path}&${cut}&uploadEdits[heightInPixels]=5`, {
      method: 'PATCH',
      body: { alt: 'Cắt' },
      as: editor,
    });
    assert.deepEqual([cutting.status, cutting.json.code], [400, 'media-refused']);
    const body = { alt: 'Mới', width: 7, height: 9, filesize: 1, mimeType: 'image/webp' };
    assert.equal((await cms.ask(path, { method: 'PATCH', body, as: editor })).status, 200);
    const { json: kept } = await cms.ask<Media>(path, { as: editor });
    assert.deepEqual([kept.alt, kept.width, kept.height, kept.mimeType], ['Mới', 30, 20, 'image/png']);
    assert.equal(kept.filesize, json.doc.filesize);
  });

  it('W13 is refused when it is damaged, or no picture', async () => {
    const whole = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer();
    for (const [bytes, name] of [
      [whole.subarray(0, whole.length / 2), 'cut.jpg'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg'],
      [Buffer.from('<html>'), 'page.jpg'],
    ] as const) {
      const { status, json } = await upload(Buffer.from(bytes), name);
      assert.deepEqual([status, json.code], [400, 'media-refused'], name);
    }
  });
});
