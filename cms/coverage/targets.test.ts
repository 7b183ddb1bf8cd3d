import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Target } from '@nguon/content-model/coverage';
import { readUnits } from '../seed/read-units.ts';
import { readTargets } from './targets.ts';

describe('the targets', () => {
  it('Q9 hold what the plans ask of websites, by the letter', () => {
    assert.deepEqual(
      readTargets().map(({ plan, types, codes, operator, percent, deadline }) => [
        plan,
        types.join(),
        codes.length,
        `${operator}${percent}`,
        deadline,
      ]),
      [
        ['ke-hoach-2023-tinh', 'phường,thị trấn', 0, '=70', '2023-12'],
        ['ke-hoach-2023-tinh', 'xã', 0, '=70', '2023-12'],
        ['tien-giang-2022-2025', 'phường,thị trấn', 0, '=100', '2025'],
        ['tien-giang-2022-2025', 'xã', 0, '>70', '2025'],
        ['muong-te-2024', '', 8, '=100', '2025'],
      ],
    );
  });

  it('Q9 are strict where the plan says «trên»', () => {
    for (const { operator, text, types } of readTargets()) {
      assert.equal(operator === '>', text.includes('trên 70% xã') && types.includes('xã'), text);
    }
  });

  it('Q7 name units that there are today', () => {
    const codes = new Set(readUnits().rows.map(({ code }) => code));
    for (const target of readTargets()) {
      assert.ok(target.types.length + target.codes.length > 0);
      assert.ok(
        target.codes.every((code) => codes.has(code)),
        target.codes.join(),
      );
    }
  });

  it('Q9 are refused with a row at fault', () => {
    const [good] = readTargets();
    for (const change of [
      { operator: '≥' },
      { percent: 101 },
      { text: '' },
      { deadline: 'sớm' },
      { types: ['làng'] },
    ]) {
      assert.throws(() => Target.parse({ ...good, ...change }), JSON.stringify(change));
    }
  });
});
