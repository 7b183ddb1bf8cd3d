import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { openFolder, Station, until } from '../conformance/station.ts';
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

/** The time of day in Vietnam, `05:30`. */
const timeOfDay = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(11, 16);

describe('a speaker', () => {
  it('D15 is interrupted by an emergency at once, and logs what was heard of both', async (t) => {
    const { station, device, playing } = await open(t);
    const sessions = [timeOfDay(station.now)];
    const long = station.clip('long', { seconds: 30, priority: 'priority' });
    await station.publish(station.speakerManifest(device, [long], { sessions, sessionMinutes: 200 }));
    assert.ok(await until(async () => (await playing()) === 'long'));
    const alarm = station.clip('alarm', { priority: 'emergency', seconds: 1 });
    const start = performance.now();
    await station.publish(station.speakerManifest(device, [alarm, long], { sessions, sessionMinutes: 200 }));
    assert.ok(await until(async () => (await playing()) === 'alarm'));
    assert.ok(performance.now() - start < 2_000);
    await until(async () => (await playing()) === '');
    await station.publish(station.speakerManifest(device, [long], { sessions, sessionMinutes: 200 }));
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
});
