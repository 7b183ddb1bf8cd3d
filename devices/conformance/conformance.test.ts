import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { startCareless } from '../fixtures/careless-player.ts';
import { wrongSounds } from '../fixtures/wrong-sound.ts';
import { fileAudio } from '../player/audio.ts';
import { Player } from '../player/player.ts';
import { broadcasting, goingOnLive } from './broadcasting.ts';
import type { Clause } from './clause.ts';
import { boardClauses, speakerClauses } from './clauses.ts';
import { lineOf, tryDevice, type Verdict } from './conformance.ts';
import { relaying } from './relaying.ts';
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

/** A device that is wrong on purpose, and what the trial finds of one clause. */
interface Wrong {
  readonly says: string;
  /** Which sound is wrong in the reference player; or another device. */
  readonly does: keyof typeof wrongSounds | 'verifies nothing' | 'does not start again';
  readonly found: string | RegExp;
}

const fallback = (does: string) => `plays the fallback when the stream of a relay ${does}`;

const wrongOfRelays: readonly Wrong[] = [
  {
    says: 'plays a relay from its session’s minute on, and reports the SHA-256 of its address',
    does: 'hears no stream',
    found: 'it did not ask for the stream',
  },
  {
    says: 'plays a relay from its session’s minute on, and reports the SHA-256 of its address',
    does: 'verifies nothing',
    found: 'it did not wait for its time',
  },
  {
    says: 'ends a relay with its session, and logs it by that, without a bulletin',
    does: 'verifies nothing',
    found: 'it played on',
  },
  { says: fallback('leads elsewhere'), does: 'goes where a stream leads', found: 'it went there' },
  ...['cannot be had', 'ends', 'gives no sound for ten seconds', 'is silent for twenty seconds'].map(
    (dead): Wrong => ({
      says: fallback(dead),
      does: 'takes no stream for dead',
      found: 'it did not play it',
    }),
  ),
  {
    says: 'is silent when that is the fallback, and tries the stream again after a minute',
    does: 'takes no stream for dead',
    found: 'the relay is not in its log by the SHA-256 of its address',
  },
];

const wrongOfBroadcasts: readonly Wrong[] = [
  {
    says: 'plays a live broadcast on command, and reports the SHA-256 of its name',
    does: 'hears no stream',
    found: 'it did not ask for the stream',
  },
  {
    says: 'ends a live broadcast that is over, and logs it by that, without a bulletin',
    does: 'takes no broadcast for over',
    found: 'it played on',
  },
  {
    says: 'asks again for the stream of a live broadcast that broke off',
    does: 'asks once for a broadcast',
    found: 'it did not ask again',
  },
  ...[
    'ends a live broadcast on command',
    'stops a live broadcast on command, logged as skipped',
    'ends a live broadcast at its time, though its stream goes on',
  ].map((says): Wrong => ({ says, does: 'verifies nothing', found: 'it played on' })),
  {
    says: 'lets an emergency take the air from a live broadcast, and goes on with it',
    does: 'verifies nothing',
    found: 'it did not play the emergency',
  },
  {
    says: 'plays a live emergency before an emergency, which is due at once after it',
    does: 'verifies nothing',
    found: 'it did not go back to the emergency',
  },
  {
    says: 'tells how far it has played a live broadcast, by the server’s clock',
    does: 'verifies nothing',
    found: 'it told nothing',
  },
  {
    says: 'tells how far it has played a live broadcast, by the server’s clock',
    does: 'counts samples from nought',
    found: /^it told a delay of \d+\.\d s$/,
  },
  {
    says: 'leaves sound out of a live broadcast rather than fall behind',
    does: 'leaves no sound out',
    found: /^it stayed \d\.\d s behind$/,
  },
  {
    says: 'refuses a live broadcast while it is blanked',
    does: 'verifies nothing',
    found: 'it says that it obeyed',
  },
  {
    says: 'goes on with a live broadcast when it was started again',
    does: 'does not start again',
    found: 'it did not ask for the stream',
  },
];

/** Starts the device. */
async function startWrong(t: TestContext, station: Station, does: Wrong['does']): Promise<void> {
  if (does === 'verifies nothing') {
    t.after(await startCareless(station.url, CODE));
    return;
  }
  const folder = await openFolder();
  const identity = await station.join('speaker');
  const right = fileAudio(folder.path);
  const wrong = does === 'does not start again' ? {} : wrongSounds[does](right);
  const player = await Player.start({ identity, folder: folder.path, audio: { ...right, ...wrong } });
  t.after(async () => {
    await player.close();
    await folder.remove();
  });
}

/** Some at a time: most of a trial is waiting. */
const AT_A_TIME = 8;

/** Tries each clause on the device that breaks it. */
async function findsAll(t: TestContext, all: readonly Wrong[], clauses: readonly Clause<WatchedSpeaker>[]) {
  const unbroken = clauses.filter(({ says }) => !all.some((wrong) => wrong.says === says));
  assert.deepEqual(unbroken, [], 'a device breaks each clause');
  const waiting = [...all];
  const work = async () => {
    for (let wrong = waiting.shift(); wrong !== undefined; wrong = waiting.shift()) {
      const { says, does, found } = wrong;
      const station = await openStation(t, 'speaker');
      await startWrong(t, station, does);
      const patience = { answerMs: 12_000, heartbeatMs: 500, heartbeats: 1 };
      const tried = clauses.filter((clause) => clause.says === says);
      const [verdict] = await trialOfSpeaker(station, patience, tried);
      const breach = verdict?.breach ?? 'nothing';
      const isFound = typeof found === 'string' ? breach === found : found.test(breach);
      assert.ok(isFound, `${does}: ${says}: found ${breach}`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
}

describe('the trial of devices', { timeout: 900_000 }, () => {
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

  it('D78 finds a speaker that relays at the wrong time, from elsewhere or without an end', async (t) => {
    await findsAll(t, wrongOfRelays, relaying);
  });

  it('D79 finds a speaker that does not play a live broadcast as it must', async (t) => {
    await findsAll(t, wrongOfBroadcasts, [...broadcasting, ...goingOnLive]);
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
