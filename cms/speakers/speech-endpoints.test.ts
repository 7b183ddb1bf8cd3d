import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { instantOf } from '@nguon/content-model/instant';
import { type DraftScript, isPassFor, LOOPS } from '@nguon/content-model/loop-feed';
import type { Bulletin, User } from '../payload-types.ts';
import { DELIVERY_KEY, openTestCms, PASSWORD, type TestCms } from '../testing/test-cms.ts';
import { bulletinOf, makeWorld, type World } from '../testing/world.ts';

const script: DraftScript = {
  accent: 'northern',
  text: 'Họp thôn lúc mười chín giờ.',
  remarks: [],
  more: 0,
  seconds: 2,
  sessionMinutes: 15,
};

let delivery: Server;
let cms: TestCms;
let world: World;
/** What delivery was asked below its door, each with a pass for it. */
const asked: string[] = [];
/** How delivery answers for sound. */
let clipStatus = 200;

/** Delivery as the CMS sees it: words and sound of every draft. */
function answer(path: string, authorization: string): { status: number; type: string; body: string } {
  const below = path.slice(LOOPS.length);
  if (!path.startsWith(LOOPS) || !isPassFor(DELIVERY_KEY, below, authorization, instantOf(Date.now())))
    return { status: 401, type: 'application/json', body: '{}' };
  asked.push(below);
  if (below.endsWith('/clip')) return { status: clipStatus, type: 'audio/mpeg', body: 'tiếng' };
  return { status: 200, type: 'application/json', body: JSON.stringify(script) };
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
});
after(async () => {
  delivery.close();
  delivery.closeAllConnections();
  await cms.close();
});

async function tokenOf({ email }: User): Promise<string> {
  const data = { email, password: PASSWORD };
  return (await cms.payload.login({ collection: 'users', data })).token ?? '';
}

describe('what loudspeakers will say of a draft', () => {
  let draft: Bulletin;
  before(async () => {
    const { json } = await cms.ask<{ doc: Bulletin }>('/bulletins?draft=true', {
      method: 'POST',
      body: bulletinOf(world, world.commune, { title: 'Bản nháp' }),
      as: await world.official(world.commune, 'editor'),
    });
    draft = json.doc;
  });

  it('W80 is told to whoever may read it, by a token of the preview', async () => {
    const as = await world.official(world.commune, 'editor');
    const { status, json } = await cms.ask<DraftScript>(`/draft-scripts/${draft.id}`, { as });
    assert.equal(status, 200);
    assert.deepEqual(json, script);
    const [, token = ''] = /^scripts\/([\w-]+)$/.exec(asked.at(-1) ?? '') ?? [];
    assert.equal((await cms.deliver(`/previews/${token}`)).status, 200);
  });

  it('W80 is heard by whoever may read it, and a voice that cannot says so in words', async () => {
    const token = await tokenOf(await world.official(world.commune, 'editor'));
    const path = `/api/draft-scripts/${draft.id}/clip`;
    const hear = () => cms.fetch(path, { headers: { Authorization: `JWT ${token}` } });
    const heard = await hear();
    assert.equal(heard.status, 200);
    assert.equal(heard.headers.get('content-type'), 'audio/mpeg');
    assert.equal(heard.headers.get('cache-control'), 'no-store');
    assert.equal(await heard.text(), 'tiếng');
    clipStatus = 422;
    const refused = await hear();
    clipStatus = 200;
    assert.equal(refused.status, 422);
    assert.match(JSON.stringify(await refused.json()), /Giọng máy/);
  });

  it('W80 is kept from officials elsewhere and from strangers', async () => {
    const others = [await world.official(world.neighbour, 'editor'), undefined];
    const before = asked.length;
    for (const path of [`/draft-scripts/${draft.id}`, `/draft-scripts/${draft.id}/clip`]) {
      for (const other of others) {
        const { status } = await cms.ask(path, other ? { as: other } : {});
        assert.ok([401, 403, 404].includes(status), `${path} ${status}`);
      }
    }
    assert.equal(asked.length, before);
  });
});
