import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { UnitCoverage } from '@nguon/content-model/coverage';
import { indicators } from '@nguon/content-model/coverage';
import { sinHo } from '@nguon/content-model/fixtures/sin-ho';
import { parse } from 'csv-parse/sync';
import { indicatorsCsv, unitsCsv } from './coverage-csv.ts';
import { csvOf } from './csv.ts';
import { readTargets } from './targets.ts';

const read = (text: string): string[][] => parse(text, { bom: true });

describe('a CSV file', () => {
  it('Q19 begins with the mark by which Excel knows its letters', () => {
    assert.deepEqual([...Buffer.from(csvOf([['Sìn Hồ']])).subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  });

  it('Q19 reads back as it was written', () => {
    const rows = [
      ['Tên', 'Lý do'],
      ['Xã "Sìn Hồ", Lai Châu', 'hai\ndòng'],
      ['', '03478'],
    ];
    assert.deepEqual(read(csvOf(rows)), rows);
  });

  it('Q19 holds no formula', () => {
    const hostile = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'];
    const [row = []] = read(csvOf([hostile]));
    assert.deepEqual(
      row,
      hostile.map((text) => `'${text}`),
    );
    assert.deepEqual(read(csvOf([[-1, 'a=b', '1-2']])), [['-1', 'a=b', '1-2']]);
  });

  const row: UnitCoverage = {
    unit: { ...sinHo, name: '=Sìn Hồ' },
    check: null,
    live: false,
    reasons: [{ kind: 'unchecked', address: null, vi: 'Chưa được kiểm tra', en: 'Not checked yet' }],
  };

  it('Q19 tells of each unit in as many cells as there are columns', () => {
    const [head = [], cells = [], ...rest] = read(unitsCsv([row], 'vi'));
    assert.deepEqual(rest, []);
    const cellOf = (name: string) => cells[head.indexOf(name)];
    assert.deepEqual(
      ['Khóa', 'Mã', 'Hiệu lực từ', 'Tên', 'Loại', 'Đang hoạt động', 'Văn bản', 'Lý do chưa đạt'].map(cellOf),
      ['03478@2025-07-01', '03478', '2025-07-01', "'=Sìn Hồ", 'xã', 'không', '', 'Chưa được kiểm tra'],
    );
  });

  it('Q19 tells of each target, with the plan’s own words', () => {
    const found = indicators([row], readTargets());
    const [head = [], ...rows] = read(indicatorsCsv(found, '2026-11-21T05:00:00Z', 'en'));
    assert.equal(rows.length, 4);
    const strict = rows.find((cells) => cells[head.indexOf('Operator')] === 'above') ?? [];
    assert.deepEqual(
      ['Target (%)', 'Live', 'Units', 'Share', 'Met', 'Missing', 'As of'].map(
        (name) => strict[head.indexOf(name)],
      ),
      ['70', '0', '1', '0.0%', 'no', '1', '12:00 21/11/2026'],
    );
    assert.match(strict[head.indexOf('Text')] ?? '', /trên 70% xã/);
  });
});
