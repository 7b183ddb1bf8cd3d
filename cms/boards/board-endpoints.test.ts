import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { instantOf, later } from '@nguon/content-model/instant';
import { type DraftFrames, isPassFor, LOOPS } from '@nguon/content-model/loop-feed';
import { unitKey } from '@nguon/content-model/unit';
import type { Board, Bulletin, User } from '../payload-types.ts';
import { DELIVERY_KEY, openTestCms, PASSWORD, type TestCms } from '../testing/test-cms.ts';
import { bulletinOf, makeWorld, type World } from '../testing/world.ts';
import type { LoopPreview } from './loop-preview.ts';

const PICTURE = 'a'.repeat(64);

let delivery: Server;
let cms: TestCms;
let world: World;
let board: Board;
/** What delivery was asked below the loops, each with a pass for it. */
const asked: string[] = [];

/** Delivery as the CMS sees it: a manifest of the board, one picture on the shelf, and drafts. */
function answer(path: string, authorization: string): { status: number; type: string; body: string } {
  if (path === `/shelf/${PICTURE}`) return { status: 200, type: 'image/png', body: 'hình' };
  const below = path.slice(LOOPS.length);
  if (!path.startsWith(LOOPS) || !isPassFor(DELIVERY_KEY, below, authorization, instantOf(Date.now())))
    return { status: 401, type: 'application/json', body: '{}' };
  asked.push(below);
  if (below.includes('/drafts/')) {
    const frame = { mime: 'image/png', base64: 'aGluaA==', page: 1, pages: 1, dwellSeconds: 8 };
    return {
      status: 200,
      type: 'application/json',
      body: JSON.stringify({ frames: [frame], refusal: null }),
    };
  }
  if (below !== board.id) return { status: 404, type: 'application/json', body: '{}' };
  const manifest = {
    kind: 'board',
    version: 1,
    device: board.id,
    unit: unitKey(world.commune),
    edition: 'e'.repeat(64),
    sequence: 1,
    issuedAt: instantOf(Date.now()),
    neutral: { sha256: PICTURE, bytes: 4, mime: 'image/png' },
    offline: { sha256: PICTURE, bytes: 4, mime: 'image/png' },
    blanked: false,
    hours: [{ from: '05:00', to: '22:00' }],
    brightness: [],
    priorityShare: 0,
    windows: null,
    items: [],
  };
  return { status: 200, type: 'application/json', body: JSON.stringify({ manifest }) };
}

before(async () => {
  delivery = createServer(({ url = '', headers }, response) => {
    const { status, type, body } = answer(url, headers.authorization ?? '');
    response.writeHead(status, { 'content-type': type }).end(body);
  }).listen(0, '127.0.0.1');
  await once(delivery, 'listening');
  process.env.NGUON_DEVICE_URL = `http://127.0.0.1:${(delivery.address() as AddressInfo).port}`;
  cms = await openTestCms();
  world = await makeWorld(cms);
  const make = { name: 'Bảng LED', technology: 'led', width: 192, height: 96, colour: 'full' } as const;
  board = await cms.payload.create({
    collection: 'boards',
    overrideAccess: true,
    depth: 0,
    data: { ...make, owner: 'state', unit: world.commune.id },
  });
});
after(async () => {
  delivery.close();
  delivery.closeAllConnections();
  await cms.close();
});

const get = <Json>(path: string, as?: User) => cms.ask<Json>(path, as ? { as } : {});

describe('what a board will show', () => {
  it('A33 is seen by officials of its unit and of the units above, and nobody else', async () => {
    const paths = [`/board-loops/${board.id}`, `/board-frames/${board.id}/${PICTURE}`];
    for (const path of paths) {
      for (const [unit, role] of [
        [world.commune, 'auditor'],
        [world.province, 'editor'],
      ] as const) {
        const { status } = await cms.fetch(`/api${path}`, {
          headers: { Authorization: `JWT ${await tokenOf(await world.official(unit, role))}` },
        });
        assert.equal(status, 200, `${role} ${path}`);
      }
      const others = [await world.official(world.neighbour, 'editor'), undefined];
      for (const other of others) {
        const { status } = await get(path, other);
        assert.ok([401, 403, 404].includes(status), `${path} ${status}`);
      }
    }
  });

  it('W62 is computed for the instant asked for', async () => {
    const as = await world.official(world.commune, 'editor');
    const at = async (instant: string) =>
      (await get<LoopPreview>(`/board-loops/${board.id}?at=${instant}`, as)).json;
    assert.equal((await at('2026-11-22T03:00:00Z')).kind, 'nothing');
    assert.equal((await at('2026-11-22T16:00:00Z')).kind, 'hours');
    assert.equal((await at('không phải giờ')).at.slice(0, 13), instantOf(Date.now()).slice(0, 13));
  });

  it('W63 names what waits for its frame', async () => {
    const [editor, approver] = [
      await world.official(world.commune, 'editor'),
      await world.official(world.commune, 'approver'),
    ];
    const until = later(instantOf(Date.now()), 86_400);
    const body = bulletinOf(world, world.commune, { channels: ['site', 'board'], until });
    const { json } = await cms.ask<{ doc: Bulletin }>('/bulletins?draft=true', {
      method: 'POST',
      body,
      as: editor,
    });
    const step = (name: string, as: User, sent: object) =>
      cms.ask<Bulletin>(`/bulletins/${json.doc.id}/${name}`, { method: 'POST', body: sent, as });
    const { json: submitted } = await step('submit', editor, {});
    await step('approve', approver, { hash: submitted.submittedHash });
    const { json: loop } = await get<LoopPreview>(`/board-loops/${board.id}`, editor);
    assert.deepEqual(
      loop.absent.map(({ title, why }) => [title, why.kind]),
      [[body.title, 'no-frame']],
    );
  });

  it('W61 draws a draft for whoever may read it, by a token of the preview', async () => {
    const editor = await world.official(world.commune, 'editor');
    const { json } = await cms.ask<{ doc: Bulletin }>('/bulletins?draft=true', {
      method: 'POST',
      body: bulletinOf(world, world.commune, { title: 'Bản nháp' }),
      as: editor,
    });
    const path = `/draft-frames/${json.doc.id}/${board.id}`;
    const drawn = await get<DraftFrames>(path, editor);
    assert.equal(drawn.status, 200, JSON.stringify(drawn.json));
    assert.equal(drawn.json.frames.length, 1);
    const [, token = ''] = /drafts\/([\w-]+)$/.exec(asked.at(-1) ?? '') ?? [];
    assert.equal((await cms.deliver(`/previews/${token}`)).status, 200);
    const stranger = await world.official(world.neighbour, 'editor');
    assert.ok([403, 404].includes((await get(path, stranger)).status));
  });
});

async function tokenOf({ email }: User): Promise<string> {
  const data = { email, password: PASSWORD };
  return (await cms.payload.login({ collection: 'users', data })).token ?? '';
}
