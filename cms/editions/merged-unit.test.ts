import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ChangesPage } from '@nguon/content-model/delivery-feed';
import { type Edition, nextChange, parseEdition, takenOverBy } from '@nguon/content-model/edition';
import { beginningOf, instantOf, later, vietnamDay } from '@nguon/content-model/instant';
import { unitKey } from '@nguon/content-model/unit';
import { deskOf } from '../outbox/desk.ts';
import type { Unit } from '../payload-types.ts';
import { openTestCms, type TestCms, type Told } from '../testing/test-cms.ts';
import { makeWorld, type World } from '../testing/world.ts';

let cms: TestCms;
let world: World;
const now = () => instantOf(Date.now());
const today = vietnamDay(now());
const tomorrow = vietnamDay(later(now(), 24 * 3600));

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
});
after(() => cms.close());

const change = (unit: Unit, body: Record<string, unknown>) =>
  cms.ask<Told>(`/units/${unit.id}`, { method: 'PATCH', body, as: world.admin });

async function editionOf(unit: Unit): Promise<Edition> {
  return parseEdition((await cms.deliver(`/editions/${unitKey(unit)}`)).json);
}

/** The units that a piece of work rings. */
async function rungBy(work: () => Promise<unknown>): Promise<string[]> {
  const { sequencer } = deskOf(cms.payload);
  await sequencer.settle();
  const cursor = sequencer.newest;
  await work();
  await sequencer.settle();
  const { changes } = (await cms.deliver<ChangesPage>(`/changes?after=${cursor}`)).json;
  return [...new Set(changes.flatMap(({ units }) => units))].toSorted();
}

describe('a unit that is merged', () => {
  it('X13 is rung together with the unit that takes over, and its edition names that one', async () => {
    const { commune, neighbour } = world;
    const both = [unitKey(commune), unitKey(neighbour)].toSorted();
    const rung = await rungBy(async () => {
      assert.equal((await change(commune, { validTo: today })).status, 200);
      assert.equal((await change(neighbour, { predecessors: [commune.id] })).status, 200);
    });
    assert.deepEqual(rung, both);
    const ended = await editionOf(commune);
    assert.deepEqual(ended.successors, [unitKey(neighbour)]);
    assert.deepEqual(takenOverBy(ended, now()), [unitKey(neighbour)]);
    assert.deepEqual((await editionOf(neighbour)).successors, []);
  });

  it('X13 rings what is no longer named, and is not rung by other changes', async () => {
    const { commune, neighbour } = world;
    const renamed = await rungBy(() => change(neighbour, { name: 'Hồng Thu mới' }));
    assert.deepEqual(renamed, [unitKey(neighbour)]);
    const both = [unitKey(commune), unitKey(neighbour)].toSorted();
    assert.deepEqual(await rungBy(() => change(neighbour, { predecessors: [] })), both);
    assert.deepEqual((await editionOf(commune)).successors, []);
  });

  it('U6 is taken over by the clock when it ends tomorrow', async () => {
    const { commune, neighbour } = world;
    await change(commune, { validTo: tomorrow });
    await change(neighbour, { predecessors: [commune.id] });
    const ending = await editionOf(commune);
    const midnight = beginningOf(tomorrow);
    assert.deepEqual(takenOverBy(ending, now()), []);
    assert.equal(nextChange(ending, now()), midnight);
    assert.deepEqual(takenOverBy(ending, midnight), [unitKey(neighbour)]);
  });

  it('U7 shows the operator’s former units in its edition, and refuses broken ones', async () => {
    const { neighbour } = world;
    const row = {
      code: '03493',
      type: 'xã',
      name: 'Nậm Mạ Dạo',
      district: 'Huyện Sìn Hồ',
      host: 'nam-ma-dao.gov.vn',
    };
    assert.equal((await change(neighbour, { former: [row] })).status, 200);
    assert.deepEqual((await editionOf(neighbour)).former, [{ ...row, province: 'Lai Châu', isPart: false }]);
    for (const broken of [{ code: '1' }, { host: 'không phải tên miền' }, { name: '' }, { type: 'làng' }]) {
      assert.equal(
        (await change(neighbour, { former: [{ ...row, ...broken }] })).status,
        400,
        JSON.stringify(broken),
      );
    }
    const editor = await world.official(neighbour, 'editor');
    const { status } = await cms.ask(`/units/${neighbour.id}`, {
      method: 'PATCH',
      body: { former: [] },
      as: editor,
    });
    assert.equal(status, 403);
  });
});
