import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Refusal } from '@nguon/content-model/refusal';
import { openTestCms, PASSWORD, type TestCms } from '../testing/test-cms.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { checkHeld } from './check-held.ts';
import { provinceRow, readUnits } from './read-units.ts';

let cms: TestCms;
let world: World;

before(async () => {
  cms = await openTestCms();
});
after(() => cms.close());

const production = { demo: false, province: '12' } as const;
const refusal = (where: string, words: RegExp) => (error: unknown) =>
  error instanceof Refusal && error.where === where && words.test(error.message);

describe('a start on a database that was used before', () => {
  it('R30 R31 goes with any settings while the database is empty', async () => {
    await checkHeld(cms.payload, production);
    await checkHeld(cms.payload, { demo: true, province: '01' });
    world = await makeWorld(cms);
  });

  it('R31 is refused for a province that the database does not hold', async () => {
    await checkHeld(cms.payload, production);
    for (const demo of [true, false]) {
      await assert.rejects(
        checkHeld(cms.payload, { demo, province: '01' }),
        refusal('NGUON_PROVINCE', /it is 01, and the database holds .*12 Lai Châu/),
      );
    }
  });

  it('R31 is refused for a province that there is not, naming all there are', () => {
    assert.equal(provinceRow(readUnits().rows, '12').name, 'Lai Châu');
    assert.throws(() => provinceRow(readUnits().rows, '99'), refusal('NGUON_PROVINCE', /"99".*12 Lai Châu/));
  });

  it('R30 is refused without the demonstration while its accounts are active', async () => {
    const account = (name: string, active: boolean) =>
      cms.payload.create({
        collection: 'users',
        overrideAccess: true,
        data: {
          name,
          email: `${name}@demo.nguon.vn`,
          password: PASSWORD,
          role: 'editor',
          unit: world.commune.id,
          active,
        },
      });
    await account('da-dong', false);
    await checkHeld(cms.payload, production);
    const { id } = await account('dang-mo', true);
    await assert.rejects(checkHeld(cms.payload, production), (error) =>
      refusal('NGUON_DEMO', /1 active accounts.*empty NGUON_DATA.*NGUON_DEMO=1/)(error),
    );
    await checkHeld(cms.payload, { ...production, demo: true });
    await cms.payload.update({ collection: 'users', id, data: { active: false }, overrideAccess: true });
    await checkHeld(cms.payload, production);
  });
});
