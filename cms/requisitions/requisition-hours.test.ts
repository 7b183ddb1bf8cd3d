import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { hoursCsv } from './hours-csv.ts';
import { hoursSaid } from './hours-said.ts';
import { requisitionHours } from './requisition-hours.ts';
import { requisitionState } from './requisition-state.ts';

const term = { from: '2026-11-21T01:00:00.000Z', until: '2026-11-21T05:00:00.000Z', releasedAt: null };
const shown = (bulletin: string | null, from: string, to: string) => ({
  bulletin,
  startedAt: `2026-11-21T${from}.000Z`,
  endedAt: `2026-11-21T${to}.000Z`,
});

describe('an order of requisition', () => {
  it('W66 is to come, in force, and given back by hand or by itself', () => {
    const at = (hour: string, changes: object = {}) =>
      requisitionState({ ...term, ...changes }, `2026-11-21T${hour}:00Z`);
    assert.equal(at('00:59'), 'coming');
    assert.equal(at('01:00'), 'in-force');
    assert.equal(at('04:59'), 'in-force');
    assert.equal(at('05:00'), 'released');
    assert.equal(at('03:00', { releasedAt: '2026-11-21T02:00:00.000Z' }), 'released');
    assert.equal(at('00:30', { releasedAt: term.from }), 'released');
  });

  it('W67 counts what was shown within its window, bulletin by bulletin', () => {
    const log = [
      shown('a', '00:30:00', '01:30:00'),
      shown('b', '02:00:00', '02:15:00'),
      shown('a', '03:00:00', '03:30:00'),
      shown(null, '03:30:00', '04:00:00'),
      shown('a', '04:30:00', '06:00:00'),
      shown('a', '06:00:00', '07:00:00'),
    ];
    const hours = requisitionHours(term, log, '2026-11-22T00:00:00Z');
    assert.deepEqual(hours.bulletins, [
      { bulletin: 'a', times: 3, seconds: 5_400 },
      { bulletin: 'b', times: 1, seconds: 900 },
    ]);
    assert.equal(hours.inForceSeconds, 4 * 3_600);
    assert.equal(hours.shownSeconds, 6_300);
  });

  it('W67 counts until its release, until now while it is in force, and nothing before it begins', () => {
    const inForce = (at: string, releasedAt: string | null = null) =>
      requisitionHours({ ...term, releasedAt }, [], at).inForceSeconds;
    assert.equal(inForce('2026-11-21T02:30:00Z'), 5_400);
    assert.equal(inForce('2026-11-22T00:00:00Z', '2026-11-21T02:00:00.000Z'), 3_600);
    assert.equal(inForce('2026-11-20T00:00:00Z'), 0);
  });

  it('W67 is a file that names the order in each row', () => {
    const hours = requisitionHours(term, [shown('a', '02:00:00', '03:30:00')], '2026-11-22T00:00:00Z');
    const report = { ...hours, symbol: '45/UBND-VX', screen: 'Màn hình chợ', titles: { a: 'Họp thôn' } };
    const rows: string[][] = parse(hoursCsv(report, 'vi'), { bom: true });
    assert.deepEqual(
      rows.slice(1).map(([symbol, , , , what, times, said]) => [symbol, what, times, said]),
      [
        ['45/UBND-VX', 'Thời gian có hiệu lực', '', '4,00'],
        ['45/UBND-VX', 'Thời gian phát tin của ta', '1', '1,50'],
        ['45/UBND-VX', 'Họp thôn', '1', '1,50'],
      ],
    );
    assert.equal(hoursSaid(90, 'en'), '0.03');
  });
});
