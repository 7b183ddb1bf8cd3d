import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openFolder, Station, until } from '../conformance/station.ts';
import { openBoardPage } from './page.ts';
import { Player } from './player.ts';

it('a board’s page has the verified picture and its state, and nothing else', async (t) => {
  const station = await Station.open();
  const folder = await openFolder();
  const identity = await station.join('board');
  const player = await Player.start({ identity, folder: folder.path });
  const page = await openBoardPage(0, player.panel, () => player.pageState);
  t.after(async () => {
    await page.close();
    await player.close();
    await station.close();
    await folder.remove();
  });
  const get = (path: string) => fetch(new URL(path, page.url));
  assert.equal((await get('current')).status, 404);
  assert.deepEqual(await (await get('state.json')).json(), {
    kind: 'none',
    file: null,
    title: '',
    passageSeconds: null,
    notice: '',
    offline: false,
    mark: '',
    brightness: 100,
  });
  const frame = station.frame('<script>');
  await station.publish(station.boardManifest(identity.device, [frame]));
  assert.ok(await until(() => player.screen.view.title === '<script>'));
  const current = await get('current');
  assert.deepEqual([current.headers.get('content-type'), await current.text()], ['image/png', '<script>']);
  assert.match(await (await get('state.json')).text(), new RegExp(frame.file.sha256));
  assert.match(await (await get('')).text(), /^<!doctype html>/);
  assert.equal((await get('memory.json')).status, 404);
  const taken = openBoardPage(Number(new URL(page.url).port), player.panel, () => player.pageState);
  await assert.rejects(taken, { name: 'Refusal', code: 'port-taken' });
});
