import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Reported } from '@nguon/content-model/device';
import { boards, NOW, ordinaryDay } from '@nguon/content-model/fixtures/sin-ho';
import { type Instant, instantOf, millisecondsOf } from '@nguon/content-model/instant';
import type { BoardManifest } from '@nguon/content-model/manifest';
import { seal } from '@nguon/devices/envelope';
import { newKeys } from '@nguon/devices/keys';
import { commandsIn } from './commands.ts';
import { manifestsIn } from './manifests.ts';
import { isShownWrong } from './shown-wrong.ts';

const keys = await newKeys();

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nguon-manifests-'));
});
after(() => rm(folder, { recursive: true }));

const device = boards[0].id;
let clock = millisecondsOf(NOW);
const now = () => clock;
const compose =
  (blanked: boolean) =>
  (sequence: number, issuedAt: Instant): BoardManifest => ({
    kind: 'board',
    version: 1,
    device,
    unit: '03478@2025-07-01',
    edition: ordinaryDay.id,
    sequence,
    issuedAt,
    neutral: { sha256: 'a'.repeat(64), bytes: 1, mime: 'image/png' },
    offline: { sha256: 'b'.repeat(64), bytes: 1, mime: 'image/png' },
    blanked,
    hours: [],
    brightness: [],
    priorityShare: 0,
    windows: null,
    items: [],
  });

describe('manifests', () => {
  it('Z5 are issued when they say something new, with numbers that grow even after the records are lost', async () => {
    const manifests = manifestsIn(folder, now, async ({ sequence }) => `sealed ${sequence}`);
    const first = await manifests.issue(device, compose(false));
    assert.ok(first.isNew);
    clock += 60_000;
    assert.deepEqual(await manifests.issue(device, compose(false)), { ...first, isNew: false });
    const second = await manifests.issue(device, compose(true));
    assert.ok(second.isNew && second.sequence > first.sequence);
    await rm(join(folder, 'manifests'), { recursive: true });
    clock += 1;
    const begunAnew = manifestsIn(folder, now, async ({ sequence }) => `sealed ${sequence}`);
    const third = await begunAnew.issue(device, compose(true));
    assert.ok(third.sequence > second.sequence);
    clock -= 3_600_000;
    assert.ok((await begunAnew.issue(device, compose(false))).sequence > third.sequence);
  });

  it('D67 are issued again, the same, to a device that may obey an alarm that was signed since', async () => {
    const manifests = manifestsIn(join(folder, 'alarmed'), now, (manifest) =>
      seal('manifest', manifest, keys),
    );
    const first = await manifests.issue(device, compose(false));
    const before = { issuedAt: instantOf(clock), sequence: first.sequence - 1 };
    assert.equal((await manifests.issue(device, compose(false), before)).isNew, false);
    const alarmed = { issuedAt: instantOf(clock), sequence: first.sequence + 10 };
    const second = await manifests.issue(device, compose(false), alarmed);
    assert.ok(second.isNew && second.sequence > alarmed.sequence && second.content === first.content);
    assert.equal((await manifests.issue(device, compose(false), alarmed)).isNew, false);
  });
});

describe('what a device reports', () => {
  const another = crypto.randomUUID();
  const neutral = (letter: string) => ({ sha256: letter.repeat(64), bytes: 1, mime: 'image/png' });
  const showing = (sha256: string | null): Reported => ({
    device: another,
    at: NOW,
    manifest: 1,
    showing: sha256,
    bulletin: null,
    clockOffsetSeconds: 0,
    playerVersion: '1',
  });

  it('S49 is not wrong when it plays a live broadcast that goes on', () => {
    const live = 'f'.repeat(64);
    assert.equal(isShownWrong(showing(live), []), true);
    assert.equal(
      isShownWrong(showing(live), [], (address) => address === live),
      false,
    );
  });

  it('Z31 is wrong when it shows what no manifest names that it has or had two minutes ago', async () => {
    const manifests = manifestsIn(folder, now, (manifest) => seal('manifest', manifest, keys));
    const isWrong = async (letter: string | null) =>
      isShownWrong(showing(letter?.repeat(64) ?? null), await manifests.obeyable(another));
    const issue = (letter: string) =>
      manifests.issue(another, (sequence, issuedAt) => ({
        ...compose(false)(sequence, issuedAt),
        device: another,
        neutral: neutral(letter),
        offline: neutral(letter),
      }));
    assert.equal(await isWrong('b'), true);
    assert.equal(await isWrong(null), false);
    await issue('b');
    assert.deepEqual([await isWrong('b'), await isWrong('c')], [false, true]);
    clock += 1_000;
    await issue('c');
    clock += 1_000;
    await issue('d');
    clock += 118_000;
    assert.deepEqual([await isWrong('b'), await isWrong('c'), await isWrong('d')], [false, false, false]);
    clock += 1_000;
    assert.deepEqual([await isWrong('b'), await isWrong('c'), await isWrong('d')], [true, false, false]);
    clock += 1_000;
    assert.deepEqual([await isWrong('c'), await isWrong('d'), await isWrong('e')], [true, false, true]);
    assert.equal(await isWrong(null), false);
  });
});

describe('commands', () => {
  it('Z8 given twice are kept once, in order, until they expire', async () => {
    const commands = commandsIn(folder, now, async ({ act, sequence }) => `${act} ${sequence}`);
    const blank = {
      device,
      act: 'blank',
      percent: null,
      id: 'c0a4d000-0000-4000-8000-000000000001',
    } as const;
    const show = { device, act: 'show', percent: null, id: 'c0a4d000-0000-4000-8000-000000000002' } as const;
    const given = await commands.give(blank);
    assert.equal(await commands.give(blank), given);
    await commands.give(show);
    const waiting = await commands.after(device, 0);
    assert.deepEqual(
      waiting.map((jws) => jws.split(' ')[0]),
      ['blank', 'show'],
    );
    assert.deepEqual(await commands.after(device, Number(waiting[0]?.split(' ')[1])), waiting.slice(1));
    clock += 86_400_000;
    assert.deepEqual(await commands.after(device, 0), []);
  });

  it('S44 to play a live broadcast are over when that is', async () => {
    const commands = commandsIn(folder, now, async ({ act, expiresAt }) => `${act} ${expiresAt}`);
    const broadcast = 'c0a4d000-0000-4000-8000-000000000006';
    const live = {
      broadcast,
      priority: 'normal',
      key: 'k'.repeat(43),
      until: instantOf(clock + 60_000),
    } as const;
    await commands.forget(device);
    const given = await commands.give({ device, act: 'live', percent: null, live, id: broadcast });
    assert.equal(given, `live ${live.until}`);
    assert.deepEqual(await commands.after(device, 0), [given]);
    clock += 60_000;
    assert.deepEqual(await commands.after(device, 0), []);
  });

  it('D55 given before a device joined anew are given no more, and numbers still grow', async () => {
    const commands = commandsIn(folder, now, async ({ act, sequence }) => `${act} ${sequence}`);
    const id = (last: number) => `c0a4d000-0000-4000-8000-00000000000${last}`;
    const numberOf = (jws: string) => Number(jws.split(' ')[1]);
    const before = await commands.give({ device, act: 'revoke', percent: null, id: id(3) });
    await commands.forget(device);
    assert.deepEqual(await commands.after(device, 0), []);
    clock += 1_000;
    const after = await commands.give({ device, act: 'refresh', percent: null, id: id(4) });
    assert.ok(numberOf(after) > numberOf(before));
  });
});
