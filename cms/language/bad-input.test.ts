import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestCms, type TestCms, type Told } from '../testing/test-cms.ts';
import { bulletinOf, makeWorld, type World } from '../testing/world.ts';

let cms: TestCms;
let world: World;

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
});
after(() => cms.close());

describe('a value that the database cannot hold', () => {
  const ask = async (method: string, path: string, body?: unknown) => {
    const as = await world.official(world.commune, 'editor');
    return cms.ask<Told>(path, { method, as, ...(body !== undefined && { body }) });
  };

  for (const [what, changes] of [
    ['no choice of a field', { priority: 'gấp' }],
    ['no choice of a list', { channels: ['tivi'] }],
    ['no language', { language: 'xx' }],
    ['no date', { from: 'hôm qua' }],
    ['a date beyond the calendar', { until: '999999-01-01T00:00:00.000Z' }],
    ['no id', { category: 'không-có' }],
    ['an id with a NUL', { category: 'a\u0000b' }],
    ['an id of nobody', { category: '3f8f2b34-0000-4000-8000-000000000000' }],
  ] as const) {
    it(`W29 is refused as bad input where it is ${what}`, async () => {
      const { status, json } = await ask('POST', '/bulletins', bulletinOf(world, world.commune, changes));
      assert.equal(status, 400, JSON.stringify(json));
      assert.ok((json.errors[0]?.message ?? '').length > 0);
    });
  }

  for (const path of [
    '/bulletins/%00',
    '/bulletins/khong-phai-ma',
    '/categories/%00',
    '/media/khong-phai-ma',
    '/bulletins?where[from][greater_than]=hom-qua',
    '/bulletins?where[priority][equals]=gap',
    '/bulletins?where[id][equals]=%00',
    '/bulletins/versions/khong-phai-ma',
  ]) {
    it(`W29 is no fault of the server in ${path}`, async () => {
      const { status, json } = await ask('GET', path);
      assert.ok(status < 500, `${status} ${JSON.stringify(json)}`);
    });
  }
});

describe('a question the server cannot read', () => {
  for (const [method, path] of [
    ['GET', '/bulletins?where=abc'],
    ['GET', '/bulletins/count?where=abc'],
    ['GET', '/bulletins/versions?where=abc'],
    ['GET', '/units?data=abc'],
    ['GET', '/bulletins?where[title]=x'],
    ['GET', '/bulletins?where[khong-co][equals]=x'],
    ['GET', '/bulletins?where[path][like][]=x'],
    ['GET', '/bulletins?where[title][near]=1'],
    ['GET', '/bulletins?where[or][0][title][within]=1'],
    ['GET', '/bulletins?where[title][all]=x'],
    ['PATCH', '/bulletins?where=abc'],
    ['DELETE', '/bulletins?where=abc'],
    ['DELETE', '/bulletins?where[and]=x'],
  ] as const) {
    it(`W71 is refused in our words: ${method} ${path}`, async () => {
      const as = await world.official(world.commune, 'editor');
      const body = method === 'PATCH' ? {} : undefined;
      const { status, json } = await cms.ask<Told>(path, { method, as, ...(body && { body }) });
      assert.equal(status, 400, JSON.stringify(json));
      assert.match(json.errors[0]?.message ?? '', /^Yêu cầu không đọc được/);
    });
  }

  for (const query of [
    'sort[]=',
    'sort[a]=b',
    'sort=%00',
    'limit=abc',
    'limit[a]=1',
    'limit=-1',
    'page=abc',
    'depth=abc',
    'depth[]=1',
    'select=1',
    'select[title][a]=true',
    'populate=x',
    'populate[khong-co][name]=true',
    'joins=x',
    'locale=xx',
    'locale[a]=vi',
    'draft[a]=x',
    'where[from][equals]=x',
    'where[id][in]=',
  ]) {
    it(`W71 is no fault of the server with ${query}`, async () => {
      const as = await world.official(world.commune, 'editor');
      const { status, json } = await cms.ask(`/bulletins?${query}`, { as });
      assert.ok(status < 500, `${status} ${JSON.stringify(json)}`);
    });
  }

  for (const sent of [null, 1, 'x', [1]]) {
    it(`W71 is a record that is ${JSON.stringify(sent)}`, async () => {
      const as = await world.official(world.commune, 'editor');
      for (const [method, path] of [
        ['POST', '/bulletins'],
        ['POST', '/decisions'],
        ['PATCH', `/media/${world.commune.id}`],
      ] as const) {
        const { status, json } = await cms.ask<Told>(path, { method, as, body: sent });
        assert.ok(status >= 400 && status < 500, `${method} ${path}: ${status} ${JSON.stringify(json)}`);
      }
    });
  }
});
