import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { PreparedItem } from '@nguon/content-model/manifest';
import { openFolder, Station, until } from '../conformance/station.ts';
import { Player } from './player.ts';
import { PlayoutLog } from './playout-log.ts';
import { openSpeakerPage } from './speaker-page.ts';

/** Weeks, ms. */
const WEEKS = 21 * 86_400_000;
const WAIT = 30_000;

async function open(t: TestContext) {
  const station = await Station.open();
  const folder = await openFolder();
  const identity = await station.join('speaker');
  let ahead = 0;
  const wall = () => Date.now() + ahead;
  let player = await Player.start({ identity, folder: folder.path, wall });
  let isStopped = false;
  const stop = async () => {
    if (!isStopped) await player.close();
    isStopped = true;
  };
  const page = await openSpeakerPage(0, () => player.speakerAtHand);
  t.after(async () => {
    await page.close();
    await stop();
    await station.close();
    await folder.remove();
  });
  const html = async () => (await fetch(page.url)).text();
  return {
    station,
    device: identity.device,
    page,
    html,
    folder: folder.path,
    playing: () => readFile(join(folder.path, 'playing'), 'utf8').catch(() => ''),
    holds: async (title: string) => (await html()).includes(title),
    /** Starts it again after some time without power. */
    async restart(ms: number) {
      await player.close();
      ahead += ms;
      player = await Player.start({ identity, folder: folder.path, wall });
    },
    entries: () => {
      const log = PlayoutLog.open(folder.path, null);
      const entries = [...log.recent];
      log.close();
      return entries;
    },
    stop,
    async press({ announcement }: Pick<PreparedItem, 'announcement'>, headers: Record<string, string> = {}) {
      const token = /name="token" value="([^"]+)"/.exec(await html())?.[1] ?? '';
      const body = new URLSearchParams({ token, announcement });
      return fetch(new URL('/play', page.url), { method: 'POST', body, headers });
    },
  };
}

describe('the page of a speaker', () => {
  it('S54 plays what is held for weeks without a server, after a restart too, and logs it', async (t) => {
    const speaker = await open(t);
    const { station, device } = speaker;
    const flee = station.prepared('Lên chỗ cao', { seconds: 3 });
    await station.publish(station.speakerManifest(device, [], { prepared: [flee] }));
    assert.ok(await until(() => speaker.holds('Lên chỗ cao'), WAIT));
    await station.vanish();
    await speaker.restart(WEEKS);
    assert.ok(await speaker.holds('Lên chỗ cao'), 'it has no end');
    const pressed = await speaker.press(flee);
    assert.deepEqual([pressed.status, pressed.url], [200, speaker.page.url]);
    assert.ok(await until(async () => (await speaker.playing()) === 'Lên chỗ cao', WAIT));
    assert.match(await speaker.html(), /Đang phát: Lên chỗ cao/);
    assert.ok(await until(async () => !(await speaker.html()).includes('Đang phát'), WAIT));
    await speaker.restart(0);
    assert.equal(await speaker.playing(), '', 'it is not played again');
    await speaker.stop();
    assert.deepEqual(
      speaker.entries().map(({ bulletin, sha256, result, reason }) => [bulletin, sha256, result, reason]),
      [[null, flee.opus.sha256, 'played', 'by hand']],
    );
  });

  it('S55 takes presses of its own form alone, and answers to its own address alone', async (t) => {
    const speaker = await open(t);
    const { station, device, page } = speaker;
    const flee = station.prepared('<b>Sơ tán', { seconds: 30 });
    await station.publish(station.speakerManifest(device, [], { prepared: [flee] }));
    assert.ok(await until(() => speaker.holds('&#60;b&#62;Sơ tán'), WAIT));
    assert.ok(!(await speaker.holds('<b>Sơ tán')));
    for (const origin of ['http://elsewhere.example', 'null', page.url.replace('127.0.0.1', 'localhost')])
      assert.equal((await speaker.press(flee, { origin })).status, 403, origin);
    const post = (body: string) => fetch(new URL('/play', page.url), { method: 'POST', body });
    assert.equal((await post(`token=guessed&announcement=${flee.announcement}`)).status, 403);
    assert.equal((await post(`announcement=${'x'.repeat(2_000)}`)).status, 403);
    assert.equal((await fetch(new URL('/play', page.url))).status, 404);
    const asked = request(page.url, { headers: { host: 'rebound.example' } }).end();
    const [answer] = await once(asked, 'response');
    assert.equal(answer.statusCode, 403);
    const unheld = await speaker.press({ announcement: device });
    assert.match(await unheld.text(), /Chưa phát được: loa không còn giữ thông báo này/);
    assert.equal(await speaker.playing(), '');
  });

  it('S53 says why nothing sounds while it is switched off or an emergency is current', async (t) => {
    const speaker = await open(t);
    const { station, device } = speaker;
    const flee = station.prepared('Sơ tán', { seconds: 30 });
    const alarm = station.clip('alarm', { priority: 'emergency', seconds: 30 });
    const prepared = [flee];
    await station.publish(station.speakerManifest(device, [], { prepared, muted: true }));
    assert.ok(await until(() => speaker.holds('Sơ tán'), WAIT));
    assert.match(await (await speaker.press(flee)).text(), /Chưa phát được: loa đang tắt/);
    await station.publish(station.speakerManifest(device, [alarm], { prepared }));
    assert.ok(await until(async () => (await speaker.playing()) === 'alarm', WAIT));
    assert.match(await (await speaker.press(flee)).text(), /Chưa phát được: đang có tin khẩn cấp/);
  });
});
