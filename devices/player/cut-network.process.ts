import { execFileSync, spawn } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { instantOf } from '@nguon/content-model/instant';
import { openFolder, Station, until } from '../conformance/station.ts';

/** What became of a player whose network was cut. */
export interface CutTold {
  /** Pictures that the board showed with its line, in order, each once. */
  readonly before: readonly string[];
  /** Pictures it showed while the line was cut, from the end of what was over on. */
  readonly meanwhile: readonly string[];
  readonly after: readonly string[];
  /** Numbers of the log's entries that the server has. */
  readonly logged: readonly number[];
}

/** Between the server and the player: two ends of one cable. Private addresses, RFC 1918. */
const [SERVER, PLAYER] = ['10.77.0.1', '10.77.0.2'];

/** How long the line stays cut after something is over, ms. */
const ALONE_MS = 2_000;

/** Longest wait for a picture, ms: pauses between attempts grow while the server is out of reach. */
const PATIENCE_MS = 90_000;

const ip = (...args: string[]) => execFileSync('ip', args);

/** Starts a player in a network of its own that a cable leads to; it waits for the cable before it begins. */
function startPlayer(args: readonly string[]) {
  const player = spawn(
    'unshare',
    ['--net', 'sh', '-c', 'read cable; exec "$@"', 'sh', process.execPath, ...args],
    {
      stdio: ['pipe', 'ignore', 'inherit'],
    },
  );
  const inside = (...words: string[]) =>
    execFileSync('nsenter', ['--target', String(player.pid), '--net', 'ip', ...words]);
  return { player, inside };
}

/** What the board's folder shows to a program that looks at it. */
async function shown(folder: string): Promise<string> {
  const [name] = (await readdir(folder).catch(() => [])).filter((file) => file.startsWith('current.'));
  return name === undefined ? '' : readFile(join(folder, name), 'utf8').catch(() => '');
}

/** Runs in a network namespace of its own: the server on one end of a cable, a player on the other. */
async function cutAndMend(): Promise<CutTold> {
  ip('link', 'set', 'lo', 'up');
  ip('link', 'add', 'cable0', 'type', 'veth', 'peer', 'name', 'cable1');
  ip('address', 'add', `${SERVER}/24`, 'dev', 'cable0');
  ip('link', 'set', 'cable0', 'up');
  const station = await Station.open({ host: '0.0.0.0', name: SERVER });
  const home = await openFolder();
  const folder = join(home.path, 'store');
  station.codes.add('CODE-1234');
  const { player, inside } = startPlayer([
    '--disable-warning=ExperimentalWarning',
    join(import.meta.dirname, 'main.ts'),
    ...['--enrol', 'CODE-1234', '--server', station.url, '--key', join(home.path, 'board.key')],
    ...['--store', folder],
  ]);
  try {
    const own = await readlink('/proc/self/ns/net');
    await until(async () => (await readlink(`/proc/${player.pid}/ns/net`)) !== own, PATIENCE_MS);
    ip('link', 'set', 'cable1', 'netns', String(player.pid));
    inside('link', 'set', 'lo', 'up');
    inside('address', 'add', `${PLAYER}/24`, 'dev', 'cable1');
    inside('link', 'set', 'cable1', 'up');
    player.stdin.end('\n');

    const seen: string[] = [];
    const watch = setInterval(async () => {
      const picture = await shown(folder);
      if (picture !== '' && seen.at(-1) !== picture) seen.push(picture);
    }, 20);
    const sees = (picture: string) =>
      until(() => seen.includes(picture), PATIENCE_MS).then((is) => {
        if (!is) throw new Error(`${picture} was not shown within ${PATIENCE_MS} ms, but ${seen.join(', ')}`);
      });
    await until(() => station.register.size > 0, PATIENCE_MS);
    const [device = ''] = station.register.keys();
    const stays = station.frame('stays', { dwellSeconds: 1 });
    const ends = station.now + PATIENCE_MS;
    const over = station.frame('is over', { dwellSeconds: 1, until: instantOf(ends) });
    await station.publish(station.boardManifest(device, [stays, over]));
    await sees('is over');
    const soon = station.now + 8_000;
    const sooner = { ...over, until: instantOf(soon) };
    await station.publish(station.boardManifest(device, [stays, sooner]));
    await until(() => station.reported.some(({ manifest }) => manifest === 2), PATIENCE_MS);
    const before = seen.splice(0);

    ip('link', 'set', 'cable0', 'down');
    await station.publish(station.boardManifest(device, [station.frame('is new', { dwellSeconds: 1 })]));
    await sleep(Math.max(0, soon - station.now) + 1_000);
    seen.splice(0);
    await sleep(ALONE_MS);
    const meanwhile = seen.splice(0);

    ip('link', 'set', 'cable0', 'up');
    await sees('is new');
    await until(() => station.playouts.length > 2, PATIENCE_MS);
    clearInterval(watch);
    return { before, meanwhile, after: seen, logged: station.playouts.map(({ number }) => number) };
  } finally {
    player.kill('SIGKILL');
    await station.close();
    await home.remove();
  }
}

console.log(JSON.stringify(await cutAndMend()));
process.exit(0);
