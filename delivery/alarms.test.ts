import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Alarm } from '@nguon/content-model/alarm';
import { composeEdition } from '@nguon/content-model/edition';
import {
  bulletin,
  floodWarning,
  NOW,
  powerCut,
  sources,
  speaker,
} from '@nguon/content-model/fixtures/sin-ho';
import { millisecondsOf } from '@nguon/content-model/instant';
import { alarmsIn } from './alarms.ts';
import type { KeptClip, Reading, Said } from './clips.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nguon-alarms-'));
});
after(() => rm(folder, { recursive: true }));

const UNIT = '03478@2025-07-01';
const flood = floodWarning.content.id;
const another = { ...speaker, id: 'b0a4d000-0000-4000-8000-000000000009' };
const southern = { ...another, accent: 'southern' as const };
const editionOf = (bulletins: typeof sources.bulletins, speakers = [speaker, another]) =>
  composeEdition({ ...sources, speakers, bulletins }, NOW);
const emergency = editionOf([floodWarning, powerCut]);
const calm = editionOf([powerCut]);

function clipOf(letter: string): KeptClip {
  const file = { sha256: letter.repeat(64), bytes: 1, mime: 'audio/ogg' };
  return { opus: file, mp3: file, seconds: 10, synthetic: true };
}

/** Alarms in a folder of their own, and what is known of the clips. */
async function open(name: string) {
  const made = new Map([['northern', clipOf('a')]]);
  const clock = { at: millisecondsOf(NOW) };
  const sealed: Alarm[] = [];
  const known = async (_said: Said, { accent }: Reading) => made.get(accent) ?? null;
  const seal = async (alarm: Alarm) => {
    sealed.push(alarm);
    return `sealed ${sealed.length}`;
  };
  const start = () => alarmsIn({ folder: join(folder, name), now: () => clock.at, clips: { known }, seal });
  return { made, clock, sealed, start, alarms: await start() };
}

describe('the alarm of a unit', () => {
  it('D64 is said once for its emergencies, after a restart too, and again when they are others', async () => {
    const { alarms, clock, sealed, start } = await open('once');
    assert.equal(await alarms.next(calm), null);
    assert.equal(await alarms.next(emergency), 'sealed 1');
    assert.deepEqual(
      sealed[0]?.items.map(({ bulletin }) => bulletin),
      [flood],
    );
    assert.equal(await alarms.next(emergency), null);
    clock.at += 1_000;
    const begunAnew = await start();
    assert.equal(await begunAnew.next(emergency), null);
    const second = bulletin({ ...floodWarning.content, id: '0b7c9d10-0000-4000-8000-000000000099' });
    assert.equal(await begunAnew.next(editionOf([floodWarning, second])), 'sealed 2');
    assert.ok((sealed[1]?.sequence ?? 0) > (sealed[0]?.sequence ?? 0));
    assert.equal(sealed[1]?.items.length, 2);
  });

  it('D65 waits for the clip, and leaves out what speakers of the unit have read differently', async () => {
    const { alarms, made, sealed } = await open('clips');
    const mixed = editionOf([floodWarning], [speaker, southern]);
    assert.equal(await alarms.next(mixed), null);
    assert.deepEqual(alarms.lacking(), [UNIT]);
    made.set('southern', clipOf('b'));
    assert.equal(await alarms.next(mixed), null);
    assert.deepEqual(alarms.lacking(), []);
    made.set('southern', clipOf('a'));
    assert.equal(await alarms.next(mixed), 'sealed 1');
    assert.deepEqual(
      sealed[0]?.items.map(({ opus }) => opus),
      [clipOf('a').opus],
    );
  });

  it('D67 is taken back while it may still be obeyed, and lasts five minutes', async () => {
    const { alarms, clock, sealed } = await open('back');
    await alarms.next(emergency);
    assert.equal(alarms.lasting(UNIT)?.issuedAt, NOW);
    clock.at += 60_000;
    assert.equal(await alarms.next(calm), 'sealed 2');
    assert.deepEqual(sealed[1]?.items, []);
    await alarms.next(emergency);
    clock.at += 300_000;
    assert.equal(alarms.lasting(UNIT), null);
    assert.equal(await alarms.next(calm), null);
    assert.equal(await alarms.next(emergency), 'sealed 4');
  });

  it('D66 makes it right that a speaker plays its clip for as long', async () => {
    const { alarms, clock } = await open('heard');
    const { sha256 } = clipOf('a').opus;
    assert.ok(!alarms.isHeard(sha256));
    await alarms.next(emergency);
    await alarms.next(calm);
    assert.ok(alarms.isHeard(sha256));
    clock.at += 300_000;
    assert.ok(!alarms.isHeard(sha256));
  });
});
