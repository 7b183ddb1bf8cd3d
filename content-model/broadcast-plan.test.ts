import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dailyOf, type Planned, type PlanSources, planOf, sessionsFor } from './broadcast-plan.ts';
import { BroadcastRules, everydayVolume } from './broadcast-rules.ts';
import { beginningOf, later, vietnamDay, weekdayOf } from './instant.ts';
import { moved, Schedule } from './schedule.ts';
import { sittingAt } from './session.ts';

const speaker = '5bea4e40-0000-4000-8000-000000000001';
const other = '5bea4e40-0000-4000-8000-000000000002';
const flood = '0b7c9d10-0000-4000-8000-000000000001';
/** A Monday. */
const MONDAY = '2026-11-23';

const open: BroadcastRules = {
  whose: 'Xã Sìn Hồ',
  windows: null,
  weekends: true,
  quiet: [],
  longestMinutes: null,
  highestVolume: null,
  relayHosts: [],
};
const rules = (changes: Partial<BroadcastRules>) => BroadcastRules.parse({ ...open, ...changes });

let made = 0;
function schedule(name: string, changes: Partial<Schedule> = {}): Schedule {
  made += 1;
  return Schedule.parse({
    id: `5c4ed01e-0000-4000-8000-${String(made).padStart(12, '0')}`,
    name,
    unit: '12@2025-07-01/03478@2025-07-01/',
    speakers: [],
    mode: 'daily',
    days: [],
    times: ['05:30'],
    minutes: 15,
    firstDay: null,
    lastDay: null,
    plays: { kind: 'bulletins', order: [] },
    ...changes,
  });
}

const sources = (schedules: Schedule[], changes: Partial<PlanSources> = {}): PlanSources => ({
  speaker,
  schedules,
  rules: [open],
  bulletins: new Map(),
  ...changes,
});

/** `2026-11-23 05:30 name`, with what is in its way. */
function said({ schedule: { name }, start, fault }: Planned): string {
  const clock = later(start, 7 * 3600);
  return `${clock.slice(0, 10)} ${clock.slice(11, 16)} ${name}${fault === null ? '' : ` (${fault.kind})`}`;
}

const week = (schedules: Schedule[], changes: Partial<PlanSources> = {}) =>
  planOf(sources(schedules, changes), MONDAY, 7).map(said);

describe('a plan', () => {
  it('S7 has sessions once, daily and weekly, from the first day to the last, past midnight too', () => {
    const days = { firstDay: '2026-11-24', lastDay: '2026-11-26' };
    assert.deepEqual(
      week([
        schedule('daily', { ...days, times: ['17:00'] }),
        schedule('weekly', { mode: 'weekly', days: [7, 2], times: ['05:30', '11:00'] }),
        schedule('once', { mode: 'once', firstDay: '2026-11-25', times: ['23:50'], minutes: 30 }),
        schedule('elsewhere', { speakers: [other] }),
      ]),
      [
        '2026-11-24 05:30 weekly',
        '2026-11-24 11:00 weekly',
        '2026-11-24 17:00 daily',
        '2026-11-25 17:00 daily',
        '2026-11-25 23:50 once',
        '2026-11-26 17:00 daily',
        '2026-11-29 05:30 weekly',
        '2026-11-29 11:00 weekly',
      ],
    );
    assert.throws(() => schedule('weekly without days', { mode: 'weekly' }), /S7/);
    assert.throws(() => schedule('once without a day', { mode: 'once' }), /S7/);
    assert.throws(() => schedule('backwards', { firstDay: '2026-11-24', lastDay: '2026-11-23' }), /S7/);
  });

  it('S8 gives the air to the session that began first, and says of the other whose way it is in', () => {
    const [early, late] = [schedule('early', { minutes: 60 }), schedule('late', { times: ['06:00'] })];
    const [fault] = planOf(sources([late, early]), MONDAY, 1).flatMap(({ fault: each }) => each ?? []);
    assert.deepEqual(fault, {
      kind: 'overlap',
      schedule: early.id,
      name: 'early',
      start: later(beginningOf(MONDAY), 5.5 * 3600),
    });
    assert.deepEqual(week([schedule('a'), schedule('b')]).slice(0, 2), [
      `${MONDAY} 05:30 a`,
      `${MONDAY} 05:30 b (overlap)`,
    ]);
    const night = schedule('night', { mode: 'weekly', days: [7], times: ['23:30'], minutes: 120 });
    const morning = schedule('morning', { mode: 'weekly', days: [1], times: ['01:00'] });
    assert.deepEqual(week([morning, night]), [`${MONDAY} 01:00 morning (overlap)`, '2026-11-29 23:30 night']);
  });

  it('S10 keeps sessions out of quiet hours, weekends and the time outside the windows, to the minute', () => {
    const windows = [{ from: '05:00', to: '06:00' }];
    const at = (time: string, minutes = 15) =>
      week([schedule('a', { times: [time], minutes })], { rules: [rules({ windows })] })[0];
    assert.equal(at('05:45'), `${MONDAY} 05:45 a`);
    assert.equal(at('05:46'), `${MONDAY} 05:46 a (window)`);
    assert.equal(at('04:59'), `${MONDAY} 04:59 a (window)`);
    const quiet = [{ from: '21:00', to: '05:00' }];
    assert.match(
      week([schedule('a', { times: ['20:50'] })], { rules: [rules({ quiet })] })[0] ?? '',
      /quiet/,
    );
    assert.match(
      week([schedule('a', { times: ['20:45'] })], { rules: [rules({ quiet })] })[0] ?? '',
      /45 a$/,
    );
    const friday = schedule('a', { times: ['23:50'], minutes: 30 });
    assert.deepEqual(week([friday], { rules: [rules({ weekends: false })] }).slice(3), [
      '2026-11-26 23:50 a',
      '2026-11-27 23:50 a (weekend)',
      '2026-11-28 23:50 a (weekend)',
      '2026-11-29 23:50 a (weekend)',
    ]);
    const [long] = planOf(
      sources([schedule('a', { minutes: 16 })], { rules: [rules({ longestMinutes: 15 })] }),
      MONDAY,
      1,
    );
    assert.deepEqual(long?.fault, { kind: 'too-long', whose: 'Xã Sìn Hồ', longest: 15 });
  });

  it('S11 keeps what every rule allows, so that a cluster is stricter than its unit and never looser', () => {
    const both = [
      rules({ windows: [{ from: '05:00', to: '07:00' }] }),
      rules({ whose: 'Cụm loa bản', windows: [{ from: '06:00', to: '22:00' }], weekends: false }),
    ];
    const morning = schedule('morning', { times: ['05:30', '06:30'] });
    const fault = planOf(sources([morning], { rules: both }), MONDAY, 1)[0]?.fault;
    assert.equal(fault?.kind === 'window' && fault.whose, 'Cụm loa bản');
    assert.deepEqual(
      sessionsFor(sources([morning, schedule('evening', { times: ['17:00'] })], { rules: both })).map(
        ({ at, days }) => [at, days],
      ),
      [['06:30', [1, 2, 3, 4, 5]]],
    );
  });

  it('S12 relays streams of the hosts that the rules let in alone', () => {
    const relay = (address: string) =>
      schedule('relay', { plays: { kind: 'relay', address, fallback: 'silence' } });
    const hosts = [open, rules({ relayHosts: ['vov.vn', 'dai.laichau.gov.vn:8000'] })];
    assert.equal(week([relay('https://vov.vn/vov1')], { rules: hosts })[0], `${MONDAY} 05:30 relay`);
    assert.equal(
      week([relay('http://dai.laichau.gov.vn:8000/a')], { rules: hosts })[0],
      `${MONDAY} 05:30 relay`,
    );
    for (const address of ['https://vov.vn.example/', 'http://vov.vn:8000/', 'https://example.org/?vov.vn']) {
      assert.match(week([relay(address)], { rules: hosts })[0] ?? '', /\(host\)/);
    }
    assert.throws(() => relay('file:///etc/passwd'));
  });

  it('S13 lowers the everyday volume to what the rules allow', () => {
    assert.equal(everydayVolume(80, [open, rules({ highestVolume: 60 }), rules({ highestVolume: 70 })]), 60);
    assert.equal(everydayVolume(50, [rules({ highestVolume: 60 })]), 50);
  });

  it('S14 is what a cluster’s sessions play, minute by minute', () => {
    const all = sources(
      [
        schedule('morning', { times: ['05:30', '17:00'], minutes: 30 }),
        schedule('in its way', { mode: 'weekly', days: [3, 6], times: ['05:45', '17:30'], minutes: 45 }),
        schedule('night', { mode: 'weekly', days: [2, 6], times: ['23:40'], minutes: 40 }),
        schedule('once', { mode: 'once', firstDay: '2026-11-27', times: ['00:10', '12:00'], minutes: 5 }),
        schedule('too long', { times: ['08:00'], minutes: 300 }),
      ],
      {
        rules: [
          rules({ weekends: false, longestMinutes: 60 }),
          rules({ quiet: [{ from: '12:00', to: '13:00' }] }),
        ],
      },
    );
    const plan = planOf(all, '2026-11-22', 9);
    const sessions = sessionsFor(all);
    let heard = 0;
    for (let minute = 0; minute < 7 * 24 * 60; minute += 1) {
      const at = later(beginningOf(MONDAY), minute * 60);
      const due = plan.find(({ start, end, fault }) => fault === null && start <= at && at < end);
      const sitting = sittingAt(sessions, at);
      assert.equal(sitting?.session.schedule, due?.schedule.id, `${vietnamDay(at)} ${at}`);
      if (due !== undefined) heard += 1;
    }
    assert.ok(heard > 200, `${heard} minutes`);
  });

  it('S14 says of a chosen bulletin that is not there, or not in its time, that it is not played', () => {
    const chosen = schedule('chosen', { plays: { kind: 'bulletin', bulletin: flood } });
    assert.match(week([chosen])[0] ?? '', /\(bulletin\)/);
    const until = later(beginningOf(MONDAY), 24 * 3600);
    const bulletins = new Map([[flood, { title: 'Lũ quét', from: beginningOf(MONDAY), until }]]);
    const [first, second] = planOf(sources([chosen], { bulletins }), MONDAY, 2);
    assert.equal(first?.fault, null);
    assert.deepEqual(second?.fault, { kind: 'bulletin', title: 'Lũ quét' });
  });

  it('S16 moves a session by its schedule’s kind, and only so', () => {
    const place = (day: string, at: string) => ({ day, weekday: weekdayOf(day), at });
    const from = place(MONDAY, '05:30');
    const daily = schedule('daily', { times: ['05:30', '17:00'] });
    assert.deepEqual(moved(daily, from, place(MONDAY, '18:00'))?.times, ['17:00', '18:00']);
    assert.equal(moved(daily, from, place('2026-11-24', '05:30')), null);
    const weekly = schedule('weekly', { mode: 'weekly', days: [1, 5] });
    const next = moved(weekly, from, place('2026-11-26', '06:00'));
    assert.deepEqual([next?.days, next?.times], [[4, 5], ['06:00']]);
    const once = schedule('once', { mode: 'once', firstDay: MONDAY });
    assert.equal(moved(once, from, place('2026-11-26', '06:00'))?.firstDay, '2026-11-26');
    assert.equal(moved(once, place(MONDAY, '09:00'), place(MONDAY, '10:00')), null);
  });

  it('S7 holds the daily sessions of a cluster as a schedule', () => {
    const own = dailyOf({ id: speaker, name: 'Cụm loa', unit: '12@2025-07-01/' }, ['17:00', '05:30'], 20);
    assert.deepEqual(week(own).slice(0, 2), [`${MONDAY} 05:30 Cụm loa`, `${MONDAY} 17:00 Cụm loa`]);
    assert.deepEqual(dailyOf({ id: speaker, name: 'Cụm loa', unit: '12@2025-07-01/' }, [], 20), []);
  });
});
