import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { startCareless } from '../fixtures/careless-player.ts';
import { clauses } from './clauses.ts';
import { lineOf, tryDevice, type Verdict } from './conformance.ts';
import { openFolder, Station, until } from './station.ts';
import { type Patience, Watched } from './watched.ts';

const CODE = 'MABANG2345';

async function openStation(t: TestContext): Promise<Station> {
  const station = await Station.open();
  t.after(() => station.close());
  station.codes.add(CODE);
  return station;
}

async function trial(
  station: Station,
  patience: Patience,
  tried = clauses,
  page: string | null = null,
): Promise<Verdict[]> {
  const device = await until(() => [...station.register.keys()][0], 60_000);
  assert.ok(device !== undefined, 'no device joined');
  const watched = new Watched({ station, device, patience, width: 192, height: 96, page });
  return tryDevice(watched, tried, () => {});
}

/** Runs the reference player, again when it ends, as a supervisor would. @returns its page's address */
async function supervisePlayer(t: TestContext, server: string): Promise<string> {
  const folder = await openFolder();
  const main = join(import.meta.dirname, '../player/main.ts');
  const key = join(folder.path, 'key.json');
  let child: ChildProcess;
  let isOver = false;
  let printed = '';
  const run = (port: string, args: readonly string[]) => {
    const all = ['--disable-warning=ExperimentalWarning', main, ...args, '--key', key, '--port', port];
    child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
    child.once('exit', () => {
      if (!isOver) run(new URL(page()).port, []);
    });
  };
  const page = () => /(http:\/\/\S+)\s/.exec(printed)?.[1] ?? '';
  run('0', ['--enrol', CODE, '--server', server]);
  t.after(async () => {
    isOver = true;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    await folder.remove();
  });
  assert.ok(await until(page, 60_000), 'the player did not come up');
  return page();
}

/** What a device that verifies nothing does right, and what it does wrong, of what can be told quickly. */
const keptCarelessly = [
  'connects to the broker and says that it is online',
  'shows the frame of its manifest, and reports it',
  'asks when it is hinted at a newer manifest',
  'blanks and shows, and acknowledges both',
  'obeys and acknowledges refresh',
  'seals what it says with its own key, and is never refused for it',
];
const brokenCarelessly = [
  'asks for the signed time with a nonce',
  'keeps its loop until every file of a newer one is held',
  'throws a file away whose SHA-256 is not its name',
  'keeps its loop when a manifest is forged',
  'keeps its loop when a manifest is forged in the server’s name',
  'keeps its loop when a manifest is truncated',
  'keeps its loop when a manifest was changed on its way',
  'keeps its loop when a manifest is for another device',
  'keeps its loop when a manifest from before comes again',
  'obeys a command once, however often it comes',
  'refuses a command that is over, and acknowledges it so',
  'does nothing about a command that is for another device',
  'does nothing about a command that is forged',
  'logs what it showed, in a chain without gaps',
];

describe('the trial of devices', { timeout: 600_000 }, () => {
  it('D50 finds that the reference player keeps every clause', async (t) => {
    const station = await openStation(t);
    const page = await supervisePlayer(t, station.url);
    const patience = { answerMs: 30_000, heartbeatMs: 90_000, heartbeats: 1 };
    const verdicts = await trial(station, patience, clauses, page);
    assert.equal(verdicts.length, clauses.length);
    assert.deepEqual(verdicts.filter(({ breach }) => breach !== null).map(lineOf), []);
  });

  it('D51 finds what a device does that verifies nothing', async (t) => {
    const station = await openStation(t);
    const end = await startCareless(station.url, CODE);
    t.after(end);
    const patience = { answerMs: 10_000, heartbeatMs: 500, heartbeats: 1 };
    const tried = clauses.filter(({ says }) => [...keptCarelessly, ...brokenCarelessly].includes(says));
    const verdicts = await trial(station, patience, tried);
    const saysOf = (isKept: boolean) =>
      verdicts.filter(({ breach }) => (breach === null) === isKept).map(({ says }) => says);
    assert.deepEqual(saysOf(true), keptCarelessly);
    assert.deepEqual(saysOf(false), brokenCarelessly);
    const forged = verdicts.find(({ says }) => says === 'keeps its loop when a manifest is forged');
    assert.ok(forged);
    assert.equal(
      lineOf(forged),
      '✗  3  keeps its loop when a manifest is forged: it showed something else, or told nothing',
    );
  });

  it('says what is wrong when no device joins or a setting is no setting', async () => {
    const main = join(import.meta.dirname, 'main.ts');
    const run = (...args: string[]) =>
      promisify(execFile)(process.execPath, [main, ...args]).then(
        () => assert.fail('it ended well'),
        ({ code, stderr }: { code: number; stderr: string }) => [code, stderr] as const,
      );
    const [code, words] = await run('--wait', '1');
    assert.equal(code, 2);
    assert.match(words, /no device joined\. Join it with the code above\./);
    assert.match((await run('--size', 'wide'))[1], /--size/);
  });
});
