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
