import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeEdition } from '@nguon/content-model/edition';
import {
  bulletin,
  dengueAdvice,
  floodWarning,
  leaveForHighGround,
  NOW,
  powerCut,
  sources,
} from '@nguon/content-model/fixtures/sin-ho';
import { millisecondsOf } from '@nguon/content-model/instant';
import type { Manifest, ShelfFile } from '@nguon/content-model/manifest';
import type { PreparedAnnouncement } from '@nguon/content-model/prepared-announcement';
import type { KeptClip, Said } from './clips.ts';
import { deliverDevices, issueManifests } from './deliver-devices.ts';

const file: ShelfFile = { sha256: 'a'.repeat(64), bytes: 1, mime: 'audio/ogg' };
const clip: KeptClip = { opus: file, mp3: file, seconds: 10, synthetic: true };
const newsOnly = { ...sources, boards: [] };

/** Devices' tools that note, in order, what is read aloud and what each manifest holds. */
function notingTools(known: readonly string[], superseded = new AbortController().signal) {
  const events: string[] = [];
  const carried: (string | undefined)[] = [];
  const titleOf = ({ title }: { title: string }) => title.split(' ')[0] ?? '';
  return {
    events,
    carried,
    tools: {
      frames: {
        known: async () => null,
        drawn: async () => [],
        neutral: async () => file,
        offline: async () => file,
        schedule: { known: async () => null, drawn: async () => [] },
      },
      clips: {
        known: async ({ content: { id } }: Said) => (known.includes(id) ? clip : null),
        read: async ({ content }: Said) => {
          events.push(`đọc ${titleOf(content)}`);
          return clip;
        },
      },
      prepared: {
        known: async () => null,
        read: async (announcement: PreparedAnnouncement) => {
          events.push(`đọc sẵn ${titleOf(announcement)}`);
          return clip;
        },
      },
      manifests: {
        issued: async () => null,
        issue: async (_device: string, compose: (sequence: number, issuedAt: string) => Manifest) => {
          const manifest = compose(1, NOW);
          const held = manifest.kind === 'speaker' ? manifest.prepared : [];
          events.push(`danh mục ${[...manifest.items, ...held].map(titleOf).join('+') || 'trống'}`);
          return { sequence: 1, content: file.sha256, jws: 'sealed', isNew: true };
        },
      },
      originOf: (host: string) => `https://${host}`,
      now: () => millisecondsOf(NOW),
      hint: (_device: string, _sequence: number, manifest?: string) => void carried.push(manifest),
      onMade: () => {},
      alarm: () => null,
      afterAlarms: async () => void events.push('tin khẩn'),
      superseded,
    },
  };
}

describe('the devices of a unit', () => {
  it('Z12 D64 get an emergency, once its alarm is said, before the other bulletins are read', async () => {
    const { events, tools } = notingTools([]);
    const edition = composeEdition({ ...newsOnly, bulletins: [powerCut, floodWarning, dengueAdvice] }, NOW);
    assert.deepEqual(await deliverDevices(edition, tools), []);
    assert.deepEqual(events, [
      'đọc Cảnh',
      'tin khẩn',
      'danh mục Cảnh',
      'đọc Phòng,',
      'đọc Lịch',
      'danh mục Cảnh+Phòng,+Lịch',
    ]);
  });

  it('D60 are given the manifest with its hint while there is an emergency', async () => {
    const { carried, tools } = notingTools([powerCut.content.id, floodWarning.content.id]);
    await issueManifests(composeEdition({ ...newsOnly, bulletins: [powerCut] }, NOW), tools);
    await issueManifests(composeEdition({ ...newsOnly, bulletins: [powerCut, floodWarning] }, NOW), tools);
    assert.deepEqual(carried, [undefined, 'sealed']);
  });

  it('Z12 lose a withdrawn bulletin before a new one is read', async () => {
    const { events, tools } = notingTools([dengueAdvice.content.id]);
    const toRead = bulletin({ id: '0b7c9d10-0000-4000-8000-000000000007', title: 'Dài lắm' });
    const edition = composeEdition({ ...newsOnly, bulletins: [dengueAdvice, toRead] }, NOW);
    await issueManifests(edition, tools);
    assert.deepEqual(events, ['danh mục Phòng,']);
    await deliverDevices(edition, tools);
    assert.deepEqual(events.slice(1), ['đọc Dài', 'danh mục Phòng,+Dài', 'danh mục Phòng,+Dài']);
  });

  it('V44 get prepared announcements once their bulletins are read, and lose withdrawn ones at once', async () => {
    const { events, tools } = notingTools([]);
    const prepared = [leaveForHighGround];
    const edition = composeEdition({ ...newsOnly, bulletins: [powerCut, floodWarning], prepared }, NOW);
    await deliverDevices(edition, tools);
    assert.equal(events.filter((event) => event.startsWith('đọc')).at(-1), 'đọc sẵn Lũ');
    assert.match(events.at(-1) ?? '', /^danh mục .+\+Lũ$/);
    const made = { ...tools, prepared: { ...tools.prepared, known: async () => clip } };
    await issueManifests(composeEdition({ ...newsOnly, bulletins: [], prepared }, NOW), made);
    await issueManifests(composeEdition({ ...newsOnly, bulletins: [], prepared: [] }, NOW), made);
    assert.deepEqual(events.slice(-2), ['danh mục Lũ', 'danh mục trống']);
  });

  it('begin with what is read before the rest is', async () => {
    const { events, tools } = notingTools([]);
    const titles = ['Một', 'Hai', 'Ba'];
    const bulletins = titles.map((title, index) =>
      bulletin({ id: `0b7c9d10-0000-4000-8000-00000000001${index}`, title }),
    );
    await deliverDevices(composeEdition({ ...newsOnly, bulletins }, NOW), tools);
    assert.match(events[1] ?? '', /^danh mục \S+$/);
    assert.match(events.at(-1) ?? '', /^danh mục \S+\+\S+\+\S+$/);
  });

  it('leave the rest to a newer edition', async () => {
    const { events, tools } = notingTools([], AbortSignal.abort());
    await deliverDevices(composeEdition({ ...newsOnly, bulletins: [powerCut, dengueAdvice] }, NOW), tools);
    assert.deepEqual(events, []);
  });

  it('Z12 leave a long reading to itself once there is a newer edition', async () => {
    const newer = new AbortController();
    const { events, tools } = notingTools([], newer.signal);
    const reading = Promise.withResolvers<typeof clip>();
    const begun = Promise.withResolvers<void>();
    const read = () => {
      begun.resolve();
      return reading.promise;
    };
    const clips = { ...tools.clips, read };
    const delivered = deliverDevices(composeEdition({ ...newsOnly, bulletins: [powerCut] }, NOW), {
      ...tools,
      clips,
    });
    await begun.promise;
    newer.abort();
    assert.deepEqual(await delivered, []);
    assert.deepEqual(events, []);
    reading.resolve(clip);
  });
});
