import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { instantOf } from '@nguon/content-model/instant';
import type { Bulletin } from '../payload-types.ts';
import { openTestCms, type TestCms } from '../testing/test-cms.ts';
import { bulletinOf, makeWorld, type World } from '../testing/world.ts';
import { missingIn } from './missing.ts';

let cms: TestCms;
let world: World;
before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
});
after(() => cms.close());

async function missingFrom(changes: Record<string, unknown>): Promise<string[]> {
  const as = await world.official(world.commune, 'editor');
  const body = bulletinOf(world, world.commune, changes);
  const { json } = await cms.ask<{ doc: Bulletin }>('/bulletins?draft=true&depth=0', {
    method: 'POST',
    body,
    as,
  });
  const faults = await missingIn(json.doc, instantOf(Date.now()), await cms.reqOf(as));
  return faults.map(({ path }) => path).toSorted();
}

describe('what a draft still misses', () => {
  it('X18 is nothing for a whole one, and every field at fault for another', async () => {
    assert.deepEqual(await missingFrom({}), []);
    assert.deepEqual(await missingFrom({ category: null, issuer: '', channels: ['board'], until: null }), [
      'category',
      'channels',
      'issuer',
      'until',
    ]);
  });

  it('X18 is the body when no channel can carry it', async () => {
    const list = { type: 'list', version: 1, listType: 'check', children: [] };
    assert.deepEqual(await missingFrom({ body: { root: { type: 'root', children: [list] } } }), ['body']);
  });
});
