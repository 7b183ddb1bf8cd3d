import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dwellSeconds } from './board.ts';
import { NOW } from './fixtures/sin-ho.ts';
import { later } from './instant.ts';
import { type ClipItem, clipsForSession, emergenciesAt, type SpeakerManifest } from './manifest.ts';
import type { Priority } from './priority.ts';

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
});
const head = {
  version: 1,
  device: 'b0a4d000-0000-4000-8000-000000000001',
  unit: '03478@2025-07-01',
  edition: '0'.repeat(64),
  sequence: 1,
  issuedAt: NOW,
} as const;
const speaker = (items: ClipItem[]): SpeakerManifest => ({
  kind: 'speaker',
  ...head,
  sessions: ['17:00'],
  sessionMinutes: 1,
  volume: 80,
  muted: false,
  items,
});

describe('a manifest', () => {
  it('S1 plays priority clips first and stops within the session', () => {
    const programme = speaker([clip('1', 'normal', 30), clip('2', 'priority', 25), clip('3', 'normal', 20)]);
    assert.deepEqual(
      clipsForSession(programme, NOW).map(({ title }) => title),
      ['Bản tin 2', 'Bản tin 1'],
    );
  });

  it('S2 keeps emergencies out of sessions: they play at once', () => {
    const programme = speaker([clip('1', 'emergency', 30), clip('2', 'normal', 20)]);
    assert.deepEqual(
      clipsForSession(programme, NOW).map(({ title }) => title),
      ['Bản tin 2'],
    );
    assert.deepEqual(
      emergenciesAt(programme, NOW).map(({ title }) => title),
      ['Bản tin 1'],
    );
    assert.deepEqual(emergenciesAt(programme, later(NOW, 3600)), []);
  });

  it('B2 holds a frame for its reading time, at least six seconds', () => {
    assert.equal(dwellSeconds('Mất điện'), 6);
    assert.equal(dwellSeconds('một '.repeat(25)), 10);
  });
});
