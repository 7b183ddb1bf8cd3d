import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { Act } from '@nguon/content-model/command';
import { sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import type { Session } from '@nguon/content-model/session';
import { openFolder, Station, until } from '../conformance/station.ts';
import { seal } from '../envelope.ts';
import { newKeys } from '../keys.ts';
import { Player } from './player.ts';

async function open(t: TestContext) {
  const station = await Station.open();
  const folder = await openFolder();
  const identity = await station.join('speaker');
  const isOnline = new Promise<void>((resolve) => station.announcer.on('presence', () => resolve()));
  const player = await Player.start({ identity, folder: folder.path });
  await isOnline;
  t.after(async () => {
    await player.close();
    await station.close();
    await folder.remove();
  });
  const playing = () => readFile(join(folder.path, 'playing'), 'utf8').catch(() => '');
  return { station, device: identity.device, player, playing };
}

/** Did the device fetch a file and go on after it? Its report comes before: it says what it obeys, not what it holds. */
function hasFetched({ asked }: Station): boolean {
  const shelf = asked.findIndex(({ path }) => path.startsWith('/shelf/'));
  return shelf >= 0 && asked.findLastIndex(({ path }) => path.includes('/commands')) > shelf;
}

/** The time of day in Vietnam, `05:30`. */
const timeOfDay = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(11, 16);

/** A session of 200 minutes that began in this minute. */
const sessionNow = (at: number): Session => ({
  schedule: '5c4ed01e-0000-4000-8000-000000000001',
  at: timeOfDay(at),
  minutes: 200,
  days: [1, 2, 3, 4, 5, 6, 7],
  firstDay: null,
  lastDay: null,
  plays: { kind: 'bulletins', order: [] },
});

describe('a speaker', () => {
  it('D15 is interrupted by an emergency at once, and logs what was heard of both', async (t) => {
    const { station, device, playing } = await open(t);
    const sessions = [sessionNow(station.now)];
    const long = station.clip('long', { seconds: 30, priority: 'priority' });
    await station.publish(station.speakerManifest(device, [long], { sessions }));
    assert.ok(await until(async () => (await playing()) === 'long'));
    const alarm = station.clip('alarm', { priority: 'emergency', seconds: 1 });
    const start = performance.now();
    await station.publish(station.speakerManifest(device, [alarm, long], { sessions }));
    assert.ok(await until(async () => (await playing()) === 'alarm'));
    assert.ok(performance.now() - start < 2_000);
    await until(async () => (await playing()) === '');
    await station.publish(station.speakerManifest(device, [long], { sessions }));
    assert.ok(await until(async () => (await playing()) === 'long'));
    await station.order(device, 'blank');
    assert.ok(await until(async () => (await playing()) === ''));
    await station.order(device, 'refresh');
    assert.ok(await until(() => station.playouts.length === 3));
    assert.deepEqual(
      station.playouts.map(({ result }) => result),
      ['preempted', 'played', 'partial'],
    );
  });

  it('D60 obeys an emergency that comes with its hint without asking, unless it is forged', async (t) => {
    const { station, device, playing } = await open(t);
    const later = instantOf(station.now + 1_800_000);
    const waiting = station.clip('alarm', { from: later, seconds: 30 });
    await station.publish(station.speakerManifest(device, [waiting]));
    assert.ok(await until(() => hasFetched(station), 30_000));
    const back = await station.vanish();
    const alarm = { ...waiting, priority: 'emergency' as const, from: instantOf(station.now - 60_000) };
    const forged = station.speakerManifest(device, [alarm]);
    station.announcer.hint(device, forged.sequence, await seal('manifest', forged, await newKeys()));
    const real = station.speakerManifest(device, [alarm]);
    station.announcer.hint(device, real.sequence, await seal('manifest', real, station.keys));
    assert.ok(await until(async () => (await playing()) === 'alarm', 30_000));
    assert.ok(await until(() => station.reported.at(-1)?.manifest === real.sequence, 30_000));
    assert.ok(station.reported.every(({ manifest }) => manifest !== forged.sequence));
    await back();
  });

  it('D66 D67 plays an alarm until a manifest comes that was signed later, and no replay of it', async (t) => {
    const { station, device, playing } = await open(t);
    const before = instantOf(station.now - 60_000);
    const manifest = station.speakerManifest(device, [], { issuedAt: before });
    await station.publish(manifest);
    assert.ok(await until(() => station.reported.at(-1)?.manifest === manifest.sequence, 30_000));
    const flood = station.clip('flood', { priority: 'emergency', seconds: 60 });
    const alarm = station.alarm([flood]);
    await station.say({ ...alarm, sequence: 90 }, await newKeys());
    await station.say(alarm);
    assert.ok(await until(async () => (await playing()) === 'flood', 30_000));
    await station.order(device, 'refresh');
    assert.ok(await until(() => station.reported.at(-1)?.bulletin === flood.bulletin, 30_000));
    assert.equal(station.reported.at(-1)?.manifest, manifest.sequence);
    const withdrawn = station.speakerManifest(device, []);
    await station.publish(withdrawn);
    assert.ok(await until(async () => (await playing()) === '', 30_000));
    assert.ok(await until(() => station.reported.at(-1)?.manifest === withdrawn.sequence, 30_000));
    await station.say(alarm);
    const told = station.reported.length;
    await station.order(device, 'refresh');
    assert.ok(await until(() => station.reported.length > told, 30_000));
    assert.equal(station.reported.at(-1)?.bulletin, null);
    assert.ok(station.playouts.every(({ bulletin }) => bulletin === flood.bulletin));
    assert.ok(await until(() => station.playouts.length === 1, 30_000));
  });

  it('S37 D67 keeps an alarm to itself while it is switched off, and stops one that a newer alarm takes back', async (t) => {
    const { station, device, playing } = await open(t);
    const issuedAt = instantOf(station.now - 60_000);
    const manifest = station.speakerManifest(device, [], { issuedAt });
    await station.publish(manifest);
    await station.order(device, 'blank');
    assert.ok(await until(() => station.acks.length > 0, 30_000));
    assert.ok(await until(() => station.reported.at(-1)?.manifest === manifest.sequence, 30_000));
    const flood = station.clip('flood', { priority: 'emergency', seconds: 60 });
    await station.say(station.alarm([flood]));
    const fetched = () => station.asked.some(({ path }) => path === `/shelf/${flood.opus.sha256}`);
    assert.ok(await until(fetched, 30_000));
    await station.order(device, 'refresh');
    assert.ok(await until(() => station.acks.length > 1, 30_000));
    assert.equal(await playing(), '');
    await station.order(device, 'show');
    assert.ok(await until(async () => (await playing()) === 'flood', 30_000));
    await station.say(station.alarm([]));
    assert.ok(await until(async () => (await playing()) === '', 30_000));
  });

  it('S31 plays a clip on command once, and not again after it', async (t) => {
    const { station, device, playing } = await open(t);
    const notice = station.clip('notice', { seconds: 1 });
    await station.publish(station.speakerManifest(device, [notice]));
    assert.ok(await until(() => hasFetched(station), 20_000));
    await station.order(device, 'play', { clip: notice.bulletin });
    assert.ok(await until(async () => (await playing()) === 'notice', 20_000));
    await until(async () => (await playing()) === '', 20_000);
    await station.order(device, 'refresh');
    assert.ok(await until(() => station.playouts.length > 0, 20_000));
    const said = station.playouts.map(({ bulletin, result, reason }) => [bulletin, result, reason]);
    assert.deepEqual(said, [[notice.bulletin, 'played', 'a command']]);
  });

  it('S31 S32 refuses what it cannot do now, and says why', async (t) => {
    const { station, device, playing } = await open(t);
    const notice = station.clip('notice', { seconds: 30 });
    const alarm = station.clip('alarm', { priority: 'emergency', seconds: 30 });
    const answer = async (act: Act, changes = {}) => {
      await station.order(device, act, changes);
      const ordered = station.commands.get(device)?.at(-1)?.sequence;
      const acknowledged = () => station.acks.find(({ sequence }) => sequence === ordered);
      await until(() => acknowledged() !== undefined, 20_000);
      return acknowledged()?.reason;
    };
    const clip = notice.bulletin;
    await station.publish(station.speakerManifest(device, [notice]));
    assert.ok(await until(() => hasFetched(station), 20_000));
    assert.equal(await answer('stop'), 'không có gì đang phát · nothing is being played');
    assert.match((await answer('play', { clip: alarm.bulletin })) ?? '', /no such clip that is current/);
    await answer('blank');
    assert.equal(await answer('play', { clip }), 'loa đang tắt · the speaker is switched off');
    await answer('show');
    assert.equal(await answer('play', { clip }), '');
    assert.ok(await until(async () => (await playing()) === 'notice', 20_000));
    assert.equal(await answer('stop'), '');
    assert.ok(await until(async () => (await playing()) === '', 20_000));
    await station.publish(station.speakerManifest(device, [alarm, notice]));
    assert.ok(await until(async () => (await playing()) === 'alarm', 20_000));
    assert.equal(await answer('play', { clip }), 'đang có tin khẩn cấp · an emergency has the air');
  });

  it('S52 S53 plays a prepared announcement on command, over a live broadcast or a session, and then goes on', async (t) => {
    const { station, device, playing } = await open(t);
    const sessions = [sessionNow(station.now)];
    const long = station.clip('long', { seconds: 60, priority: 'priority' });
    const flee = station.prepared('flee', { seconds: 3 });
    await station.publish(station.speakerManifest(device, [long], { sessions, prepared: [flee] }));
    assert.ok(await until(async () => (await playing()) === 'long', 30_000));
    assert.ok(await until(() => station.reported.some(({ manifest }) => manifest === 1), 30_000));
    await station.order(device, 'play', { clip: flee.announcement });
    assert.ok(await until(async () => (await playing()) === 'flee', 30_000));
    assert.ok(await until(async () => (await playing()) === 'long', 30_000));
    await station.order(device, 'refresh');
    assert.ok(await until(() => station.playouts.length === 2, 30_000));
    assert.deepEqual(
      station.playouts.map(({ bulletin, sha256: name, result, reason }) => [bulletin, name, result, reason]),
      [
        [long.bulletin, long.opus.sha256, 'preempted', 'a prepared announcement'],
        [null, flee.opus.sha256, 'played', 'a command'],
      ],
    );
  });

  it('S53 refuses a prepared announcement that it does not hold, while off and during an emergency', async (t) => {
    const { station, device, playing } = await open(t);
    const flee = station.prepared('flee', { seconds: 60 });
    const alarm = station.clip('alarm', { priority: 'emergency', seconds: 30 });
    const answer = async (act: Act, changes = {}) => {
      await station.order(device, act, changes);
      const ordered = station.commands.get(device)?.at(-1)?.sequence;
      const acknowledged = () => station.acks.find(({ sequence }) => sequence === ordered);
      await until(() => acknowledged() !== undefined, 30_000);
      return acknowledged()?.reason;
    };
    const clip = flee.announcement;
    await station.publish(station.speakerManifest(device, [], { prepared: [flee] }));
    assert.ok(await until(() => station.reported.some(({ manifest }) => manifest === 1), 30_000));
    assert.equal(
      await answer('play', { clip: device }),
      'loa chưa có tệp phát này, hoặc tin đã hết hạn · it holds no such clip that is current',
    );
    await answer('blank');
    assert.equal(await answer('play', { clip }), 'loa đang tắt · the speaker is switched off');
    await answer('show');
    assert.equal(await answer('play', { clip }), '');
    assert.ok(await until(async () => (await playing()) === 'flee', 30_000));
    assert.equal(await answer('play', { clip }), 'thông báo này đang phát · it is being played');
    await station.publish(station.speakerManifest(device, [alarm], { prepared: [flee] }));
    assert.ok(await until(async () => (await playing()) === 'alarm', 30_000));
    assert.equal(await answer('play', { clip }), 'đang có tin khẩn cấp · an emergency has the air');
  });

  it('S50 loses a prepared announcement that is withdrawn, while it sounds too', async (t) => {
    const { station, device, playing } = await open(t);
    const flee = station.prepared('flee', { seconds: 60 });
    await station.publish(station.speakerManifest(device, [], { prepared: [flee] }));
    assert.ok(await until(() => station.reported.some(({ manifest }) => manifest === 1), 30_000));
    await station.order(device, 'play', { clip: flee.announcement });
    assert.ok(await until(async () => (await playing()) === 'flee', 30_000));
    await station.publish(station.speakerManifest(device, []));
    assert.ok(await until(async () => (await playing()) === '', 30_000));
    await station.order(device, 'refresh');
    assert.ok(await until(() => station.playouts.length > 0, 30_000));
    const [entry] = station.playouts;
    assert.deepEqual([entry?.result, entry?.reason], ['partial', 'withdrawn or corrected']);
  });

  it('plays its test tone when told to, and not during an emergency', async (t) => {
    const { station, device, playing } = await open(t);
    await station.publish(station.speakerManifest(device, []));
    assert.ok(await until(() => station.reported.some(({ manifest }) => manifest === 1)));
    await station.order(device, 'test');
    assert.ok(await until(async () => (await playing()).startsWith('RIFF')));
    const alarm = station.clip('alarm', { priority: 'emergency', seconds: 5 });
    await station.publish(station.speakerManifest(device, [alarm]));
    assert.ok(await until(async () => (await playing()) === 'alarm'));
  });

  it('S15 plays a stream, and its bulletins when that is dead', async (t) => {
    const { station, device, playing } = await open(t);
    const made = ['-loglevel', 'error', '-f', 'lavfi', '-i', 'sine=duration=5', '-f', 'mp3', '-'];
    const tone = execFileSync('ffmpeg', made, { maxBuffer: 8_000_000 });
    const stream = createServer((_request, response) => response.write(tone)).listen(0, '127.0.0.1');
    await once(stream, 'listening');
    t.after(() => stream.close());
    const address = `http://127.0.0.1:${(stream.address() as AddressInfo).port}/`;
    const plays = { kind: 'relay' as const, address, fallback: 'bulletins' as const };
    const sessions = [{ ...sessionNow(station.now), plays }];
    const notice = station.clip('notice', { seconds: 30 });
    await station.publish(station.speakerManifest(device, [notice], { sessions }));
    assert.ok(await until(async () => (await playing()) === address, 20_000));
    stream.closeAllConnections();
    assert.ok(await until(async () => (await playing()) === 'notice', 20_000));
    await station.order(device, 'refresh');
    assert.ok(await until(() => station.playouts.length > 0, 20_000));
    const [entry] = station.playouts;
    assert.deepEqual([entry?.result, entry?.bulletin, entry?.sha256], ['failed', null, sha256(address)]);
  });
});
