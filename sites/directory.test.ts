import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { byLetter, directoryOf } from './directory.ts';
import { communes } from './fixtures/portal.ts';
import { portalView } from './fixtures/views.ts';
import { pageAddresses } from './page-addresses.ts';
import type { SiteView } from './publisher/site-view.ts';
import { searchFiles } from './search-rows.ts';
import { findAny, ready } from './src/scripts/find.ts';

/** A portal whose communes were formed from the given units of before. */
function portalOf(
  places: readonly (readonly [name: string, district: string, province: string])[],
): SiteView {
  const [pattern = assert.fail()] = communes;
  return {
    ...portalView,
    communes: places.map(([name, district, province], step) => {
      const code = String(28_500 + step);
      return {
        ...pattern,
        unit: { ...pattern.unit, code, name, path: `82@2025-07-01/${code}@2025-07-01/` },
        former: [{ code, type: 'xã', name, district, province, isPart: false, host: null }],
        articles: [],
      };
    }),
  };
}

const twins = portalOf([
  ['Tân Hương', 'Huyện Châu Thành', 'Tiền Giang'],
  ['Tân Nhuận Đông', 'Huyện Châu Thành', 'Đồng Tháp'],
  ['Long Hưng', 'Huyện Châu Thành', 'Tiền Giang'],
  ['Cái Bè', 'Huyện Cái Bè', 'Tiền Giang'],
]);

describe('the directory of a portal', () => {
  it('G112 has communes by the letter of the Vietnamese alphabet they begin with', () => {
    const names = ['Đồng Tâm', 'Ấm Thượng', 'Dào San', 'Ân Thi', 'An Bình', 'Ải Quốc', 'Ỷ La', 'ô Môn'];
    const sorted = directoryOf(portalOf(names.map((name) => [name, '', ''])))?.communes ?? [];
    const letters = [...byLetter(sorted)].map(([letter, found]) => [
      letter,
      ...found.map((c) => c.unit.name),
    ]);
    assert.deepEqual(letters, [
      ['A', 'Ải Quốc', 'An Bình'],
      ['Â', 'Ấm Thượng', 'Ân Thi'],
      ['D', 'Dào San'],
      ['Đ', 'Đồng Tâm'],
      ['Ô', 'ô Môn'],
      ['Y', 'Ỷ La'],
    ]);
  });

  it('G90 has a page for each of two former districts of one name', () => {
    const districts = directoryOf(twins)?.districts ?? [];
    assert.deepEqual(
      districts.map(({ name, address, units }) => [name, address, units.length]),
      [
        ['Huyện Cái Bè cũ', '/danh-ba/don-vi-cu/huyen-cai-be/', 1],
        ['Huyện Châu Thành (Đồng Tháp cũ)', '/danh-ba/don-vi-cu/huyen-chau-thanh/dong-thap/', 1],
        ['Huyện Châu Thành (Tiền Giang cũ)', '/danh-ba/don-vi-cu/huyen-chau-thanh/tien-giang/', 2],
      ],
    );
    for (const { address } of districts) assert.ok(pageAddresses(twins).includes(address), address);
  });

  it('G90 keeps addresses apart whatever names and provinces are', () => {
    const districts =
      directoryOf(
        portalOf([
          ['Một', 'Huyện Châu Thành', 'A'],
          ['Hai', 'Huyện Châu Thành', 'B'],
          ['Ba', 'Huyện Châu Thành A', ''],
          ['Bốn', '', ''],
        ]),
      )?.districts ?? [];
    assert.equal(new Set(districts.map(({ address }) => address)).size, districts.length);
    assert.equal(districts.flatMap(({ units }) => units).length, 4);
  });

  it('G90 lets a search tell them apart by the province of before', () => {
    const { first } = searchFiles(twins);
    const found = (question: string) => findAny(ready(first, first.rows), question).map(({ t }) => t);
    assert.deepEqual(found('châu thành đồng tháp'), ['Xã Tân Nhuận Đông']);
    assert.equal(found('chau thanh tien giang').length, 2);
  });
});
