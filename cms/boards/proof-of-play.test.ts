import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bulletin, laiChau, NOW, sinHo } from '@nguon/content-model/fixtures/sin-ho';
import { later } from '@nguon/content-model/instant';
import { parse } from 'csv-parse/sync';
import { proofCsv } from './proof-csv.ts';
import { type ProofSources, type ProvenBoard, proofOf } from './proof-of-play.ts';

const HOUR = 3_600;
const board: ProvenBoard = {
  id: '0b7c9d10-0000-4000-8000-0000000000b1',
  name: 'Bảng LED chợ',
  path: sinHo.path,
  enrolledAt: '2026-11-01T00:00:00.000Z',
  seenAt: '2026-11-21T00:00:00.000Z',
};
const { content } = bulletin({
  channels: ['site', 'board'],
  from: later(NOW, -2 * HOUR),
  until: later(NOW, 5 * HOUR),
});
const approvedAt = later(NOW, -HOUR);
const receipt = { at: later(NOW, -HOUR + 2), failures: [] };

function rowsOf(changes: Partial<ProofSources> = {}, at = NOW) {
  const sources: ProofSources = {
    content,
    approvedAt,
    withdrawnAt: null,
    boards: [board],
    units: new Map([
      [sinHo.path, sinHo],
      [laiChau.path, laiChau],
    ]),
    decisions: new Map(),
    receipts: new Map([[sinHo.path, receipt]]),
    showings: new Map(),
    isOnline: () => true,
    ...changes,
  };
  return proofOf(sources, at);
}
const whyOf = (changes: Partial<ProofSources>, at = NOW) => rowsOf(changes, at)[0]?.why;

describe('the proof of play of a bulletin', () => {
  it('W64 tells when it was due, delivered and shown', () => {
    const shown = { times: 3, first: later(NOW, -1_800), last: later(NOW, -60) };
    const [row, ...more] = rowsOf({ showings: new Map([[board.id, shown]]) });
    assert.deepEqual(more, []);
    assert.deepEqual(row, {
      unit: 'Xã Sìn Hồ',
      board: board.id,
      boardName: 'Bảng LED chợ',
      from: approvedAt,
      until: content.until,
      delivered: true,
      shown,
      why: null,
    });
  });

  it('W64 tells why not: what the unit decided, what could not be drawn, the time, the device', () => {
    const fromAbove = { ...content, owner: laiChau.path, audience: [laiChau.path] };
    const declined = { bulletin: content.id, unit: sinHo.path, choice: 'decline' as const };
    const failed = { channel: 'board', bulletin: content.id, device: null, message: 'chữ «☃»' };
    assert.deepEqual(whyOf({ content: fromAbove }), { kind: 'undecided' });
    assert.deepEqual(whyOf({ content: fromAbove, decisions: new Map([[sinHo.path, [declined]]]) }), {
      kind: 'declined',
    });
    const receipts = new Map([[sinHo.path, { ...receipt, failures: [failed] }]]);
    assert.deepEqual(whyOf({ receipts }), { kind: 'refused', message: 'chữ «☃»' });
    assert.deepEqual(whyOf({ withdrawnAt: NOW }), { kind: 'withdrawn' });
    assert.deepEqual(whyOf({}, later(NOW, 6 * HOUR)), { kind: 'over' });
    assert.deepEqual(whyOf({}, later(NOW, -3 * HOUR)), { kind: 'not-yet' });
    assert.deepEqual(whyOf({ boards: [{ ...board, enrolledAt: null }] }), { kind: 'not-enrolled' });
    assert.deepEqual(whyOf({ isOnline: () => false }), { kind: 'offline', since: board.seenAt });
    assert.deepEqual(whyOf({ boards: [{ ...board, blanked: true }] }), { kind: 'off' });
    assert.deepEqual(whyOf({}), { kind: 'waiting' });
  });

  it('W64 takes nothing for delivered that was made before the approval or failed', () => {
    assert.equal(rowsOf()[0]?.delivered, true);
    const stale = new Map([[sinHo.path, { ...receipt, at: later(approvedAt, -60) }]]);
    assert.equal(rowsOf({ receipts: stale })[0]?.delivered, false);
    assert.equal(rowsOf({ receipts: new Map() })[0]?.delivered, false);
  });

  it('W64 is about the boards that it is meant for alone', () => {
    assert.deepEqual(rowsOf({ boards: [{ ...board, path: laiChau.path }] }), []);
    assert.deepEqual(rowsOf({ content: { ...content, channels: ['site'] } }), []);
  });

  it('W65 is a file with a row for each board', () => {
    const shown = { times: 3, first: later(NOW, -1_800), last: later(NOW, -60) };
    const rows = [
      ...rowsOf({ showings: new Map([[board.id, shown]]) }),
      ...rowsOf({ isOnline: () => false }),
    ];
    const [head, first, second]: string[][] = parse(proofCsv(rows, 'vi'), { bom: true });
    assert.equal(head?.length, 9);
    assert.deepEqual(first?.slice(4), ['có', '06:30 21/11/2026', '3', '06:59 21/11/2026', '']);
    assert.deepEqual(second?.slice(4), ['có', '', '0', '', 'bảng mất nối từ 07:00 21/11/2026']);
  });
});
