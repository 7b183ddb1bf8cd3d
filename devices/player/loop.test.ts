import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClipItem, FrameItem, Manifest, PreparedItem } from '@nguon/content-model/manifest';
import { Station } from '../conformance/station.ts';
import { inForce, isWhole } from './loop.ts';

const station = await Station.open();
await station.close();
const device = 'b0a4d000-0000-4000-8000-000000000001';
const a = station.frame('a');
const b = station.frame('b');
const old = station.boardManifest(device, [a, b]);
const titles = (manifest: Manifest | null) => manifest?.items.map(({ title }) => title);

/** Are all files held but those of some frames? */
const butFor =
  (...lacking: FrameItem[]) =>
  (file: string) =>
    !lacking.some((frame) => frame.file.sha256 === file);

describe('the loop in force', () => {
  it('M7 changes only when every file of the new one is held', () => {
    const c = station.frame('c');
    const latest = station.boardManifest(device, [a, b, c]);
    assert.deepEqual(titles(inForce(old, latest, butFor(c))), ['a', 'b']);
    assert.equal(inForce(old, latest, butFor(c))?.sequence, old.sequence);
    assert.equal(inForce(old, latest, butFor()), latest);
    assert.equal(inForce(null, latest, butFor(c)), null);
    assert.ok(!isWhole(latest, butFor(c)));
  });

  it('M7 waits for the strips of a board that scrolls too', () => {
    const file = station.file('strip');
    const latest = station.boardManifest(device, [{ ...a, strip: { file, width: 640, seconds: 16 } }]);
    assert.ok(isWhole(latest, () => true));
    assert.ok(!isWhole(latest, (name) => name !== file.sha256));
  });

  it('M7 keeps a bulletin’s old frame until its corrected one is held', () => {
    const corrected = station.frame('a, corrected', { bulletin: a.bulletin });
    const latest = station.boardManifest(device, [corrected, b]);
    assert.deepEqual(titles(inForce(old, latest, butFor(corrected))), ['a', 'b']);
  });

  it('S50 has what a speaker plays without waiting for prepared announcements, and each of these once it is held', () => {
    const speaker = (items: ClipItem[], prepared: PreparedItem[]) =>
      station.speakerManifest(device, items, { prepared });
    const [one, two, three] = [station.prepared('1'), station.prepared('2'), station.prepared('3')];
    const [clip, next] = [station.clip('clip'), station.clip('next')];
    const corrected = { ...station.prepared('1, corrected'), announcement: one.announcement };
    const latest = speaker([clip, next], [corrected, two, three]);
    const lacking = [corrected.opus.sha256, three.opus.sha256];
    const now = inForce(speaker([clip], [one, two]), latest, (file) => !lacking.includes(file));
    assert.deepEqual(titles(now), ['clip', 'next']);
    assert.deepEqual(now?.kind === 'speaker' && now.prepared, [one, two]);
    assert.ok(!isWhole(latest, (file) => !lacking.includes(file)));
  });

  it('M8 loses what was withdrawn at once, and takes new windows at once', () => {
    const c = station.frame('c');
    const shortened = { ...b, until: '2026-11-21T00:00:00Z' };
    const now = inForce(old, station.boardManifest(device, [shortened, c]), butFor(c));
    assert.deepEqual(titles(now), ['b']);
    assert.equal(now?.items[0]?.until, shortened.until);
    const off = inForce(old, station.boardManifest(device, [a, b, c], { blanked: true }), butFor(c));
    assert.ok(off?.kind === 'board' && off.blanked);
  });

  it('M9 has an emergency as soon as all of its own pages are held', () => {
    const bulletin = crypto.randomUUID();
    const page = (number: number) =>
      station.frame(`alarm ${number}`, { bulletin, priority: 'emergency', page: number, pages: 2 });
    const [one, two, c] = [page(1), page(2), station.frame('c')];
    const latest = station.boardManifest(device, [one, two, a, b, c]);
    assert.deepEqual(titles(inForce(old, latest, butFor(c, two))), ['a', 'b']);
    assert.deepEqual(titles(inForce(old, latest, butFor(c))), ['alarm 1', 'alarm 2', 'a', 'b']);
  });

  it('M9 has an all-clear as soon as all of its own pages are held', () => {
    const allClear = station.frame('over', { priority: 'priority', aloneUntil: '2026-11-21T00:00:00Z' });
    const c = station.frame('c');
    const latest = station.boardManifest(device, [allClear, a, b, c]);
    assert.deepEqual(titles(inForce(old, latest, butFor(c))), ['over', 'a', 'b']);
  });

  it('M9 has a speaker’s emergency before it ever had a whole programme', () => {
    const alarm = station.clip('alarm', { priority: 'emergency' });
    const long = station.clip('long');
    const latest = station.speakerManifest(device, [alarm, long]);
    assert.deepEqual(titles(inForce(null, latest, (file) => file !== long.opus.sha256)), ['alarm']);
  });
});
