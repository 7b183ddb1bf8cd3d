import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FormerUnit, levelOf } from '@nguon/content-model/unit';
import { z } from 'zod';
import { type FormerUnitRow, formerProvince, formerUnitsOf, readFormerUnits } from './former-units.ts';
import { planSeed, readReference } from './plan-seed.ts';
import { unitsOf } from './read-units.ts';

const reference = readReference();
const { former: rows, units: records } = reference;
const provinces = records.rows.filter(({ level }) => level === 'province').map(({ code }) => code);
const plans = new Map(
  provinces.map((province) => [
    province,
    planSeed(reference, { province, demo: false, at: '2026-11-21T00:30:00Z' }),
  ]),
);
const formerOf = (province: string, code: string) => {
  const plan = plans.get(province);
  const unit = plan?.units.find((each) => each.code === code);
  return plan?.former.get(unit?.path ?? '') ?? assert.fail(`no former units of ${code}`);
};

describe('the former units', () => {
  it('U7 hold every commune of March 2025, five districts without communes and 52 merged provinces', () => {
    const codes = (length: number) =>
      new Set(rows.map(({ old_code }) => old_code).filter((code) => code.length === length));
    assert.deepEqual([codes(5).size, codes(3).size, codes(2).size], [10_035, 5, 52]);
    assert.equal(rows.length, 10_571 + 52);
  });

  for (const [province, { units, former, sites }] of plans) {
    it(`U7 lead to each unit that they went into in province ${province}`, () => {
      const known = new Set(units.map(({ code }) => code));
      const expected = rows.filter(({ new_code }) => known.has(new_code));
      const planned = [...former.values()].flat();
      assert.equal(planned.length, expected.length);
      assert.deepEqual(
        [...former.keys()],
        units.map(({ path }) => path),
      );
      for (const unit of units.filter((each) => levelOf(each) === 'commune')) {
        const of = former.get(unit.path) ?? [];
        assert.deepEqual(
          of.map(({ code }) => code),
          expected.filter(({ new_code }) => new_code === unit.code).map(({ old_code }) => old_code),
        );
        assert.ok(of.length > 0 && of.length <= 400);
        assert.ok(
          of.every(
            ({ code, district }) => code.length === 3 || /^(Huyện|Quận|Thị xã|Thành phố) ./.test(district),
          ),
        );
      }
      z.array(FormerUnit).parse(planned);
    });

    it(`U8 share no address among themselves or with a site in province ${province}`, () => {
      const owners = new Map<string, string>();
      const present = new Set(sites.map(({ host }) => host));
      for (const { host, code } of [...former.values()].flat()) {
        if (host === null) continue;
        assert.ok(!present.has(host), `${host} is a site now`);
        assert.ok([undefined, code].includes(owners.get(host)), `${host} is claimed twice`);
        owners.set(host, code);
      }
      assert.ok(owners.size > 0);
    });
  }

  it('U7 say whether only a part came, and follow the people of a divided unit', () => {
    const kinds = new Map(rows.map((row) => [`${row.old_code}>${row.new_code}`, row]));
    const natural = rows.find(({ kind }) => kind === 'part-area-all-people') ?? assert.fail();
    const others = rows.filter(
      ({ old_code, new_code }) => old_code === natural.old_code && new_code !== natural.new_code,
    );
    assert.ok(others.length > 0 && others.every(({ kind }) => kind.startsWith('part')));
    assert.equal(kinds.get('18796>18823')?.kind, 'area-all');
    const parts = ['part', 'part-area', 'part-people', 'area-all'];
    let natures = 0;
    for (const [province, { units, former }] of plans) {
      for (const { code: into, path } of units) {
        for (const { code, isPart } of former.get(path) ?? []) {
          natures += 1;
          assert.equal(
            isPart,
            parts.includes(kinds.get(`${code}>${into}`)?.kind ?? ''),
            `${province}: ${code} ${into}`,
          );
        }
      }
    }
    assert.equal(natures, rows.length);
  });

  it('U7 name what Bum Tở was formed from', () => {
    assert.deepEqual(
      formerOf('12', '03433').map(
        ({ type, name, district, isPart }) => `${type} ${name}, ${district}${isPart ? ' …' : ''}`,
      ),
      ['thị trấn Mường Tè, Huyện Mường Tè', 'xã Bum Tở, Huyện Mường Tè', 'xã Can Hồ, Huyện Mường Tè'],
    );
    assert.deepEqual(
      formerOf('15', '15').map(({ name, host }) => [name, host]),
      [
        ['Lào Cai', null],
        ['Yên Bái', 'yen-bai.localhost'],
      ],
    );
  });

  it('U9 name the province they were in, by their code and district', () => {
    assert.equal(new Set(rows.map(({ province }) => province).filter(Boolean)).size, 63);
    const inChauThanh = [...(plans.get('82')?.former.values() ?? [])]
      .flat()
      .filter(({ district }) => district === 'Huyện Châu Thành');
    assert.deepEqual(
      new Set(inChauThanh.map(({ province }) => province)),
      new Set(['Tiền Giang', 'Đồng Tháp']),
    );
    for (const { code, district, province } of inChauThanh)
      assert.equal(formerProvince(code, district), province);
    assert.equal(formerProvince('03433', 'Huyện Mường Tè'), 'Lai Châu');
    assert.equal(formerProvince('03433', ''), '');
  });

  it('U8 keep no address that two of them would have', () => {
    const units = unitsOf('12', records, '2026-11-21');
    const into = units[1]?.code ?? assert.fail();
    const row = (old_code: string, name: string, type: FormerUnitRow['type']): FormerUnitRow => ({
      old_code,
      name,
      type,
      district: 'Huyện Than Uyên',
      province: 'Lai Châu',
      new_code: into,
      kind: 'whole',
    });
    const twice = { ...row('00004', 'Nà Cang', 'xã'), new_code: units[2]?.code ?? assert.fail() };
    const made = formerUnitsOf(
      units,
      [
        row('00001', 'Hòa Bình', 'xã'),
        row('00002', 'Hoà Bình', 'xã'),
        row('00003', 'Mường Kim', 'xã'),
        row('00004', 'Nà Cang', 'xã'),
        twice,
      ],
      new Set(['xa-muong-kim.localhost']),
    );
    assert.deepEqual(
      [...made.values()].flat().map(({ code, host }) => [code, host]),
      [
        ['00001', null],
        ['00002', null],
        ['00003', null],
        ['00004', 'xa-na-cang.localhost'],
        ['00004', 'xa-na-cang.localhost'],
      ],
    );
  });

  it('U7 are read in order of their codes, as the file gives them', () => {
    assert.deepEqual(readFormerUnits()[0], {
      old_code: '00001',
      name: 'Phúc Xá',
      type: 'phường',
      district: 'Quận Ba Đình',
      province: 'Hà Nội',
      new_code: '00097',
      kind: 'whole',
    });
  });
});
