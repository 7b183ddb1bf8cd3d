import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import { openFolder, Station, until } from '../conformance/station.ts';
import { readAck } from '../reports.ts';
import type { Ack } from '../topics.ts';
import { Player, type PlayerOptions } from './player.ts';

async function open(t: TestContext, kind: 'board' | 'speaker') {
  const station = await Station.open();
  const folder = await openFolder();
  const identity = await station.join(kind);
  const account = station.register.get(identity.device);
  assert.ok(account !== undefined);
  const acks: Ack[] = [];
  station.announcer.on('ack', async (_device, jws) => acks.push(await readAck(jws, account)));
  let restarts = 0;
  const start = (changes: Partial<PlayerOptions> = {}) =>
    Player.start({ identity, folder: folder.path, onRestart: () => (restarts += 1), ...changes });
  const life = { player: await start() };
  t.after(async () => {
    await life.player.close();
    await station.close();
    await folder.remove();
  });
  const restart = async (changes: Partial<PlayerOptions> = {}) => {
    await life.player.close();
    life.player = await start(changes);
  };
  const shows = (title: string) => until(() => life.player.screen.view.title === title, 10_000);
  return { station, identity, acks, life, restart, shows, restarts: () => restarts, folder: folder.path };
}

/** A part of the day that begins and ends hours from now. */
function part(fromHours: number, toHours: number) {
  const time = (hours: number) => new Date(Date.now() + (7 + hours) * 3_600_000).toISOString().slice(11, 16);
  return { from: time(fromHours), to: time(toHours) };
}

describe('a board', () => {
  it('D20 is as bright as a command says, after a restart too, and follows its plan after that', async (t) => {
    const { station, identity, life, restart, shows } = await open(t, 'board');
    const brightness = [{ from: part(-1, 0).from, percent: 70 }];
    await station.publish(station.boardManifest(identity.device, [station.frame('a')], { brightness }));
    assert.ok(await shows('a'));
    assert.equal(life.player.pageState.brightness, 70);
    await station.order(identity.device, 'brightness', { percent: 25 });
    assert.ok(await until(() => life.player.pageState.brightness === 25, 10_000));
    await station.vanish();
    await restart();
    assert.ok(await until(() => life.player.pageState.brightness === 25, 10_000));
    await restart({ wall: () => Date.now() + 23.5 * 3_600_000 });
    assert.ok(await until(() => life.player.pageState.brightness === 70, 10_000));
  });

  it('D22 acknowledges a restart, asks for it once, and not again when it is back', async (t) => {
    const { station, identity, acks, restart, restarts } = await open(t, 'board');
    await station.order(identity.device, 'restart');
    assert.ok(await until(() => acks.length > 0 && restarts() === 1, 10_000));
    assert.equal(acks[0]?.outcome, 'obeyed');
    await restart();
    await station.order(identity.device, 'refresh');
    assert.ok(await until(() => acks.some(({ sequence }) => sequence === 2), 10_000));
    assert.equal(restarts(), 1);
  });

  it('D23 is dark outside its hours and its windows, but for an emergency in its hours’ stead', async (t) => {
    const { station, identity, life, shows } = await open(t, 'board');
    const publish = (changes: object, priority: 'normal' | 'emergency' = 'normal') =>
      station.publish(
        station.boardManifest(identity.device, [station.frame(priority, { priority })], changes),
      );
    await publish({});
    assert.ok(await shows('normal'));
    await publish({ hours: [part(1, 2)] });
    assert.ok(await until(() => life.player.pageState.kind === 'none', 10_000));
    assert.equal(life.player.panel.picture, null);
    await publish({ hours: [part(1, 2)] }, 'emergency');
    assert.ok(await shows('emergency'));
    const hour = (hours: number) => instantOf(station.now + hours * 3_600_000);
    await publish({ windows: [{ from: hour(1), until: hour(2) }] }, 'emergency');
    assert.ok(await until(() => life.player.pageState.kind === 'none', 10_000));
    await publish({ windows: [{ from: hour(-1), until: hour(2) }] });
    assert.ok(await shows('normal'));
  });

  it('D34 shows the offline frame after ten minutes out of reach, to programs that take it as a file too', async (t) => {
    const { station, identity, life, restart, folder } = await open(t, 'board');
    const manifest = station.boardManifest(identity.device, []);
    assert.ok(manifest.kind === 'board');
    await station.publish(manifest);
    const isUp = (sha256: string) => until(() => life.player.pageState.file === sha256, 20_000);
    assert.ok(await isUp(manifest.neutral.sha256));
    await station.vanish();
    await restart({ wall: () => Date.now() + 1_800_000 });
    assert.ok(await isUp(manifest.offline.sha256));
    const current = (await readdir(folder)).find((name) => name.startsWith('current.'));
    assert.equal(sha256(await readFile(join(folder, current ?? ''))), manifest.offline.sha256);
    assert.match(life.player.pageState.mark, /^Ngoại tuyến từ/);
  });

  it('D24 says since when it is out of reach, after a restart too, but not over an emergency', async (t) => {
    const { station, identity, life, restart, shows } = await open(t, 'board');
    const alarm = station.frame('alarm', {
      priority: 'emergency',
      until: instantOf(station.now + 1_500_000),
    });
    await station.publish(station.boardManifest(identity.device, [station.frame('a'), alarm]));
    assert.ok(await shows('alarm'));
    assert.equal(life.player.pageState.mark, '');
    await station.vanish();
    await restart({ wall: () => Date.now() + 900_000 });
    assert.ok(await shows('alarm'));
    assert.equal(life.player.pageState.mark, '');
    await restart({ wall: () => Date.now() + 1_800_000 });
    assert.ok(await shows('a'));
    assert.match(life.player.pageState.mark, /^Ngoại tuyến từ \d\d:\d\d \d\d\/\d\d$/);
  });
});

it('D21 a speaker refuses a brightness, and says why', async (t) => {
  const { station, identity, acks } = await open(t, 'speaker');
  await station.order(identity.device, 'brightness', { percent: 25 });
  assert.ok(await until(() => acks.length > 0, 10_000));
  assert.deepEqual(
    [acks[0]?.outcome, acks[0]?.reason],
    ['refused', 'loa không có độ sáng · a speaker has no brightness'],
  );
});

it('D56 a board refuses what only a speaker can do, and says why', async (t) => {
  const { station, identity, acks } = await open(t, 'board');
  await station.order(identity.device, 'stop');
  await station.order(identity.device, 'volume', { percent: 25 });
  assert.ok(await until(() => new Set(acks.map(({ sequence }) => sequence)).size === 2, 20_000));
  for (const { outcome, reason } of acks) {
    assert.deepEqual([outcome, reason], ['refused', 'bảng không có tiếng · a board has no sound']);
  }
});

it('D54 a revoked device says so, holds nothing and is dark, after a restart too', async (t) => {
  const { station, identity, acks, life, restart, shows, folder } = await open(t, 'board');
  await station.publish(station.boardManifest(identity.device, [station.frame('a')]));
  assert.ok(await shows('a'));
  await station.order(identity.device, 'revoke');
  assert.ok(await until(() => acks.some(({ outcome }) => outcome === 'obeyed'), 20_000));
  const isDark = () => until(() => life.player.pageState.kind === 'none', 20_000);
  assert.ok(await isDark());
  assert.ok(await until(() => station.presence.get(identity.device) === 'offline', 20_000));
  assert.deepEqual(await readdir(join(folder, 'shelf')), []);
  await restart();
  assert.ok(await isDark());
  assert.equal(station.presence.get(identity.device), 'offline');
});

it('D73 what could not be acknowledged is acknowledged at the next connection, after a restart too', async (t) => {
  const { station, identity, acks, restart } = await open(t, 'speaker');
  const { device } = identity;
  assert.ok(await until(() => station.presence.get(device) === 'online', 20_000));
  const hasAsked = (after: number) =>
    until(() => station.asked.some(({ path }) => path.endsWith(`after=${after}`)), 90_000);
  const acknowledged = (sequence: number) =>
    until(() => acks.filter((ack) => ack.sequence === sequence).length > 0, 60_000);
  await station.order(device, 'stop');
  assert.ok(await acknowledged(1));
  const back = await station.loseBroker();
  await station.keep(device, 'volume', { percent: 25 });
  await station.keep(device, 'stop');
  await restart();
  assert.ok(await hasAsked(1));
  await back();
  assert.ok((await acknowledged(2)) && (await acknowledged(3)));
  assert.deepEqual(
    acks.filter(({ sequence }) => sequence > 1).map(({ outcome }) => outcome),
    ['obeyed', 'refused'],
  );
  const before = acks.length;
  await restart();
  assert.ok(await until(() => acks.length > before, 60_000));
  assert.deepEqual(acks.at(-1), acks.at(before - 1));
});

it('S34 a speaker remembers its volume through a restart', async (t) => {
  const { station, identity, acks, restart, folder } = await open(t, 'speaker');
  await station.order(identity.device, 'volume', { percent: 25 });
  assert.ok(await until(() => acks.length > 0, 10_000));
  await restart();
  const kept = JSON.parse(await readFile(join(folder, 'memory.json'), 'utf8'));
  assert.equal(kept.volume.percent, 25);
});

it('D22 the player’s process ends with the code that asks a supervisor to start it again', async (t) => {
  const station = await Station.open();
  const folder = await openFolder();
  const identity = await station.join('board');
  const key = join(folder.path, 'board.key');
  await writeFile(key, JSON.stringify(identity));
  await station.order(identity.device, 'restart');
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const player = spawn(process.execPath, [main, '--key', key], { stdio: 'ignore' });
  t.after(async () => {
    player.kill('SIGKILL');
    await station.close();
    await folder.remove();
  });
  const [code] = await once(player, 'exit');
  assert.equal(code, 75);
});
