import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Site, Unit } from '../payload-types.ts';
import { openTestCms, type TestCms, type Told } from '../testing/test-cms.ts';
import { makeWorld, type World } from '../testing/world.ts';

let cms: TestCms;
let world: World;

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
});
after(() => cms.close());

async function siteOf({ id }: Unit): Promise<Site> {
  const { docs } = await cms.payload.find({
    collection: 'sites',
    where: { unit: { equals: id } },
    depth: 0,
    overrideAccess: true,
  });
  const [site] = docs;
  assert.ok(site);
  return site;
}

const change = async (unit: Unit, body: object, as = world.admin) =>
  cms.ask<{ doc: Site } & Told>(`/sites/${(await siteOf(unit)).id}?depth=0`, { method: 'PATCH', as, body });

const namesOf = async (unit: Unit) => {
  const { host, aliases } = await siteOf(unit);
  return [host, ...(aliases ?? []).map((alias) => alias.host)];
};

describe('the names of a site', () => {
  it('W73 keep the old host as an alias, and give it back as the host', async () => {
    const old = 'xa-sin-ho.localhost';
    assert.equal((await change(world.commune, { host: 'sinho.localhost' })).status, 200);
    assert.deepEqual(await namesOf(world.commune), ['sinho.localhost', old]);
    assert.equal((await change(world.commune, { host: 'sin-ho.localhost' })).status, 200);
    assert.deepEqual(await namesOf(world.commune), ['sin-ho.localhost', old, 'sinho.localhost']);
    assert.equal((await change(world.commune, { host: old })).status, 200);
    assert.deepEqual(await namesOf(world.commune), [old, 'sinho.localhost', 'sin-ho.localhost']);
  });

  it('W73 stay as they are when an editor asks for others', async () => {
    const kept = await namesOf(world.commune);
    const editor = await world.official(world.commune, 'editor');
    const sent = { host: 'gia.localhost', aliases: [] };
    assert.equal((await change(world.commune, sent, editor)).status, 403);
    assert.deepEqual(await namesOf(world.commune), kept);
  });

  it('W74 of another site are refused by its unit', async () => {
    const aliased = { aliases: [{ host: 'ten-rieng.localhost' }] };
    assert.equal((await change(world.neighbour, aliased)).status, 200);
    for (const [body, path] of [
      [{ host: 'xa-hong-thu.localhost' }, 'host'],
      [{ host: 'ten-rieng.localhost' }, 'host'],
      [{ aliases: [{ host: 'xa-hong-thu.localhost' }] }, 'aliases.0.host'],
      [{ aliases: [{ host: 'rieng.localhost' }, { host: 'ten-rieng.localhost' }] }, 'aliases.1.host'],
    ] as const) {
      const { status, json } = await change(world.province, body);
      const [fault] = json.errors?.[0]?.data?.errors ?? [];
      assert.deepEqual([status, fault?.path], [400, path], JSON.stringify(json));
      assert.match(fault?.message ?? '', /đang là của .*Hồng Thu/);
    }
  });

  it('W74 are refused twice over', async () => {
    for (const [aliases, words] of [
      [[{ host: 'lai-chau.localhost' }], /tên miền chính/],
      [[{ host: 'a.localhost' }, { host: 'a.localhost' }], /dòng trên/],
    ] as const) {
      const { status, json } = await change(world.province, { aliases });
      assert.equal(status, 400, JSON.stringify(json));
      assert.match(json.errors[0]?.data?.errors[0]?.message ?? '', words);
    }
  });
});
