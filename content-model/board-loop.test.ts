import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { boardStateAt, brightnessAt, loopStartAt, showingAt, type Turn } from './board-loop.ts';
import { instantOf, later } from './instant.ts';
import type { BoardManifest, FrameItem } from './manifest.ts';
import type { Priority } from './priority.ts';

/** Midnight in Vietnam at which the table's day begins. */
const MIDNIGHT = '2026-11-20T17:00:00Z';
const at = (time: string) => Date.parse(`2026-11-21T${time}:00+07:00`);

const plain: BoardManifest = {
  kind: 'board',
  version: 1,
  device: 'b0a4d000-0000-4000-8000-000000000001',
  unit: '03478@2025-07-01',
  edition: '0'.repeat(64),
  sequence: 1,
  issuedAt: MIDNIGHT,
  neutral: { sha256: 'e'.repeat(64), bytes: 10, mime: 'image/png' },
  offline: { sha256: 'f'.repeat(64), bytes: 10, mime: 'image/png' },
  blanked: false,
  hours: [],
  brightness: [],
  priorityShare: 0,
  windows: null,
  items: [],
};

/** The frames of a bulletin that is current all day. */
function frames(name: string, changes: Partial<FrameItem> = {}, pages = 1): FrameItem[] {
  return Array.from({ length: pages }, (_, index) => ({
    bulletin: `0b7c9d10-0000-4000-8000-0000000000${name.charCodeAt(0)}`,
    title: name,
    priority: 'normal' as const,
    from: MIDNIGHT,
    until: later(MIDNIGHT, 24 * 3600),
    file: { sha256: 'a'.repeat(64), bytes: 10, mime: 'image/png' },
    page: index + 1,
    pages,
    dwellSeconds: 6,
    dayParts: [],
    restMinutes: 0,
    ...changes,
  }));
}

const partsIn = (text: string) =>
  [...text.matchAll(/(\d\d:\d\d)–(\d\d:\d\d)/g)].map(([, from = '', to = '']) => ({ from, to }));

/** Reads a bulletin of the table: `A normal 6 × 3 pages only 22:00–04:00 rest 30`. */
function bulletinIn(text: string): FrameItem[] {
  const read =
    /^(\w) (normal|priority|emergency) (\d+)(?: × (\d+) pages)?(?: only ([\d:– ]+?))?(?: alone ([\d:]+))?(?: rest (\d+))?$/.exec(
      text,
    );
  assert.ok(read, `not a bulletin: ${text}`);
  const [, name = '', priority, seconds, pages = '1', only = '', alone, rest = '0'] = read;
  const changes = {
    priority: priority as Priority,
    dwellSeconds: Number(seconds),
    dayParts: partsIn(only),
    restMinutes: Number(rest),
    ...(alone !== undefined && { aloneUntil: instantOf(at(alone)) }),
  };
  return frames(name, changes, Number(pages));
}

/** Reads a board of the table: `blanked`, `hours …`, `ours …`, `share …`. */
function boardIn(text: string): Partial<BoardManifest> {
  const [kind, rest = ''] = [text.split(' ')[0] ?? '', text.split(' ').slice(1).join(' ')];
  switch (kind) {
    case '':
      return {};
    case 'blanked':
      return { blanked: true };
    case 'hours':
      return { hours: partsIn(rest) };
    case 'ours':
      return {
        windows: partsIn(rest).map(({ from, to }) => ({
          from: instantOf(at(from)),
          until: instantOf(at(to)),
        })),
      };
    case 'share':
      return { priorityShare: Number(rest) };
    default:
      return assert.fail(`not a board: ${text}`);
  }
}

const written = (round: readonly Turn[]) =>
  round.map(({ frame, seconds }) => frame?.title ?? `(${seconds})`).join(' ');

function shownBy(manifest: BoardManifest, moment: number): string {
  const state = boardStateAt(manifest, moment);
  return state.kind === 'loop' ? written(state.round) : state.kind;
}

const rows = readFileSync(new URL('../docs/playlists.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((row) => /^\|.*\|$/.test(row) && !row.startsWith('| board') && !row.startsWith('| ---'))
  .map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('the table of playlists', () => {
  it('B50 has its rows', () => assert.ok(rows.length >= 40));
  for (const [board = '', bulletins = '', time = '', shows = ''] of rows) {
    it(`B50 ${board || 'a board'} with ${bulletins || 'nothing'} at ${time} shows ${shows}`, () => {
      const items = bulletins === '' ? [] : bulletins.split(', ').flatMap(bulletinIn);
      assert.equal(shownBy({ ...plain, ...boardIn(board), items }, at(time)), shows);
    });
  }
});

const anyBlock = fc.record({
  priority: fc.constantFrom('normal' as const, 'priority' as const),
  dwellSeconds: fc.integer({ min: 6, max: 40 }),
  restMinutes: fc.constantFrom(0, 0, 1, 3, 10),
  pages: fc.integer({ min: 1, max: 3 }),
});
const anyLoop = fc
  .tuple(fc.array(anyBlock, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 80 }))
  .map(([blocks, priorityShare]) => ({
    ...plain,
    priorityShare,
    items: blocks
      .toSorted((a, b) => b.priority.localeCompare(a.priority))
      .flatMap(({ pages, ...changes }, index) => frames(String.fromCharCode(65 + index), changes, pages)),
  }));

function roundOf(manifest: BoardManifest): readonly Turn[] {
  const state = boardStateAt(manifest, at('09:00'));
  assert.ok(state.kind === 'loop');
  return state.round;
}

/** When each bulletin's first page begins in two rounds one after the other, s. */
function beginnings(round: readonly Turn[]): Map<string, number[]> {
  const begun = new Map<string, number[]>();
  let now = 0;
  for (const { frame, seconds } of [...round, ...round]) {
    if (frame?.page === 1) begun.set(frame.bulletin, [...(begun.get(frame.bulletin) ?? []), now]);
    now += seconds;
  }
  return begun;
}

describe('the loop of a board', () => {
  it('B53 never shows a bulletin before its rest is over, from one round to the next neither', () => {
    fc.assert(
      fc.property(anyLoop, (manifest) => {
        const begun = beginnings(roundOf(manifest));
        for (const { bulletin, restMinutes } of manifest.items) {
          const times = begun.get(bulletin) ?? [];
          assert.ok(times.length >= 2);
          for (const [index, time] of times.entries()) {
            if (index > 0) assert.ok(time - (times[index - 1] ?? 0) >= restMinutes * 60);
          }
        }
      }),
    );
  });

  it('B67 begins anew when an all-clear is no longer alone', () => {
    const aloneUntil = instantOf(at('09:15'));
    const manifest = {
      ...plain,
      items: [...frames('A', { priority: 'priority', aloneUntil }), ...frames('B')],
    };
    assert.equal(loopStartAt(manifest, at('08:00'), at('09:14')), at('08:00'));
    assert.equal(loopStartAt(manifest, at('08:00'), at('09:20')), at('09:15'));
  });

  it('B53 keeps the pages of a bulletin together and in order', () => {
    fc.assert(
      fc.property(anyLoop, (manifest) => {
        const shown = roundOf(manifest).flatMap(({ frame }) => (frame === null ? [] : [frame]));
        for (const [index, frame] of shown.entries()) {
          if (frame.page < frame.pages) assert.equal(shown[index + 1]?.page, frame.page + 1);
        }
      }),
    );
  });

  it('B54 gives priority bulletins their share, or one turn before each normal one', () => {
    fc.assert(
      fc.property(anyLoop, (loop) => {
        const items = loop.items.map((item) => ({ ...item, restMinutes: 0 }));
        const round = roundOf({ ...loop, items });
        const total = (kind: Priority | null) =>
          round.reduce(
            (sum, { frame, seconds }) => sum + (kind === null || frame?.priority === kind ? seconds : 0),
            0,
          );
        const hasBoth = total('priority') > 0 && total('normal') > 0;
        const normals = new Set(
          items.filter(({ priority }) => priority === 'normal').map(({ bulletin }) => bulletin),
        );
        const [first] = items;
        const times = round.filter(
          ({ frame }) => frame?.bulletin === first?.bulletin && frame?.page === 1,
        ).length;
        const isShared = total('priority') >= (total(null) * loop.priorityShare) / 100;
        assert.ok(!hasBoth || isShared || times === normals.size);
      }),
    );
  });

  it('P5 lets an emergency drive out everything else while it is current', () => {
    const emergency = { priority: 'emergency' as const, until: instantOf(at('09:01')) };
    const loop = { ...plain, items: [...frames('E', emergency), ...frames('A', { priority: 'priority' })] };
    assert.equal(shownBy(loop, at('09:00')), 'E');
    assert.equal(shownBy(loop, at('09:01')), 'A');
  });

  it('B51 counts the first minute of a part of the day and not its end', () => {
    const loop = { ...plain, items: frames('A', { dayParts: [{ from: '22:00', to: '04:00' }] }) };
    const shows = (moment: number) => boardStateAt(loop, moment).kind === 'loop';
    assert.deepEqual([at('22:00') - 1, at('22:00'), at('04:00') - 1, at('04:00')].map(shows), [
      false,
      true,
      true,
      false,
    ]);
  });

  it('B55 begins anew when something joins, leaves, or its part of the day comes', () => {
    const day = { from: '12:00', to: '13:00' };
    const items = [...frames('A', { dayParts: [day] }), ...frames('B', { from: instantOf(at('09:00')) })];
    const loop = { ...plain, items };
    const start = (moment: number) => loopStartAt(loop, at('08:00'), moment);
    assert.equal(start(at('08:30')), at('08:00'));
    assert.equal(start(at('09:30')), at('09:00'));
    assert.equal(start(at('12:30') + 0.25), at('12:00'));
    assert.equal(start(at('13:10')), at('13:00'));
  });

  it('B55 shows each turn for its time, round and round', () => {
    const loop = { ...plain, items: [...frames('A'), ...frames('B', { dwellSeconds: 10, restMinutes: 1 })] };
    const state = boardStateAt(loop, at('09:00'));
    const shown = (seconds: number) =>
      showingAt(state, at('09:00'), at('09:00') + seconds * 1_000).frame?.title;
    assert.deepEqual([0, 5.9, 6, 15.9, 16, 64, 70].map(shown), ['A', 'A', 'B', 'B', 'A', 'A', 'B']);
    const { since } = showingAt(state, at('09:00'), at('09:00') + 71_000);
    assert.equal(since, at('09:00') + 70_000);
  });

  it('B52 is dark outside its hours, and B57 outside its windows', () => {
    const off = { ...plain, items: frames('A'), hours: [{ from: '05:00', to: '22:00' }] };
    assert.deepEqual(boardStateAt(off, at('23:00')), { kind: 'off', reason: 'hours' });
    assert.equal(showingAt(boardStateAt(off, at('23:00')), 0, at('23:00')).kind, 'off');
  });

  it('B57 a requisitioned board is ours in its windows alone, emergencies too', () => {
    const windows = [{ from: instantOf(at('08:00')), until: instantOf(at('10:00')) }];
    const loop = { ...plain, windows, items: frames('E', { priority: 'emergency' }) };
    assert.equal(shownBy(loop, at('08:00')), 'E');
    assert.deepEqual(boardStateAt(loop, at('10:00')), { kind: 'off', reason: 'not-ours' });
  });

  it('B56 is as bright as its plan said last, yesterday’s too', () => {
    const plan = [
      { from: '06:00', percent: 90 },
      { from: '18:30', percent: 40 },
    ];
    assert.deepEqual(
      ['05:59', '06:00', '18:29', '18:30', '23:59'].map((time) => brightnessAt(plan, at(time))),
      [40, 90, 90, 40, 40],
    );
    assert.equal(brightnessAt([], at('12:00')), 100);
  });
});
