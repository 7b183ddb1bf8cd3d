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

async function trial(station: Station, patience: Patience, page: string | null = null): Promise<Verdict[]> {
  const device = await until(() => [...station.register.keys()][0], 60_000);
  assert.ok(device !== undefined, 'no device joined');
  const watched = new Watched({ station, device, patience, width: 192, height: 96, page });
  return tryDevice(watched, clauses, () => {});
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

describe('the trial of devices', { timeout: 600_000 }, () => {
  it('D50 finds that the reference player keeps every clause', async (t) => {
    const station = await openStation(t);
    const page = await supervisePlayer(t, station.url);
    const patience = { answerMs: 30_000, heartbeatMs: 90_000, heartbeats: 1 };
    const verdicts = await trial(station, patience, page);
    assert.equal(verdicts.length, clauses.length);
    assert.deepEqual(verdicts.filter(({ breach }) => breach !== null).map(lineOf), []);
  });

  it('D51 finds what a device does that verifies nothing', async (t) => {
    const station = await openStation(t);
    const end = await startCareless(station.url, CODE);
    t.after(end);
    const patience = { answerMs: 2_000, heartbeatMs: 500, heartbeats: 1 };
    const verdicts = await trial(station, patience);
    const kept = verdicts.filter(({ breach }) => breach === null).map(({ says }) => says);
    assert.deepEqual(kept, [
      'connects to the broker and says that it is online',
      'shows the frame of its manifest, and reports it',
      'asks when it is hinted at a newer manifest',
      'takes an emergency alone and at once, while other files are missing',
      'keeps its loop when a manifest is for a speaker',
      'blanks and shows, and acknowledges both',
      'obeys and acknowledges refresh',
      'obeys and acknowledges test',
      'obeys and acknowledges brightness',
      'seals what it says with its own key, and is never refused for it',
      'starts again when it is told, once, and shows its loop',
    ]);
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
