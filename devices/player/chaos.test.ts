import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { brokenLink } from '@nguon/content-model/playout';
import { refusedManifests } from '../conformance/refused-manifests.ts';
import { openFolder, Station, until } from '../conformance/station.ts';
import { BadLine } from '../fixtures/bad-line.ts';
import { Player } from './player.ts';

/** How often the server dies or the line is cut. */
const BLOWS = 20;

/** Longest wait for the newest loop, ms: pauses between attempts grow while the server is away. */
const PATIENCE_MS = 90_000;

it('D26 a player shows only what was published to it, whatever becomes of its server and its line', async (t) => {
  const station = await Station.open();
  const line = await BadLine.to(Number(new URL(station.url).port));
  const folder = await openFolder();
  const identity = { ...(await station.join('board')), server: line.url };
  const { device } = identity;
  const genuine = new Set(['', 'the first']);
  await station.publish(station.boardManifest(device, [station.frame('the first')]));
  const player = await Player.start({ identity, folder: folder.path });
  const strange: string[] = [];
  const watch = setInterval(() => {
    const { title } = player.screen.view;
    if (!genuine.has(title)) strange.push(title);
  }, 5);
  t.after(async () => {
    clearInterval(watch);
    await player.close();
    await line.close();
    await station.close();
    await folder.remove();
  });
  assert.ok(await until(() => player.screen.view.title === 'the first', PATIENCE_MS));

  const forgeries = Object.values(refusedManifests);
  for (let blow = 0; blow < BLOWS; blow += 1) {
    const title = `genuine ${blow}`;
    genuine.add(title);
    const frame = station.frame(title, { dwellSeconds: 1 });
    if (blow % 4 === 0) station.shelf.set(frame.file.sha256, Buffer.from('FORGED'.padEnd(frame.file.bytes)));
    await station.publish(station.boardManifest(device, [frame]));
    await sleep(Math.random() * 60);
    const back = blow % 2 === 0 ? await station.vanish() : async () => line.mend();
    if (blow % 2 === 1) line.cut();
    const forge = forgeries[blow % forgeries.length];
    const forged = station.boardManifest(device, [station.frame('forged')]);
    if (forge !== undefined) station.offer(device, await forge(station, forged));
    await sleep(Math.random() * 60);
    await back();
    await sleep(Math.random() * 100);
    assert.notEqual(player.screen.view.kind, 'none', `blow ${blow}`);
  }

  genuine.add('the last');
  await station.publish(station.boardManifest(device, [station.frame('the last')]));
  await station.order(device, 'refresh');
  assert.ok(await until(() => player.screen.view.title === 'the last', PATIENCE_MS));
  assert.ok(await until(() => station.playouts.length > 1, PATIENCE_MS));
  assert.equal(brokenLink(station.playouts, null), null);
  assert.deepEqual(strange, []);
});
