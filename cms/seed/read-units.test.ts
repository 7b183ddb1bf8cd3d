import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Refusal } from '@nguon/content-model/refusal';
import { slugFrom } from '@nguon/content-model/text';
import { fullName, isWithin, levelOf, unitKey } from '@nguon/content-model/unit';
import { readUnits, unitsOf } from './read-units.ts';

const records = readUnits();
const TODAY = '2026-11-21';
const provinces = records.rows.filter(({ level }) => level === 'province').map(({ code }) => code);
const country = new Map(provinces.map((code) => [code, unitsOf(code, records, TODAY)]));

describe('the units of a province', () => {
  it('R1 are 34 provinces and 3,321 communes in the whole country', () => {
    const units = [...country.values()].flat();
    assert.equal(units.filter((unit) => levelOf(unit) === 'province').length, 34);
    assert.equal(units.filter((unit) => levelOf(unit) === 'commune').length, 3_321);
    assert.equal(new Set(units.map(unitKey)).size, 3_355);
  });

  it('R1 begin with the province, and all lie within it', () => {
    for (const [code, [province, ...communes]] of country) {
      assert.equal(province?.code, code);
      assert.ok(communes.every(({ path }) => isWithin(path, province.path) && path !== province.path));
      assert.ok(communes.every((unit) => unit.path.endsWith(`/${unitKey(unit)}/`)));
    }
  });

  it('R2 have the type in force on the day they are read', () => {
    const typeOf = (code: string, province: string, day: string) =>
      unitsOf(province, records, day).find((unit) => unit.code === code)?.type;
    assert.equal(typeOf('26368', '75', '2026-04-29'), 'xã');
    assert.equal(typeOf('26368', '75', '2026-04-30'), 'phường');
    assert.equal(typeOf('75', '75', '2026-04-29'), 'tỉnh');
    assert.equal(typeOf('75', '75', TODAY), 'thành phố');
    const all = [...country.values()].flat();
    assert.equal(all.filter(({ type }) => type === 'phường').length, 709);
    assert.equal(all.filter(({ type }) => type === 'thành phố').length, 9);
  });

  it('R2 stay the same units when their type changes', () => {
    const keys = (day: string) => unitsOf('75', records, day).map(unitKey);
    assert.deepEqual(keys('2026-04-29'), keys(TODAY));
  });

  it('R3 have addresses of their own, by type, name and, where that is not enough, code', () => {
    for (const units of country.values())
      assert.equal(new Set(units.map(({ slug }) => slug)).size, units.length);
    const slugs = (province: string, name: RegExp) =>
      (country.get(province) ?? []).filter((unit) => name.test(fullName(unit))).map(({ slug }) => slug);
    assert.deepEqual(slugs('12', /Sìn Hồ|Lai Châu/), ['lai-chau', 'xa-sin-ho']);
    assert.deepEqual(slugs('82', /Xã Tân Thạ?ành|Xã Tân Thạnh/), [
      'xa-tan-thanh-29938',
      'xa-tan-thanh-30157',
    ]);
  });

  it('R3 would share an address in ten pairs, of which the type divides two', () => {
    const suffixed = [...country.values()].flat().filter(({ slug, code }) => slug.endsWith(`-${code}`));
    assert.equal(suffixed.length, 2 * 8);
    const bareNames = [...country.values()].map((units) => units.slice(1).map(({ name }) => slugFrom(name)));
    const sharing = bareNames.map((names) => names.length - new Set(names).size);
    assert.equal(
      sharing.reduce((sum, pairs) => sum + pairs),
      10,
    );
  });

  it('R4 are refused for a code that is no province, naming all that are', () => {
    for (const code of ['99', '03478', '']) {
      assert.throws(
        () => unitsOf(code, records, TODAY),
        (error) =>
          error instanceof Refusal &&
          error.code === 'unit-unknown' &&
          /12 Lai Châu/.test(error.message) &&
          error.message.split(', ').length === 34,
      );
    }
  });
});
