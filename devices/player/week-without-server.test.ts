import assert from 'node:assert/strict';
import { it } from 'node:test';
import { boardStateAt, loopStartAt, showingAt } from '@nguon/content-model/board-loop';
import { sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import type { BoardManifest, FrameItem } from '@nguon/content-model/manifest';
import { TrustedClock } from './clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Monday, midnight in Vietnam. */
const MONDAY = Date.parse('2026-11-22T17:00:00Z');
const file = (name: string) => ({ sha256: sha256(name), bytes: 1, mime: 'image/png' });

/** Hours since Monday. */
const at = (hours: number) => MONDAY + hours * HOUR;

let made = 0;
function frame(title: string, from: number, until: number, changes: Partial<FrameItem> = {}): FrameItem {
  made += 1;
  const bulletin = `0b7c9d10-0000-4000-8000-${String(made).padStart(12, '0')}`;
  const what = { bulletin, title, priority: 'normal' as const, file: file(title) };
  const times = { from: instantOf(at(from)), until: instantOf(at(until)) };
  return { ...what, ...times, page: 1, pages: 1, dwellSeconds: 8, dayParts: [], restMinutes: 0, ...changes };
}

const items = [
  frame('all week', -24, 7 * 24 + 1),
  frame('to Tuesday noon', -24, 36),
  frame('from Wednesday', 48, 72),
  frame('mornings', -24, 120, { dayParts: [{ from: '05:00', to: '08:30' }] }),
  frame('past midnight', -24, 140, { dayParts: [{ from: '22:30', to: '01:15' }] }),
  frame('every half hour', -24, 100, { restMinutes: 30 }),
  frame('first of priority', 10, 60, { priority: 'priority' }),
  frame('alarm on Thursday night', 74.25, 77.5, { priority: 'emergency' }),
];

const manifest: BoardManifest = {
  kind: 'board',
  version: 1,
  device: 'b0a4d000-0000-4000-8000-000000000001',
  unit: '03478@2025-07-01',
  edition: sha256('e'),
  sequence: 1,
  issuedAt: instantOf(MONDAY),
  neutral: file('neutral'),
  offline: file('offline'),
  blanked: false,
  hours: [{ from: '04:30', to: '23:30' }],
  brightness: [],
  priorityShare: 50,
  windows: [{ from: instantOf(at(-24)), until: instantOf(at(160)) }],
  items,
};

/** Is a moment in a part of the day? Worked out by minutes of the day, another way than the board's. */
function isIn(parts: FrameItem['dayParts'], moment: number): boolean {
  const clock = new Date(moment + 7 * HOUR).toISOString().slice(11, 16);
  return (
    parts.length === 0 ||
    parts.some(({ from, to }) => (from < to ? from <= clock && clock < to : from <= clock || clock < to))
  );
}

it('D25 a board alone for a week shows nothing that is over, and always something true', () => {
  let [wall, ticks] = [MONDAY, 0];
  const clock = new TrustedClock(
    { offset: 0, seen: MONDAY },
    () => wall,
    () => ticks,
  );
  const seen = new Map<string, number>();
  for (let minute = 0; minute < 7 * 24 * 60; minute += 1) {
    ticks = minute * MINUTE + (minute % 60) * 1_000;
    // The device's own clock is set wrongly again and again; the trusted one goes on by counting.
    wall = minute % 97 === 0 ? 0 : MONDAY + minute * 31 * MINUTE;
    const now = clock.now();
    const due = items.filter(({ from, until }) => Date.parse(from) <= now && now < Date.parse(until));
    const isAlarm = due.some(({ priority }) => priority === 'emergency');
    const isOurs = now < at(160);
    const { kind, frame: up } = showingAt(
      boardStateAt(manifest, now),
      loopStartAt(manifest, MONDAY, now),
      now,
    );
    const moment = `${instantOf(now)} ${kind} ${up?.title}`;
    if (!isOurs) assert.equal(kind, 'off', moment);
    else if (isAlarm) assert.equal(up?.priority, 'emergency', moment);
    else if (!isIn(manifest.hours, now)) assert.equal(kind, 'off', moment);
    else assert.notEqual(kind, 'off', moment);
    if (up !== null) {
      assert.ok(due.includes(up) && isIn(up.dayParts, now), moment);
      seen.set(up.title, (seen.get(up.title) ?? 0) + 1);
    } else if (kind === 'neutral') {
      const others = due.filter(({ dayParts, restMinutes }) => restMinutes === 0 && isIn(dayParts, now));
      assert.deepEqual(others, [], moment);
    }
  }
  assert.deepEqual(
    items.filter(({ title }) => !seen.has(title) && title !== 'every half hour'),
    [],
    'each had its turn',
  );
  assert.ok(clock.now() - MONDAY > 6.9 * DAY);
});
