import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dwellSeconds } from './board.ts';
import { NOW } from './fixtures/sin-ho.ts';
import { later } from './instant.ts';
import {
  type ClipItem,
  clipsForSession,
  emergenciesAt,
  filesOf,
  Manifest,
  type SpeakerManifest,
} from './manifest.ts';
import type { Priority } from './priority.ts';
import type { Session } from './session.ts';

const file = (digit: string) => ({ sha256: digit.repeat(64), bytes: 10, mime: 'image/png' });
const item = (digit: string, priority: Priority) => ({
  bulletin: `0b7c9d10-0000-4000-8000-00000000000${digit}`,
  title: `Bản tin ${digit}`,
  priority,
  from: NOW,
  until: later(NOW, 3600),
});
const clip = (digit: string, priority: Priority, seconds: number): ClipItem => ({
  ...item(digit, priority),
  opus: file(digit),
  mp3: file(digit),
  seconds,
  ends: null,
});
const head = {
  device: 'b0a4d000-0000-4000-8000-000000000001',
  unit: '03478@2025-07-01',
  edition: '0'.repeat(64),
  sequence: 1,
  issuedAt: NOW,
} as const;
const always = { days: [1, 2, 3, 4, 5, 6, 7], firstDay: null, lastDay: null };
const session: Session = {
  schedule: head.device,
  at: '17:00',
  minutes: 1,
  ...always,
  plays: { kind: 'bulletins', order: [] },
};
const sitting = { session, rank: 0, start: NOW, end: later(NOW, 60) };
const speaker = (items: ClipItem[]): SpeakerManifest => ({
  kind: 'speaker',
  ...head,
  version: 3,
  sessions: [session],
  volume: 80,
  emergencyVolume: 100,
  muted: false,
  items,
  prepared: [],
});

describe('a manifest', () => {
  it('S1 plays priority clips first and stops within the session', () => {
    const programme = speaker([clip('1', 'normal', 30), clip('2', 'priority', 25), clip('3', 'normal', 20)]);
    assert.deepEqual(
      clipsForSession(programme, sitting, NOW).map(({ title }) => title),
      ['Bản tin 2', 'Bản tin 1'],
    );
  });

  it('S2 keeps emergencies out of sessions: they play at once', () => {
    const programme = speaker([clip('1', 'emergency', 30), clip('2', 'normal', 20)]);
    assert.deepEqual(
      clipsForSession(programme, sitting, NOW).map(({ title }) => title),
      ['Bản tin 2'],
    );
    assert.deepEqual(
      emergenciesAt(programme, NOW).map(({ title }) => title),
      ['Bản tin 1'],
    );
    assert.deepEqual(emergenciesAt(programme, later(NOW, 3600)), []);
  });

  it('S9 plays priority clips in the order the unit gave them, and the one chosen bulletin alone', () => {
    const clips = ['1', '2', '3'].map((digit) => clip(digit, digit === '3' ? 'normal' : 'priority', 5));
    const programme = speaker(clips);
    const [first, second, third] = clips.map(({ bulletin }) => bulletin);
    const titles = (plays: Session['plays']) =>
      clipsForSession(programme, { ...sitting, session: { ...session, plays } }, NOW).map(
        ({ title }) => title,
      );
    const order = [third, second].flatMap((id) => id ?? []);
    assert.deepEqual(titles({ kind: 'bulletins', order }), ['Bản tin 2', 'Bản tin 1', 'Bản tin 3']);
    assert.deepEqual(titles({ kind: 'bulletin', bulletin: first ?? '' }), ['Bản tin 1']);
  });

  it('M11 of a speaker in version 1 is read as the same sessions every day', () => {
    const {
      emergencyVolume: _,
      sessions: __,
      items,
      prepared: ____,
      ...same
    } = speaker([clip('1', 'normal', 30)]);
    const old = {
      ...same,
      version: 1,
      sessions: ['17:00'],
      sessionMinutes: 1,
      items: items.map(({ ends: ___, ...item }) => item),
    };
    assert.deepEqual(Manifest.parse(old), { ...speaker(items), emergencyVolume: 80 });
  });

  it('M13 of a speaker in version 2 is read as one without prepared announcements', () => {
    const { prepared, ...same } = speaker([clip('1', 'normal', 30)]);
    assert.deepEqual(Manifest.parse({ ...same, version: 2 }), { ...same, prepared });
    assert.ok(!Manifest.safeParse({ ...same, version: 2, prepared }).success, 'version 2 knew none');
    assert.ok(!Manifest.safeParse(same).success, 'version 3 names them');
  });

  it('S50 names the files of prepared announcements after those of the programme', () => {
    const prepared = [
      { announcement: head.device, title: 'Sơ tán', opus: file('8'), mp3: file('9'), seconds: 9 },
    ];
    const manifest = { ...speaker([clip('1', 'normal', 30)]), prepared };
    assert.deepEqual(
      filesOf(manifest, 'opus').map(({ sha256 }) => sha256),
      ['1', '8'].map((digit) => digit.repeat(64)),
    );
  });

  it('B2 holds a frame for its reading time, at least six seconds', () => {
    assert.equal(dwellSeconds('Mất điện'), 6);
    assert.equal(dwellSeconds('một '.repeat(25)), 10);
  });
});
