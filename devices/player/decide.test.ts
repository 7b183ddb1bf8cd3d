import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sha256 } from '@nguon/content-model/content-address';
import { instantOf, TIME_ZONE } from '@nguon/content-model/instant';
import type { ClipItem, SpeakerManifest } from '@nguon/content-model/manifest';
import { chain, type PlayoutEntry, type PlayoutEvent } from '@nguon/content-model/playout';
import { decide, EMERGENCY_PAUSE_MINUTES, type Playing, RETRY_SECONDS, sessionAt } from './decide.ts';

/** 21 November 2026, 05:30:00 in Vietnam. */
const T = Date.parse('2026-11-20T22:30:00Z');
const device = '5bea4e40-0000-4000-8000-000000000001';
const file = (name: string) => ({ sha256: sha256(name), bytes: 1, mime: 'audio/ogg' });
let clips = 0;

function clip(title: string, changes: Partial<ClipItem> = {}): ClipItem {
  clips += 1;
  const window = { from: instantOf(T - 86_400_000), until: instantOf(T + 86_400_000) };
  const bulletin = `0b7c9d10-0000-4000-8000-${String(clips).padStart(12, '0')}`;
  const sounds = { opus: file(title), mp3: file(`${title} mp3`), seconds: 60 };
  return { bulletin, title, priority: 'normal', ...window, ...sounds, ...changes };
}

function manifest(items: ClipItem[], changes: Partial<SpeakerManifest> = {}): SpeakerManifest {
  const head = { version: 1 as const, device, unit: '03478@2025-07-01', edition: sha256('e'), sequence: 1 };
  const habits = { sessions: ['05:30', '17:00'], sessionMinutes: 15, volume: 80, muted: false };
  return { kind: 'speaker', ...head, issuedAt: instantOf(T - 86_400_000), ...habits, items, ...changes };
}

/**
 * Lets a speaker live through a stretch of time, looking five times a second.
 * @returns what it did: `+s title` when it starts, `-s title result` when it stops, in seconds from `from`
 */
function live(
  from: number,
  seconds: number,
  at: (ms: number) => SpeakerManifest,
  log: PlayoutEntry[] = [],
): string[] {
  const story: string[] = [];
  let playing: Playing | null = null;
  const tell = (now: number, sign: string, rest: string) =>
    story.push(`${sign}${(now - from) / 1000} ${rest}`);
  const end = (now: number, { clip: ended, since }: Playing, result: PlayoutEvent['result']) => {
    const what = { device, bulletin: ended.bulletin, sha256: ended.opus.sha256 };
    const when = { startedAt: instantOf(since), endedAt: instantOf(now) };
    log.push(chain({ ...what, ...when, result, reason: '' }, log.at(-1) ?? null));
    tell(now, '-', `${ended.title} ${result}`);
  };
  for (let now = from; now < from + seconds * 1000; now += 200) {
    if (playing !== null && now >= playing.since + playing.clip.seconds * 1000) {
      end(now, playing, 'played');
      playing = null;
    }
    const { stop, start }: ReturnType<typeof decide> = decide(at(now), log, playing, now);
    if (stop !== null && playing !== null) {
      end(now, playing, stop.result);
      playing = null;
    }
    if (start !== null) {
      playing = { clip: start, since: now };
      tell(now, '+', start.title);
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
      const session = sessionAt(['05:30', '17:00'], 15, at);
      assert.equal(told.format(session?.start), '05:30');
      assert.equal(at - (session?.start ?? 0), 60_000);
    }
  });

  it('D16 that began before midnight go on after it', () => {
    const lateEvening = T - 5.5 * 3_600_000 - 10 * 60_000;
    const session = sessionAt(['23:50'], 30, lateEvening + 15 * 60_000);
    assert.equal(session?.start, lateEvening);
    assert.equal(sessionAt(['23:50'], 30, lateEvening + 30 * 60_000), null);
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
    const programme = manifest([clip('a'), alarm], { sessionMinutes: 5 });
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
    const programme = manifest([clip('a', { priority: 'priority' }), alarm], { sessionMinutes: 5 });
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
