import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { startCareless } from '../fixtures/careless-player.ts';
import { boardClauses, speakerClauses } from './clauses.ts';
import { lineOf, tryDevice, type Verdict } from './conformance.ts';
import { openFolder, Station, until } from './station.ts';
import type { Patience } from './watched.ts';
import { WatchedBoard } from './watched-board.ts';
import { WatchedSpeaker } from './watched-speaker.ts';

const CODE = 'MABANG2345';

async function openStation(t: TestContext, kind: 'board' | 'speaker' = 'board'): Promise<Station> {
  const station = await Station.open();
  t.after(() => station.close());
  station.joining = kind;
  station.codes.add(CODE);
  return station;
}

async function joined(station: Station): Promise<string> {
  const device = await until(() => [...station.register.keys()][0], 60_000);
  return device ?? assert.fail('no device joined');
}

async function trialOfBoard(
  station: Station,
  patience: Patience,
  tried = boardClauses,
  page: string | null = null,
): Promise<Verdict[]> {
  const seen = { station, device: await joined(station), patience, page };
  return tryDevice(new WatchedBoard({ ...seen, width: 192, height: 96 }), tried, () => {});
}

async function trialOfSpeaker(
  station: Station,
  patience: Patience,
  tried = speakerClauses,
): Promise<Verdict[]> {
  const seen = { station, device: await joined(station), patience, page: null };
  return tryDevice(new WatchedSpeaker(seen), tried, () => {});
}

/** Runs the reference player, again when it ends, as a supervisor would. @returns the address of a board's page */
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
      if (!isOver) run(page() === '' ? '0' : new URL(page()).port, []);
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
  assert.ok(await until(() => /^(board|speaker) /m.test(printed), 60_000), 'the player did not come up');
  return page();
}

/** What a device that verifies nothing does right, and what it does wrong, of what can be told quickly. */
const keptCarelessly = [
  'asks when it is hinted at a newer manifest',
  'connects to the broker and says that it is online',
  'shows the frame of its manifest, and reports it',
  'blanks and shows, and acknowledges both',
  'obeys and acknowledges refresh',
  'seals what it says with its own key, and is never refused for it',
];
const brokenCarelessly = [
  'asks for the signed time with a nonce',
  'keeps its loop until every file of a newer one is held',
  'throws a file away whose SHA-256 is not its name',
  'keeps what it has when a manifest is forged',
  'keeps what it has when a manifest is forged in the server’s name',
  'keeps what it has when a manifest is truncated',
  'keeps what it has when a manifest was changed on its way',
  'keeps what it has when a manifest is for another device',
  'keeps what it has when a manifest from before comes again',
  'obeys a command once, however often it comes',
  'refuses a command that is over, and acknowledges it so',
  'does nothing about a command that is for another device',
  'does nothing about a command that is forged',
  'logs what it showed, in a chain without gaps',
];

/** The same of a speaker. */
const rightOfSpeaker = [
  'asks when it is hinted at a newer manifest',
  'connects to the broker and says that it is online',
  'holds its manifest with its files, reports it, and is silent without a session',
  'obeys and acknowledges volume',
  'plays a clip on command at once, and acknowledges it',
  'seals what it says with its own key, and is never refused for it',
];
const wrongOfSpeaker = [
  'asks for the signed time with a nonce',
  'plays nothing while it is muted',
  'throws a file away whose SHA-256 is not its name',
  'keeps what it has when a manifest is forged',
  'keeps what it has when a manifest was changed on its way',
  'keeps what it has when a manifest is for another device',
  'keeps what it has when a manifest from before comes again',
  'stops on command, acknowledges it, and logs what it stopped as skipped',
  'refuses what it cannot do, with the reason',
  'refuses a command that is over, and acknowledges it so',
  'does nothing about a command that is for another device',
  'does nothing about a command that is forged',
  'logs what it played, in a chain without gaps',
];

describe('the trial of devices', { timeout: 600_000 }, () => {
  it('D50 finds that the reference player keeps every clause', async (t) => {
    const station = await openStation(t);
    const page = await supervisePlayer(t, station.url);
    const patience = { answerMs: 30_000, heartbeatMs: 90_000, heartbeats: 1 };
    const verdicts = await trialOfBoard(station, patience, boardClauses, page);
    assert.equal(verdicts.length, boardClauses.length);
    assert.deepEqual(verdicts.filter(({ breach }) => breach !== null).map(lineOf), []);
  });

  it('D51 finds what a device does that verifies nothing', async (t) => {
    const station = await openStation(t);
    const end = await startCareless(station.url, CODE);
    t.after(end);
    const patience = { answerMs: 10_000, heartbeatMs: 500, heartbeats: 1 };
    const tried = boardClauses.filter(({ says }) => [...keptCarelessly, ...brokenCarelessly].includes(says));
    const verdicts = await trialOfBoard(station, patience, tried);
    const saysOf = (isKept: boolean) =>
      verdicts.filter(({ breach }) => (breach === null) === isKept).map(({ says }) => says);
    assert.deepEqual(saysOf(true), keptCarelessly);
    assert.deepEqual(saysOf(false), brokenCarelessly);
    const forged = verdicts.find(({ says }) => says === 'keeps what it has when a manifest is forged');
    assert.ok(forged);
    assert.equal(
      lineOf(forged),
      '✗  3  keeps what it has when a manifest is forged: it showed or played something else, or told nothing',
    );
  });

  it('D74 finds that the reference player keeps every clause of a speaker', async (t) => {
    const station = await openStation(t, 'speaker');
    await supervisePlayer(t, station.url);
    // That it reports unasked takes a minute, and is the same program in a board.
    const patience = { answerMs: 30_000, heartbeatMs: 90_000, heartbeats: 0 };
    const verdicts = await trialOfSpeaker(station, patience);
    assert.equal(verdicts.length, speakerClauses.length);
    assert.deepEqual(verdicts.filter(({ breach }) => breach !== null).map(lineOf), []);
  });

  it('D75 finds what a speaker does that verifies nothing', async (t) => {
    const station = await openStation(t, 'speaker');
    t.after(await startCareless(station.url, CODE));
    const patience = { answerMs: 3_000, heartbeatMs: 500, heartbeats: 1 };
    const tried = speakerClauses.filter(({ says }) => [...rightOfSpeaker, ...wrongOfSpeaker].includes(says));
    const verdicts = await trialOfSpeaker(station, patience, tried);
    const saysOf = (isKept: boolean) =>
      verdicts.filter(({ breach }) => (breach === null) === isKept).map(({ says }) => says);
    assert.deepEqual(saysOf(true), rightOfSpeaker);
    assert.deepEqual(saysOf(false), wrongOfSpeaker);
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
