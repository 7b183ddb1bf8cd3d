import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { instantOf } from '@nguon/content-model/instant';
import { brokenLink } from '@nguon/content-model/playout';
import { refusedManifests } from '../conformance/refused-manifests.ts';
import { openFolder, Station, until } from '../conformance/station.ts';
import { readAck } from '../reports.ts';
import { Player, type PlayerOptions } from './player.ts';

/** A board with a station of its own, showing one frame. */
async function open(t: TestContext, changes: Partial<PlayerOptions> = {}) {
  const station = await Station.open();
  const folder = await openFolder();
  const identity = await station.join('board');
  const faults: string[] = [];
  const options = {
    identity,
    folder: folder.path,
    onFault: (error: unknown) => faults.push(String(error)),
    ...changes,
  };
  const old = station.frame('old');
  await station.publish(station.boardManifest(identity.device, [old]));
  const isOnline = new Promise<void>((resolve) => station.announcer.on('presence', () => resolve()));
  const life = { player: await Player.start(options) };
  await isOnline;
  const shows = (title: string, withinMs = 5_000) =>
    until(() => life.player.screen.view.title === title, withinMs);
  const restart = async (other: Partial<PlayerOptions> = {}) => {
    await life.player.close();
    life.player = await Player.start({ ...options, ...other });
  };
  t.after(async () => {
    await life.player.close();
    await station.close();
    await folder.remove();
  });
  return {
    station,
    folder: folder.path,
    device: identity.device,
    identity,
    old,
    life,
    shows,
    restart,
    faults,
  };
}

describe('a board', () => {
  it('B68 puts out strips where its manifest has them, each bulletin once a round', async (t) => {
    const { station, device, folder, life, shows } = await open(t);
    assert.ok(await shows('old'));
    const strip = { file: station.file('a line that passes'), width: 640, seconds: 16 };
    const pages = [1, 2].map((page) => {
      const bulletin = '0b7c9d10-0000-4000-8000-000000000077';
      return station.frame(`page ${page}`, { bulletin, page, pages: 2, ...(page === 1 && { strip }) });
    });
    await station.publish(station.boardManifest(device, pages));
    assert.ok(await shows('page 1'));
    assert.equal(await readFile(join(folder, 'current.png'), 'utf8'), 'a line that passes');
    assert.equal(life.player.pageState.passageSeconds, 16);
    assert.equal(life.player.screen.showing?.sha256, strip.file.sha256);
  });

  for (const [name, make] of Object.entries(refusedManifests)) {
    it(`M3 keeps its loop when a manifest ${name}`, async (t) => {
      const { station, device, shows, faults, life } = await open(t);
      assert.ok(await shows('old'));
      station.offer(device, await make(station, station.boardManifest(device, [station.frame('bad')])));
      assert.ok(await until(() => faults.length > 0));
      assert.match(faults[0] ?? '', /manifest/);
      assert.equal(life.player.screen.view.title, 'old');
      await station.publish(station.boardManifest(device, [station.frame('good')]));
      assert.ok(await shows('good'));
    });
  }

  it('M2 refuses a manifest from before, also after a restart, and takes the same one twice', async (t) => {
    const { station, device, shows, faults, life, restart, old } = await open(t);
    assert.ok(await shows('old'));
    const before = station.manifests.get(device);
    await station.publish(station.boardManifest(device, [station.frame('new')]));
    assert.ok(await shows('new'));
    station.offer(device, before?.jws ?? '');
    assert.ok(await until(() => /not newer/.test(faults.join())));
    await restart();
    assert.ok(await shows('new'));
    await until(() => faults.length > 1);
    assert.equal(life.player.screen.view.title, 'new');
    const newest = await station.publish(station.boardManifest(device, [old]));
    assert.ok(await shows('old'));
    faults.length = 0;
    station.manifests.set(device, { jws: newest, etag: 'another etag' });
    await station.order(device, 'refresh');
    await sleep(300);
    assert.deepEqual(faults, []);
  });

  it('M6 shows no file whose hash differs, and tells the server', async (t) => {
    const { station, device, shows, life } = await open(t);
    assert.ok(await shows('old'));
    const bad = station.frame('bad');
    station.shelf.set(bad.file.sha256, Buffer.from('EVIL'.slice(0, bad.file.bytes)));
    await station.publish(station.boardManifest(device, [bad]));
    assert.ok(await until(() => station.playouts.some(({ result }) => result === 'failed')));
    const failed = station.playouts.find(({ result }) => result === 'failed');
    assert.match(failed?.reason ?? '', /SHA-256|sends (more|less)/);
    assert.equal(failed?.bulletin, bad.bulletin);
    assert.notEqual(life.player.screen.view.title, 'bad');
    station.shelf.set(bad.file.sha256, Buffer.from('bad'));
    assert.ok(await shows('bad', 8_000));
  });

  it('M6 shows no file that was damaged on its own disk', async (t) => {
    const { station, folder, shows, life, restart, old } = await open(t);
    assert.ok(await shows('old'));
    const back = await station.vanish();
    await writeFile(join(folder, 'shelf', old.file.sha256), 'hacked');
    await restart();
    assert.ok(await until(() => life.player.screen.view.kind === 'neutral'));
    await sleep(300);
    assert.equal(life.player.screen.view.bulletin, null);
    await back();
    assert.ok(await shows('old', 8_000));
  });

  it('D18 goes on without its server, and M10 lets go of what is over', async (t) => {
    const { station, device, shows, life } = await open(t);
    const ends = station.now + 2_500;
    const short = station.frame('short', { until: instantOf(ends) });
    await station.publish(station.boardManifest(device, [short]));
    assert.ok(await shows('short'));
    await station.vanish();
    await station.broker.close();
    await sleep(Math.floor(ends / 1000) * 1000 - Date.now() - 300);
    assert.equal(life.player.screen.view.title, 'short');
    await sleep(1_300);
    assert.equal(life.player.screen.view.kind, 'neutral');
  });

  it('D18 shows its loop after a restart without any server', async (t) => {
    const { station, shows, restart } = await open(t);
    assert.ok(await shows('old'));
    await station.vanish();
    await station.broker.close();
    await restart();
    assert.ok(await shows('old'));
  });

  it('D8 learns of what it missed while the broker was away', async (t) => {
    const { station, device, shows } = await open(t);
    assert.ok(await shows('old'));
    const down = station.restartBroker(300);
    await station.publish(station.boardManifest(device, [station.frame('new')]));
    await station.order(device, 'test');
    await down;
    assert.ok(await shows('new', 8_000));
  });

  for (const [name, wall] of [
    ['1970', (): number => performance.now()],
    ['2040', (): number => Date.parse('2040-01-01T00:00:00Z') + performance.now()],
  ] as const) {
    it(`M5 shows what is current although its own clock says ${name}, also after a restart`, async (t) => {
      const { station, shows, restart } = await open(t, { wall });
      assert.ok(await shows('old'));
      assert.ok(
        await until(() => station.reported.some(({ clockOffsetSeconds }) => clockOffsetSeconds !== 0)),
      );
      await station.vanish();
      await restart();
      assert.ok(await shows('old'));
    });
  }

  it('M4 is neutral before its first manifest and when it is blanked, and reports so', async (t) => {
    const { station, device, shows, life } = await open(t);
    assert.ok(await shows('old'));
    await station.publish(station.boardManifest(device, [station.frame('x')], { blanked: true }));
    assert.ok(await until(() => life.player.screen.view.kind === 'neutral'));
    assert.ok(await until(() => station.reported.at(-1)?.manifest === 2));
    assert.equal(life.player.pageState.title, '');
  });

  it('D17 sends its log until the server takes it, without a gap', async (t) => {
    const { station, device, shows, restart } = await open(t);
    assert.ok(await shows('old'));
    const back = await station.vanish();
    await station.publish(station.boardManifest(device, [station.frame('new')]));
    await back();
    assert.ok(await shows('new', 8_000));
    assert.ok(await until(() => station.playouts.length > 0, 8_000));
    await restart();
    assert.ok(await until(() => station.playouts.length > 1, 8_000));
    assert.equal(brokenLink(station.playouts, null), null);
  });
});

describe('a board under orders', () => {
  it('C1 obeys a command once, however often it comes, and acknowledges it each time', async (t) => {
    const { station, device, identity, shows, life } = await open(t);
    assert.ok(await shows('old'));
    const account = station.register.get(device);
    assert.ok(account !== undefined);
    const acks: string[] = [];
    station.announcer.on('ack', (_device, jws) => acks.push(jws));
    const blank = await station.order(device, 'blank');
    assert.ok(await until(() => life.player.screen.view.kind === 'neutral'));
    await station.order(device, 'show');
    assert.ok(await shows('old'));
    station.announcer.command(device, blank);
    await sleep(400);
    assert.equal(life.player.screen.view.title, 'old');
    const last = await station.order(device, 'test');
    assert.ok(await until(() => new Set(acks).size === 3));
    const before = acks.length;
    station.announcer.command(device, last);
    assert.ok(await until(() => acks.length > before));
    assert.equal(new Set(acks).size, 3);
    const { outcome, sequence } = await readAck(acks.at(-1) ?? '', account);
    assert.deepEqual([outcome, sequence, identity.device], ['obeyed', 3, device]);
    assert.match(life.player.pageState.notice, /Thử thiết bị/);
  });

  it('C2 refuses a command that is over or from the future, and says so', async (t) => {
    const { station, device, shows, life } = await open(t);
    assert.ok(await shows('old'));
    const account = station.register.get(device);
    const acks: string[] = [];
    station.announcer.on('ack', (_device, jws) => acks.push(jws));
    await station.order(device, 'blank', { expiresAt: instantOf(station.now - 1_000) });
    await station.order(device, 'blank', { issuedAt: instantOf(station.now + 600_000) });
    assert.ok(await until(() => new Set(acks).size === 2));
    assert.equal(life.player.screen.view.title, 'old');
    for (const jws of acks) assert.equal(account && (await readAck(jws, account)).outcome, 'refused');
  });

  it('C3 refuses a command for another device', async (t) => {
    const { station, device, shows, life, faults } = await open(t);
    const other = await station.join('board');
    assert.ok(await shows('old'));
    station.announcer.command(device, await station.order(other.device, 'blank'));
    assert.ok(await until(() => faults.length === 1));
    assert.match(faults[0] ?? '', /command 1: it is for device/);
    assert.equal(life.player.screen.view.title, 'old');
  });

  it('C4 refuses a forged command, and a manifest in a command’s place', async (t) => {
    const { station, device, shows, life, faults } = await open(t);
    assert.ok(await shows('old'));
    const stranger = await Station.open();
    t.after(() => stranger.close());
    station.announcer.command(device, await stranger.order(device, 'blank'));
    station.announcer.command(device, 'forged');
    station.announcer.command(device, station.manifests.get(device)?.jws ?? '');
    assert.ok(await until(() => faults.length === 3));
    assert.ok(faults.every((fault) => /sealed command/.test(fault)));
    assert.equal(life.player.screen.view.title, 'old');
  });

  it('C5 obeys commands it missed before a later one, and stays blanked through a restart', async (t) => {
    const { station, device, shows, life, restart } = await open(t);
    assert.ok(await shows('old'));
    await station.announcer.close();
    await station.order(device, 'show');
    await station.order(device, 'blank');
    await restart();
    assert.ok(await until(() => life.player.screen.view.kind === 'neutral'));
    await station.vanish();
    await restart();
    assert.ok(await until(() => life.player.screen.view.kind === 'neutral'));
    await sleep(300);
    assert.equal(life.player.screen.view.kind, 'neutral');
  });
});
