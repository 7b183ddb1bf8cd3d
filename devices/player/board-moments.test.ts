import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boardStateAt, loopStartAt, showingAt } from '@nguon/content-model/board-loop';
import { sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import type { BoardManifest, FrameItem } from '@nguon/content-model/manifest';

const T = Date.parse('2026-11-21T00:00:00Z');
const file = (name: string) => ({ sha256: sha256(name), bytes: 1, mime: 'image/png' });

function frame(title: string, changes: Partial<FrameItem> = {}): FrameItem {
  const window = { from: instantOf(T - 3_600_000), until: instantOf(T + 3_600_000) };
  const what = { bulletin: '0b7c9d10-0000-4000-8000-000000000001', title, priority: 'normal' as const };
  const turn = { page: 1, pages: 1, dwellSeconds: 6, dayParts: [], restMinutes: 0 };
  return { ...what, ...window, file: file(title), ...turn, ...changes };
}

function manifest(items: FrameItem[], blanked = false): BoardManifest {
  const device = 'b0a4d000-0000-4000-8000-000000000001';
  const head = { version: 1 as const, device, unit: '03478@2025-07-01', edition: sha256('e'), sequence: 1 };
  const habits = { blanked, hours: [], brightness: [], priorityShare: 0, windows: null };
  return {
    kind: 'board',
    ...head,
    issuedAt: instantOf(T),
    neutral: file('neutral'),
    offline: file('offline'),
    ...habits,
    items,
  };
}

const titleAt = (board: BoardManifest, at: number, since = T) =>
  showingAt(boardStateAt(board, at), loopStartAt(board, since, at), at).frame?.title ?? 'neutral';

describe('the frame of a moment', () => {
  const loop = manifest([frame('a', { dwellSeconds: 6 }), frame('b', { dwellSeconds: 10 }), frame('c')]);

  it('M1 goes through the loop in order, each for its dwell, round and round', () => {
    const shown = [0, 5_999, 6_000, 15_999, 16_000, 21_999, 22_000].map((ms) => titleAt(loop, T + ms));
    assert.deepEqual(shown, ['a', 'a', 'b', 'b', 'c', 'c', 'a']);
    assert.equal(titleAt(loop, T + 22_000 * 100 + 6_000), 'b');
  });

  it('M4 is the neutral frame when nothing is current, or the board is switched off', () => {
    assert.equal(titleAt(manifest([]), T), 'neutral');
    assert.equal(titleAt(loop, T + 3_600_000), 'neutral');
    assert.equal(titleAt({ ...loop, blanked: true }, T), 'neutral');
  });

  it('M10 is another one in the very second its bulletin is over', () => {
    const ending = manifest([frame('a', { until: instantOf(T + 3_000) }), frame('b')]);
    assert.equal(titleAt(ending, T + 2_999), 'a');
    assert.equal(titleAt(ending, T + 3_000), 'b');
  });

  it('M1 starts an emergency with its first page in the second it begins', () => {
    const from = instantOf(T + 8_000);
    const page = (number: number) =>
      frame(`alarm ${number}`, { priority: 'emergency', from, page: number, pages: 2 });
    const alarm = manifest([frame('a'), frame('b'), page(1), page(2)]);
    assert.deepEqual(
      [7_999, 8_000, 14_000].map((ms) => titleAt(alarm, T + ms)),
      ['b', 'alarm 1', 'alarm 2'],
    );
  });
});
