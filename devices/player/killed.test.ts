import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { instantOf } from '@nguon/content-model/instant';
import { brokenLink, PlayoutEntry } from '@nguon/content-model/playout';
import { openFolder, Station, until } from '../fixtures/station.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

/** A player as a process of its own; ended with the test, whatever happens. */
function start(t: TestContext, args: string[]): { process: ChildProcess; said: () => string } {
  let text = '';
  const player = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [player.stdout, player.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  t.after(() => player.kill('SIGKILL'));
  return { process: player, said: () => text };
}

function kill(player: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    player.once('exit', () => resolve());
    player.kill('SIGKILL');
  });
}

/** What the board's folder shows to a program that looks at it. */
async function shown(folder: string): Promise<string> {
  const [name] = (await readdir(folder).catch(() => [])).filter((file) => file.startsWith('current.'));
  return name === undefined ? '' : readFile(join(folder, name), 'utf8').catch(() => '');
}

it('D10 a player killed at any moment shows nothing unverified or over afterwards, and its log holds', async (t) => {
  const station = await Station.open();
  t.after(() => station.close());
  const home = await openFolder();
  t.after(home.remove);
  const folder = join(home.path, 'store');
  const key = join(home.path, 'board.key');
  station.codes.add('CODE-1234');
  const enrolment = start(t, [
    '--enrol',
    'CODE-1234',
    '--server',
    station.url,
    '--key',
    key,
    '--store',
    folder,
  ]);
  assert.ok(await until(() => /http:\/\/127/.test(enrolment.said()), 30_000), enrolment.said());
  const [device = ''] = station.register.keys();
  await kill(enrolment.process);

  const allowed = new Set(['', 'the neutral frame']);
  for (let life = 0; life < 5; life += 1) {
    const ends = station.now + 1_000;
    const frames = [
      station.frame(`short ${life}`, { until: instantOf(ends), dwellSeconds: 1 }),
      station.frame(`long ${life}`, { dwellSeconds: 1 }),
    ];
    for (const { title } of frames) allowed.add(title);
    await station.publish(station.boardManifest(device, frames));
    const player = start(t, ['--key', key, '--store', folder]);
    await until(() => /http:\/\/127/.test(player.said()), 30_000);
    await sleep(Math.random() * 1_200);
    assert.ok(allowed.has(await shown(folder)));
    await kill(player.process);
    await sleep(Math.max(0, ends - Date.now()));
    allowed.delete(`short ${life}`);
  }

  const back = await station.vanish();
  const last = start(t, ['--key', key, '--store', folder]);
  await until(() => /http:\/\/127/.test(last.said()), 30_000);
  for (let look = 0; look < 20; look += 1) {
    const picture = await shown(folder);
    assert.ok(allowed.has(picture), `${picture} is over`);
    await sleep(50);
  }
  await back();
  const log = await readFile(join(folder, 'playouts.log'), 'utf8');
  const entries = log
    .split('\n')
    .filter(Boolean)
    .map((line) => PlayoutEntry.parse(JSON.parse(line)));
  assert.ok(entries.length > 0);
  assert.equal(brokenLink(entries, null), null);
  assert.ok(await until(() => station.playouts.length > 0, 30_000));
  assert.equal(brokenLink(station.playouts, null), null);
});
