import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Bulletin, BulletinContent } from '@nguon/content-model/bulletin';
import type { Decision } from '@nguon/content-model/edition';
import { bulletin, laiChau, NOW, sinHo } from '@nguon/content-model/fixtures/sin-ho';
import { later } from '@nguon/content-model/instant';
import type { BoardManifest, FrameItem } from '@nguon/content-model/manifest';
import { loopPreview } from './loop-preview.ts';

const HOUR = 3_600;

/** A current bulletin of the commune, for boards. */
function made(number: number, changes: Partial<BulletinContent> = {}): Bulletin {
  const id = `0b7c9d10-0000-4000-8000-00000000030${number}`;
  const window = { from: later(NOW, -HOUR), until: later(NOW, HOUR) };
  return bulletin({ id, title: `Tin ${number}`, channels: ['site', 'board'], ...window, ...changes });
}

function item({ content }: Bulletin, changes: Partial<FrameItem> = {}): FrameItem {
  const { id, title, priority, from, until } = content;
  const file = { sha256: id.slice(-1).repeat(64), bytes: 9, mime: 'image/png' };
  const item = { bulletin: id, title, priority, from, until: until ?? assert.fail('no end'), file };
  return { ...item, page: 1, pages: 1, dwellSeconds: 8, dayParts: [], restMinutes: 0, ...changes };
}

function previewOf(
  bulletins: readonly Bulletin[],
  manifest: Partial<BoardManifest> = {},
  { decisions = [], at = NOW }: { readonly decisions?: readonly Decision[]; readonly at?: string } = {},
) {
  const whole: BoardManifest = {
    kind: 'board',
    version: 1,
    device: '0b7c9d10-0000-4000-8000-0000000000b1',
    unit: '03478@2025-07-01',
    edition: 'e'.repeat(64),
    sequence: 1,
    issuedAt: NOW,
    neutral: { sha256: 'f'.repeat(64), bytes: 9, mime: 'image/png' },
    offline: { sha256: 'd'.repeat(64), bytes: 9, mime: 'image/png' },
    blanked: false,
    hours: [],
    brightness: [{ from: '06:00', percent: 70 }],
    priorityShare: 0,
    windows: null,
    items: bulletins.map((each) => item(each)),
    ...manifest,
  };
  return loopPreview({ manifest: whole, unit: sinHo, bulletins, decisions }, at);
}

describe('the preview of a loop', () => {
  it('W62 shows every turn with its time, the whole round and the brightness', () => {
    const [one, two] = [made(1), made(2)];
    const { kind, turns, seconds, brightness, more, absent } = previewOf([one, two]);
    assert.equal(kind, 'loop');
    assert.deepEqual(
      turns.map(({ title, seconds: each }) => [title, each]),
      [
        ['Tin 1', 8],
        ['Tin 2', 8],
      ],
    );
    assert.deepEqual([seconds, brightness, more, absent], [16, 70, 0, []]);
  });

  it('W62 shows the neutral frame where all rest, and no more than sixty turns', () => {
    const rests = made(1);
    const { turns, seconds } = previewOf([rests], { items: [item(rests, { restMinutes: 1 })] });
    assert.deepEqual(
      turns.map(({ title, sha256 }) => [title, sha256[0]]),
      [
        ['Tin 1', '1'],
        [null, 'f'],
      ],
    );
    assert.equal(seconds, 60);
    const often = made(2);
    const long = previewOf([rests, often], { items: [item(rests, { restMinutes: 120 }), item(often)] });
    assert.equal(long.turns.length, 60);
    assert.ok(long.more > 0);
  });

  it('W63 says why a board has no loop', () => {
    const bulletins = [made(1)];
    assert.equal(previewOf(bulletins, { blanked: true }).kind, 'blanked');
    assert.equal(previewOf(bulletins, { hours: [{ from: '17:00', to: '22:00' }] }).kind, 'hours');
    assert.equal(previewOf(bulletins, { windows: [] }).kind, 'not-ours');
    assert.equal(previewOf([]).kind, 'nothing');
    assert.deepEqual(previewOf(bulletins, { blanked: true }).absent, []);
  });

  it('W63 says why a bulletin is absent', () => {
    const evening = [{ from: '17:00', to: '22:00' }];
    const shown = made(1);
    const later1 = made(2, { from: later(NOW, 600) });
    const past = made(3, { until: later(NOW, -600) });
    const apart = made(4);
    const undrawn = made(5);
    const waiting = made(6, { owner: laiChau.path, audience: [laiChau.path] });
    const refused = made(7, { owner: laiChau.path, audience: [laiChau.path] });
    const items = [item(shown), item(later1), item(apart, { dayParts: evening })];
    const decisions = [{ bulletin: refused.content.id, unit: sinHo.path, choice: 'decline' as const }];
    const { absent } = previewOf(
      [shown, later1, past, apart, undrawn, waiting, refused],
      { items },
      { decisions },
    );
    assert.deepEqual(
      absent.map(({ title, why }) => [title, why]),
      [
        ['Tin 2', { kind: 'not-yet', at: later(NOW, 600) }],
        ['Tin 3', { kind: 'over', at: later(NOW, -600) }],
        ['Tin 4', { kind: 'day-part', parts: evening }],
        ['Tin 5', { kind: 'no-frame' }],
        ['Tin 6', { kind: 'undecided' }],
        ['Tin 7', { kind: 'declined' }],
      ],
    );
  });

  it('W63 says that an emergency drives the others out', () => {
    const emergency = made(1, { priority: 'emergency' });
    const { turns, absent } = previewOf([emergency, made(2)]);
    assert.deepEqual(
      turns.map(({ title }) => title),
      ['Tin 1'],
    );
    assert.deepEqual(
      absent.map(({ why }) => why.kind),
      ['emergency'],
    );
  });

  it('W63 says until when an all-clear drives the others out', () => {
    const allClear = made(1, { priority: 'priority', ends: '0b7c9d10-0000-4000-8000-000000000309' });
    const items = [item(allClear, { aloneUntil: later(NOW, 600) }), item(made(2))];
    const { turns, absent } = previewOf([allClear, made(2)], { items });
    assert.deepEqual(
      turns.map(({ title }) => title),
      ['Tin 1'],
    );
    assert.deepEqual(
      absent.map(({ why }) => why),
      [{ kind: 'all-clear', at: later(NOW, 600) }],
    );
    const { turns: after } = previewOf([allClear, made(2)], { items }, { at: later(NOW, 600) });
    assert.equal(after.length, 2);
  });

  it('W63 leaves out what is not for boards, for another unit, or over for days', () => {
    const { absent } = previewOf(
      [
        made(1, { channels: ['site'] }),
        made(2, { audience: ['12@2025-07-01/03487@2025-07-01/'] }),
        made(3, { from: later(NOW, -90 * 24 * HOUR), until: later(NOW, -10 * 24 * HOUR) }),
      ].map((each) => each),
      { items: [] },
    );
    assert.deepEqual(absent, []);
  });
});
