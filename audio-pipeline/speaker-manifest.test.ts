import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeEdition } from '@nguon/content-model/edition';
import {
  bulletin,
  dengueAdvice,
  emergencyDay,
  floodWarning,
  leaveForHighGround,
  NOW,
  ordinaryDay,
  powerCut,
  quietDay,
  sources,
  speaker,
} from '@nguon/content-model/fixtures/sin-ho';
import { SpeakerManifest } from '@nguon/content-model/manifest';
import { type SpeakerManifestParts, type StoredClip, speakerManifest } from './speaker-manifest.ts';

function clip(name: string): StoredClip {
  const file = { sha256: name.repeat(64), bytes: 45_000, mime: 'audio/ogg' };
  return { opus: file, mp3: { ...file, mime: 'audio/mpeg' }, seconds: 15.2 };
}

const clips = new Map([
  [powerCut.content.id, clip('1')],
  [floodWarning.content.id, clip('2')],
  [dengueAdvice.content.id, clip('3')],
]);

function manifestOf(changes: Partial<SpeakerManifestParts>) {
  const parts = { edition: emergencyDay, speaker, clips, prepared: new Map(), sequence: 7, issuedAt: NOW };
  return speakerManifest({ ...parts, ...changes });
}

const idsOf = (changes: Partial<SpeakerManifestParts>) =>
  manifestOf(changes).items.map(({ bulletin: id }) => id);

describe('a speaker manifest', () => {
  it('S3 leaves out what is over when it is issued', () => {
    assert.deepEqual(idsOf({ issuedAt: '2026-11-21T06:00:00Z' }), [
      dengueAdvice.content.id,
      powerCut.content.id,
    ]);
    assert.deepEqual(idsOf({ issuedAt: '2027-01-01T00:00:00Z' }), []);
    assert.deepEqual(idsOf({ edition: quietDay }), []);
  });

  it('S3 leaves out what is not carried on speakers', () => {
    const pagesOnly = bulletin({ channels: ['site'] });
    const edition = composeEdition({ ...sources, bulletins: [pagesOnly, dengueAdvice] }, NOW);
    assert.deepEqual(idsOf({ edition }), [dengueAdvice.content.id]);
  });

  it('S3 is refused for the speaker of another unit', () => {
    assert.throws(() => manifestOf({ speaker: { ...speaker, unit: '12@2025-07-01/' } }), RangeError);
  });

  it('S4 lists emergencies, then priority, then normal bulletins', () => {
    assert.deepEqual(idsOf({}), [floodWarning.content.id, dengueAdvice.content.id, powerCut.content.id]);
    assert.deepEqual(idsOf({ edition: ordinaryDay }), [dengueAdvice.content.id, powerCut.content.id]);
  });

  it('S5 leaves a bulletin out until its clip is made', () => {
    const some = new Map([[powerCut.content.id, clip('1')]]);
    assert.deepEqual(idsOf({ clips: some }), [powerCut.content.id]);
  });

  it('S50 names the prepared announcements whose clips are made, whether or not a bulletin is current', () => {
    const withOne = composeEdition({ ...sources, bulletins: [], prepared: [leaveForHighGround] }, NOW);
    const prepared = new Map([[leaveForHighGround.id, clip('4')]]);
    const { id: announcement, title } = leaveForHighGround;
    assert.deepEqual(manifestOf({ edition: withOne, prepared }).prepared, [
      { announcement, title, ...clip('4') },
    ]);
    assert.deepEqual(manifestOf({ edition: withOne }).prepared, []);
    assert.deepEqual(manifestOf({ edition: quietDay, prepared }).prepared, []);
  });

  it('S6 carries the sessions, the volume and the switch of its speaker', () => {
    const manifest = manifestOf({ speaker: { ...speaker, muted: true, volume: 35 } });
    assert.deepEqual(SpeakerManifest.parse(manifest), manifest);
    assert.deepEqual(
      [manifest.device, manifest.sessions, manifest.volume, manifest.emergencyVolume, manifest.muted],
      [speaker.id, speaker.sessions, 35, 100, true],
    );
    assert.deepEqual([manifest.edition, manifest.sequence, manifest.issuedAt], [emergencyDay.id, 7, NOW]);
    assert.equal(manifest.unit, '03478@2025-07-01');
  });
});
