import assert from 'node:assert/strict';
import { it } from 'node:test';
import { dailyOf, type PlanSources, planOf, sessionsFor } from '@nguon/content-model/broadcast-plan';
import { sha256 } from '@nguon/content-model/content-address';
import { beginningOf, instantOf, millisecondsOf } from '@nguon/content-model/instant';
import type { ClipItem, SpeakerManifest } from '@nguon/content-model/manifest';
import { chain, type PlayoutEntry } from '@nguon/content-model/playout';
import { Schedule } from '@nguon/content-model/schedule';
import { addressOfSound, decide, isClip, type Playing } from './decide.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A Monday. */
const FIRST_DAY = '2026-11-23';
const MONDAY = millisecondsOf(beginningOf(FIRST_DAY));
const device = '5bea4e40-0000-4000-8000-000000000001';
const unit = '12@2025-07-01/03478@2025-07-01/';
const station = 'https://dai.example.vn/luong';

let made = 0;
function clip(title: string, changes: Partial<ClipItem> = {}): ClipItem {
  made += 1;
  const bulletin = `0b7c9d10-0000-4000-8000-${String(made).padStart(12, '0')}`;
  const file = { sha256: sha256(title), bytes: 1, mime: 'audio/ogg' };
  const window = { from: instantOf(MONDAY - DAY), until: instantOf(MONDAY + 8 * DAY) };
  return {
    bulletin,
    title,
    priority: 'normal',
    ...window,
    opus: file,
    mp3: file,
    seconds: 120,
    ends: null,
    ...changes,
  };
}

function schedule(number: number, changes: Partial<Schedule>): Schedule {
  return Schedule.parse({
    id: `5c4ed01e-0000-4000-8000-00000000000${number}`,
    name: `Lịch ${number}`,
    unit,
    speakers: [],
    mode: 'daily',
    days: [],
    times: ['11:00'],
    minutes: 15,
    firstDay: null,
    lastDay: null,
    plays: { kind: 'bulletins', order: [] },
    ...changes,
  });
}

const recurring = clip('recurring', { seconds: 40 });
const alarm = clip('alarm', {
  priority: 'emergency',
  seconds: 30,
  from: instantOf(MONDAY + 2 * DAY + 5.6 * 60 * MINUTE),
  until: instantOf(MONDAY + 2 * DAY + 6.1 * 60 * MINUTE),
});
const items = [
  alarm,
  clip('first', { priority: 'priority', seconds: 90 }),
  clip('to Wednesday', { until: instantOf(MONDAY + 2.5 * DAY) }),
  clip('from Friday', { from: instantOf(MONDAY + 4 * DAY) }),
  recurring,
];

const sources: PlanSources = {
  speaker: device,
  schedules: [
    ...dailyOf({ id: device, name: 'Cụm loa', unit }, ['05:30', '17:00'], 30),
    schedule(1, { mode: 'weekly', days: [2, 4, 6], times: ['11:00', '23:50'] }),
    schedule(2, {
      plays: { kind: 'bulletin', bulletin: recurring.bulletin },
      times: ['08:00', '10:00', '14:00'],
      minutes: 1,
    }),
    schedule(3, { mode: 'once', firstDay: '2026-11-26', times: ['17:15'], minutes: 30 }),
    schedule(4, {
      plays: { kind: 'relay', address: station, fallback: 'silence' },
      times: ['06:00'],
      minutes: 20,
    }),
  ],
  rules: [
    {
      whose: 'Xã Sìn Hồ',
      windows: [{ from: '05:00', to: '22:00' }],
      weekends: true,
      quiet: [{ from: '13:55', to: '14:05' }],
      longestMinutes: 60,
      highestVolume: 70,
      relayHosts: ['dai.example.vn'],
    },
  ],
  bulletins: new Map([[recurring.bulletin, recurring]]),
};

const manifest: SpeakerManifest = {
  kind: 'speaker',
  version: 3,
  device,
  unit: '03478@2025-07-01',
  edition: sha256('e'),
  sequence: 1,
  issuedAt: instantOf(MONDAY - DAY),
  sessions: sessionsFor(sources),
  volume: 70,
  emergencyVolume: 100,
  muted: false,
  items,
  prepared: [],
};

/** When a speaker looks next, ms. */
function nextLook(now: number, playing: Playing | null): number {
  const grid = (Math.floor(now / 20_000) + 1) * 20_000;
  if (playing === null || !isClip(playing.sound)) return grid;
  const end = playing.since + playing.sound.seconds * 1_000;
  return end > now ? Math.min(grid, end) : grid;
}

/** Lets a speaker live through the week, looking every twenty seconds and at the end of each clip. @returns its log */
function lived(): PlayoutEntry[] {
  const log: PlayoutEntry[] = [];
  let playing: Playing | null = null;
  const end = (now: number, { sound, since }: Playing, result: PlayoutEntry['result']) => {
    const what = { device, bulletin: isClip(sound) ? sound.bulletin : null, sha256: addressOfSound(sound) };
    const when = { startedAt: instantOf(since), endedAt: instantOf(now) };
    log.push(chain({ ...what, ...when, result, reason: '' }, log.at(-1) ?? null));
    playing = null;
  };
  for (let now = MONDAY; now < MONDAY + 7 * DAY; now = nextLook(now, playing)) {
    const ended = playing as Playing | null;
    if (ended !== null && isClip(ended.sound) && now >= ended.since + ended.sound.seconds * 1_000) {
      end(now, ended, 'played');
    }
    const decision = decide(manifest, log.slice(-500), playing, now);
    if (decision.stop !== null && playing !== null) end(now, playing, decision.stop.result);
    if (decision.start !== null) playing = { sound: decision.start, since: now };
  }
  return log;
}

it('S19 a speaker alone for a week plays its plan, minute by minute, and its log says so', () => {
  const log = lived();
  const plan = planOf(sources, FIRST_DAY, 7);
  const kinds = new Set(plan.map(({ fault }) => fault?.kind ?? 'played'));
  assert.deepEqual([...kinds].toSorted(), ['overlap', 'played', 'quiet', 'window']);
  const emergency = (minute: number) =>
    millisecondsOf(alarm.from) < minute + MINUTE && minute < millisecondsOf(alarm.until);
  for (let minute = MONDAY; minute < MONDAY + 7 * DAY; minute += MINUTE) {
    const at = instantOf(minute);
    const heard = log.filter(
      ({ startedAt, endedAt }) => startedAt < instantOf(minute + MINUTE) && endedAt > at,
    );
    if (emergency(minute)) {
      assert.ok(
        heard.every(({ bulletin, result }) => bulletin === alarm.bulletin || result === 'preempted'),
        at,
      );
      continue;
    }
    const due = plan.find(({ start, end, fault }) => fault === null && start <= at && at < end);
    const after = heard.filter(({ startedAt }) => startedAt >= at);
    if (due === undefined) {
      // A priority clip that the emergency interrupted is made up for as soon as that is over.
      assert.ok(
        heard.every(({ bulletin }) => bulletin === items[1]?.bulletin),
        `${at}: ${heard.length} heard`,
      );
      continue;
    }
    if (due.start === at) assert.equal(after[0]?.startedAt, at, `${due.schedule.name} begins at ${at}`);
    if (due.plays.kind === 'relay')
      assert.ok(
        heard.some(({ sha256: name }) => name === sha256(station)),
        at,
      );
    if (due.plays.kind === 'bulletin')
      assert.deepEqual(
        heard.map(({ bulletin }) => bulletin),
        [recurring.bulletin],
      );
  }
  for (const {
    schedule: { name },
    start,
    end,
    plays,
    fault,
  } of plan) {
    if (fault !== null || plays.kind !== 'bulletins') continue;
    const begun = log.filter(({ startedAt }) => start <= startedAt && startedAt < end);
    const titles = begun.flatMap(
      ({ bulletin }) => items.find((item) => item.bulletin === bulletin)?.title ?? [],
    );
    const due = items.filter(({ from, until }) => from <= start && end <= until).map(({ title }) => title);
    if (!emergency(millisecondsOf(start))) {
      assert.deepEqual(
        titles.filter((title) => title !== 'alarm').slice(0, due.length),
        due,
        `${name} ${start}`,
      );
    }
  }
  const alarms = log.filter(({ bulletin }) => bulletin === alarm.bulletin);
  assert.equal(alarms.length, 6, 'at once, and again five minutes after each end');
  assert.equal(alarms[0]?.startedAt, alarm.from);
});
