import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sha256 } from '@nguon/content-model/content-address';
import { instantOf, TIME_ZONE } from '@nguon/content-model/instant';
import type { ClipItem, SpeakerManifest } from '@nguon/content-model/manifest';
import { chain, type PlayoutEntry, type PlayoutEvent } from '@nguon/content-model/playout';
import { type Session, sittingAt } from '@nguon/content-model/session';
import {
  addressOfSound,
  decide,
  EMERGENCY_PAUSE_MINUTES,
  isClip,
  isRelay,
  type Playing,
  RELAY_RETRY_SECONDS,
  RETRY_SECONDS,
  type Sound,
} from './decide.ts';

/** 21 November 2026, 05:30:00 in Vietnam. */
const T = Date.parse('2026-11-20T22:30:00Z');
const device = '5bea4e40-0000-4000-8000-000000000001';
const file = (name: string) => ({ sha256: sha256(name), bytes: 1, mime: 'audio/ogg' });
let clips = 0;

function clip(title: string, changes: Partial<ClipItem> = {}): ClipItem {
  clips += 1;
  const window = { from: instantOf(T - 86_400_000), until: instantOf(T + 86_400_000) };
  const bulletin = `0b7c9d10-0000-4000-8000-${String(clips).padStart(12, '0')}`;
  const sounds = { opus: file(title), mp3: file(`${title} mp3`), seconds: 60, ends: null };
  return { bulletin, title, priority: 'normal', ...window, ...sounds, ...changes };
}

function session(at: string, minutes = 15, changes: Partial<Session> = {}): Session {
  const plays = { kind: 'bulletins' as const, order: [] };
  const days = { days: [1, 2, 3, 4, 5, 6, 7], firstDay: null, lastDay: null };
  return { schedule: device, at, minutes, ...days, plays, ...changes };
}

function manifest(items: ClipItem[], changes: Partial<SpeakerManifest> = {}): SpeakerManifest {
  const head = { version: 3 as const, device, unit: '03478@2025-07-01', edition: sha256('e'), sequence: 1 };
  const sessions = [session('05:30'), session('17:00')];
  const habits = { sessions, volume: 80, emergencyVolume: 100, muted: false, prepared: [] };
  return { kind: 'speaker', ...head, issuedAt: instantOf(T - 86_400_000), ...habits, items, ...changes };
}

const nameOf = (sound: Sound) =>
  'title' in sound ? sound.title : isRelay(sound) ? sound.address : sound.broadcast;

/**
 * Lets a speaker live through a stretch of time, looking five times a second.
 * @returns what it did: `+s title` when it starts, `-s title result` when it stops, in seconds from `from`
 */
function live(
  from: number,
  seconds: number,
  at: (ms: number) => SpeakerManifest,
  log: PlayoutEntry[] = [],
  isDead: (ms: number) => boolean = () => false,
): string[] {
  const story: string[] = [];
  let playing: Playing | null = null;
  const tell = (now: number, sign: string, rest: string) =>
    story.push(`${sign}${(now - from) / 1000} ${rest}`);
  const end = (now: number, { sound, since }: Playing, result: PlayoutEvent['result']) => {
    const what = { device, bulletin: isClip(sound) ? sound.bulletin : null, sha256: addressOfSound(sound) };
    const when = { startedAt: instantOf(since), endedAt: instantOf(now) };
    log.push(chain({ ...what, ...when, result, reason: '' }, log.at(-1) ?? null));
    tell(now, '-', `${nameOf(sound)} ${result}`);
  };
  for (let now = from; now < from + seconds * 1000; now += 200) {
    const isOver: boolean =
      playing !== null && isClip(playing.sound) && now >= playing.since + playing.sound.seconds * 1000;
    const isBroken: boolean = playing !== null && isRelay(playing.sound) && isDead(now);
    if (playing !== null && (isOver || isBroken)) {
      end(now, playing, isOver ? 'played' : 'failed');
      playing = null;
    }
    const { stop, start }: ReturnType<typeof decide> = decide(at(now), log, playing, now);
    if (stop !== null && playing !== null) {
      end(now, playing, stop.result);
      playing = null;
    }
    if (start !== null) {
      playing = { sound: start, since: now };
      tell(now, '+', nameOf(start));
    }
  }
  return story;
}

describe('a speaker’s sessions', () => {
  it('D16 start within a second of their time of day in Vietnam, once', () => {
    const programme = manifest([clip('a'), clip('b', { priority: 'priority' })]);
    const story = live(T - 30_000, 1_000, () => programme);
    assert.deepEqual(story, ['+30 b', '-90 b played', '+90 a', '-150 a played']);
  });

  it('D16 are where the time zone data says they are', () => {
    const told = new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, timeStyle: 'short' });
    for (let day = 0; day < 800; day += 1) {
      const at = T + day * 86_400_000 + 60_000;
      const start = Date.parse(sittingAt([session('05:30'), session('17:00')], instantOf(at))?.start ?? '');
      assert.equal(told.format(start), '05:30');
      assert.equal(at - start, 60_000);
    }
  });

  it('D16 that began before midnight go on after it', () => {
    const lateEvening = T - 5.5 * 3_600_000 - 10 * 60_000;
    const sittingIn = (minutes: number) =>
      sittingAt([session('23:50', 30)], instantOf(lateEvening + minutes * 60_000));
    assert.equal(sittingIn(15)?.start, instantOf(lateEvening));
    assert.equal(sittingIn(30), null);
  });

  it('D16 are gone on with after a power cut, without what was heard', () => {
    const programme = manifest([clip('a'), clip('b'), clip('c')]);
    const log: PlayoutEntry[] = [];
    live(T, 70, () => programme, log);
    const story = live(T + 300_000, 600, () => programme, log);
    assert.deepEqual(story, ['+0 b', '-60 b played', '+60 c', '-120 c played']);
  });

  it('S1 end within their length', () => {
    const programme = manifest([clip('long', { seconds: 800 }), clip('short', { seconds: 90 })]);
    const story = live(T + 60_000, 1_200, () => programme);
    assert.deepEqual(story, ['+0 long', '-800 long played']);
  });
});

describe('a speaker’s emergencies', () => {
  const alarm = clip('alarm', {
    priority: 'emergency',
    seconds: 20,
    from: instantOf(T + 30_000),
    until: instantOf(T + 400_000),
  });

  it('D15 drive out a normal clip, which is lost once its session is over', () => {
    const programme = manifest([clip('a'), alarm], { sessions: [session('05:30', 5)] });
    const story = live(T, 900, () => programme);
    assert.deepEqual(story, [
      '+0 a',
      '-30 a preempted',
      '+30 alarm',
      '-50 alarm played',
      '+350 alarm',
      '-370 alarm played',
    ]);
  });

  it('D15 let a priority clip be played again from its start when they are over', () => {
    const programme = manifest([clip('a', { priority: 'priority' }), alarm], {
      sessions: [session('05:30', 5)],
    });
    const story = live(T, 900, () => programme);
    assert.deepEqual(story.slice(-2), ['+400 a', '-460 a played']);
  });

  it('D14 are repeated five minutes after they ended, and stop in the second they are over', () => {
    const long = { ...alarm, seconds: 60, until: instantOf(T + 400_000) };
    const story = live(T + 20_000, 600, () => manifest([long]));
    const second = 10 + 60 + EMERGENCY_PAUSE_MINUTES * 60;
    assert.deepEqual(story, ['+10 alarm', '-70 alarm played', `+${second} alarm`, '-380 alarm partial']);
  });

  it('D14 take turns, and a later one silences none', () => {
    const fire = clip('fire', { priority: 'emergency', seconds: 20, from: instantOf(T + 35_000) });
    const story = live(T + 30_000, 330, () => manifest([alarm, fire]));
    assert.deepEqual(story, ['+0 alarm', '-20 alarm played', '+20 fire', '-40 fire played', '+320 alarm']);
  });

  it('M8 stop at once when they are withdrawn or the speaker is switched off', () => {
    const programme = (now: number) => manifest(now < T + 40_000 ? [alarm] : []);
    assert.deepEqual(live(T + 30_000, 60, programme), ['+0 alarm', '-10 alarm partial']);
    const muted = (now: number) => manifest([alarm], { muted: now >= T + 40_000 });
    assert.deepEqual(live(T + 30_000, 60, muted), ['+0 alarm', '-10 alarm partial']);
  });

  it('D14 are tried again soon when they could not be played', () => {
    const what = { device, bulletin: alarm.bulletin, sha256: alarm.opus.sha256, reason: 'no sound card' };
    const when = { startedAt: instantOf(T + 30_000), endedAt: instantOf(T + 30_000) };
    const log = [chain({ ...what, ...when, result: 'failed' }, null)];
    assert.deepEqual(
      live(T + 30_000, 15, () => manifest([alarm]), log),
      [`+${RETRY_SECONDS} alarm`],
    );
  });
});

describe('a speaker’s all-clear', () => {
  const alarm = clip('alarm', { priority: 'emergency', seconds: 20, until: instantOf(T - 3_600_000) });
  const calm = clip('calm', { priority: 'priority', seconds: 10, ends: alarm.bulletin });
  const heardAlarm = () => {
    const when = { startedAt: instantOf(T - 7_200_000), endedAt: instantOf(T - 7_180_000) };
    const what = { device, bulletin: alarm.bulletin, sha256: alarm.opus.sha256, reason: '' };
    return [chain({ ...what, ...when, result: 'partial' }, null)];
  };

  it('S17 is said at once where its emergency was heard, at night too, and again in the next session alone', () => {
    const story = live(T - 3_600_000, 3_700, () => manifest([calm]), heardAlarm());
    assert.deepEqual(story, ['+0 calm', '-10 calm played', '+3600 calm', '-3610 calm played']);
  });

  it('S17 waits for a session where its emergency was not heard', () => {
    assert.deepEqual(
      live(T - 3_600_000, 3_590, () => manifest([calm])),
      [],
    );
  });

  it('S17 interrupts what is no emergency', () => {
    const long = clip('long', { seconds: 300 });
    const programme = (now: number) => manifest(now < T + 30_000 ? [long] : [calm, long]);
    assert.deepEqual(live(T, 120, programme, heardAlarm()).slice(0, 4), [
      '+0 long',
      '-30 long preempted',
      '+30 calm',
      '-40 calm played',
    ]);
  });
});

describe('a speaker’s relay', () => {
  const address = 'https://vov.vn/vov1';
  const relay = (fallback: 'bulletins' | 'silence') =>
    session('05:30', 10, { plays: { kind: 'relay', address, fallback } });

  it('S15 lasts as long as its session', () => {
    const story = live(T - 10_000, 700, () => manifest([clip('a')], { sessions: [relay('bulletins')] }));
    assert.deepEqual(story, [`+10 ${address}`, `-610 ${address} played`]);
  });

  it('S15 that is dead gives way to its fallback, and is tried again a minute later', () => {
    const a = clip('a');
    const programme = () => manifest([a], { sessions: [relay('bulletins')] });
    const story = live(T, 300, programme, [], (now) => now === T + 20_000);
    assert.deepEqual(story, [
      `+0 ${address}`,
      `-20 ${address} failed`,
      '+20 a',
      '-80 a played',
      `+80 ${address}`,
    ]);
    const silent = () => manifest([clip('a')], { sessions: [relay('silence')] });
    assert.deepEqual(
      live(T, 100, silent, [], (now) => now === T + 20_000),
      [`+0 ${address}`, `-20 ${address} failed`, `+${20 + RELAY_RETRY_SECONDS} ${address}`],
    );
  });

  it('S15 gives way to an emergency, and goes on after it', () => {
    const [from, until] = [instantOf(T + 30_000), instantOf(T + 60_000)];
    const alarm = clip('alarm', { priority: 'emergency', seconds: 20, from, until });
    const story = live(T, 100, () => manifest([alarm], { sessions: [relay('silence')] }));
    assert.deepEqual(story, [
      `+0 ${address}`,
      `-30 ${address} preempted`,
      '+30 alarm',
      '-50 alarm played',
      `+60 ${address}`,
    ]);
  });
});

describe('a speaker that is commanded', () => {
  const entry = (item: ClipItem, result: PlayoutEntry['result'], from: number, to: number) =>
    chain(
      {
        device,
        bulletin: item.bulletin,
        sha256: item.opus.sha256,
        startedAt: instantOf(from),
        endedAt: instantOf(to),
        result,
        reason: '',
      },
      null,
    );
  const [normal, priority] = [clip('normal'), clip('priority', { priority: 'priority' })];
  const alarm = clip('alarm', { priority: 'emergency' });
  const during = (item: ClipItem) => ({ sound: item, since: T });

  it('S31 plays what it is told to between sessions, and takes the air in one', () => {
    const noon = T + 6 * 3_600_000;
    assert.equal(decide(manifest([normal]), [], null, noon, normal).start, normal);
    const { stop, start } = decide(manifest([normal, priority]), [], during(priority), T + 5_000, normal);
    assert.deepEqual([stop?.result, start], ['preempted', normal]);
  });

  it('S31 lets an emergency and an all-clear end first', () => {
    assert.deepEqual(decide(manifest([alarm, normal]), [], during(alarm), T + 5_000, normal), {
      stop: null,
      start: null,
    });
    const calm = clip('calm', { priority: 'priority', ends: alarm.bulletin });
    assert.equal(decide(manifest([calm, normal]), [], during(calm), T + 5_000, normal).stop, null);
  });

  it('S32 plays nothing more of a session that was stopped, and an emergency in five minutes', () => {
    const stopped = [entry(normal, 'skipped', T, T + 5_000)];
    assert.equal(decide(manifest([normal, priority]), stopped, null, T + 6_000).start, null);
    const evening = T + 11.5 * 3_600_000;
    assert.equal(decide(manifest([normal, priority]), stopped, null, evening).start, priority);
    const quiet = [entry(alarm, 'skipped', T, T + 5_000)];
    const next = T + 5_000 + EMERGENCY_PAUSE_MINUTES * 60_000;
    assert.equal(decide(manifest([alarm]), quiet, null, next - 200).start, null);
    assert.equal(decide(manifest([alarm]), quiet, null, next).start, alarm);
  });

  it('S33 takes up again what a command took the air from', () => {
    const noon = T + 6 * 3_600_000;
    const cut = (item: ClipItem, at: number) => [entry(item, 'preempted', at, at + 1_000)];
    assert.equal(decide(manifest([priority]), cut(priority, noon), null, noon + 2_000).start, priority);
    assert.equal(decide(manifest([normal]), cut(normal, noon), null, noon + 2_000).start, null);
    assert.equal(decide(manifest([normal]), cut(normal, T), null, T + 2_000).start, normal);
  });
});

describe('a prepared announcement', () => {
  const flee = {
    announcement: 'a55e4b1e-0000-4000-8000-000000000001',
    title: 'flee',
    opus: { sha256: sha256('flee'), bytes: 1, mime: 'audio/ogg' },
    mp3: { sha256: sha256('flee mp3'), bytes: 1, mime: 'audio/mpeg' },
    seconds: 30,
  };
  const prepared = [flee];
  const order = (priority: 'normal' | 'emergency') => ({
    broadcast: 'c11b0000-0000-4000-8000-000000000001',
    priority,
    key: 'k'.repeat(43),
    until: instantOf(T + 600_000),
  });
  const since = T - 1_000;

  it('S52 is never played but when it is asked for', () => {
    assert.deepEqual(
      live(T - 10_000, 100, () => manifest([], { prepared })),
      [],
    );
    assert.equal(decide(manifest([], { prepared }), [], null, T, flee).start, flee);
  });

  it('S53 takes the air from a session, an all-clear and a live broadcast, and from no emergency', () => {
    const [normal, allClear, alarm] = [
      clip('normal'),
      clip('yên', { priority: 'priority', ends: device }),
      clip('alarm', { priority: 'emergency' }),
    ];
    const over = (sound: Sound, given: ClipItem[], live: Parameters<typeof decide>[5] = null) =>
      decide(manifest(given, { prepared }), [], { sound, since }, T, flee, live);
    const taken = { stop: { result: 'preempted', reason: 'a prepared announcement' }, start: flee };
    assert.deepEqual(over(normal, [normal]), taken);
    assert.deepEqual(over(allClear, [allClear]), taken);
    assert.deepEqual(over(order('normal'), [], order('normal')), taken);
    assert.deepEqual(over(order('emergency'), [], order('emergency')), { stop: null, start: null });
    assert.deepEqual(over(alarm, [alarm]), { stop: null, start: null });
  });

  it('S53 gives way to emergencies alone, and to another one that is asked for', () => {
    const playing = { sound: flee, since };
    const alarm = clip('alarm', { priority: 'emergency' });
    const none = { stop: null, start: null };
    assert.deepEqual(decide(manifest([clip('a')], { prepared }), [], playing, T, clip('a')), none);
    assert.deepEqual(decide(manifest([], { prepared }), [], playing, T, null, order('normal')), none);
    assert.deepEqual(decide(manifest([alarm], { prepared }), [], playing, T), {
      stop: { result: 'preempted', reason: 'an emergency' },
      start: alarm,
    });
    const spoken = decide(manifest([], { prepared }), [], playing, T, null, order('emergency'));
    assert.deepEqual([spoken.stop?.reason, spoken.start], ['a live emergency', order('emergency')]);
    const other = { ...flee, announcement: device, title: 'shelter' };
    const both = manifest([], { prepared: [flee, other] });
    assert.equal(decide(both, [], playing, T, other).start, other);
    const off = decide(manifest([], { prepared, muted: true }), [], playing, T);
    assert.deepEqual([off.stop?.reason, off.start], ['the speaker was switched off', null]);
  });
});
