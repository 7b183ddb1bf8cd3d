import { type ExecFileOptions, execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Debian's `postgresql` package puts its programs, newest first. */
const PLACES = '/usr/lib/postgresql';

function programs(): string {
  const versions = existsSync(PLACES) ? readdirSync(PLACES).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions
    .map((version) => join(PLACES, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  if (found) return found;
  throw new Error('PostgreSQL is not installed. Run `apt-get install postgresql`, or set POSTGRES_URL.');
}

/** PostgreSQL refuses to run as root; then it runs as the user that Debian's package made for it. */
async function unprivileged(): Promise<ExecFileOptions> {
  if (process.getuid?.() !== 0) return {};
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

export interface StartedDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

async function answers(bin: string, host: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const ready = await run(join(bin, 'pg_isready'), ['-h', host]).catch(() => null);
    if (ready) return;
    await setTimeout(100);
  }
  throw new Error(`PostgreSQL in ${host} did not start within 30 s.`);
}

/**
 * A PostgreSQL server of its own in a temporary folder, reached by a socket there; `POSTGRES_URL` names another, which
 * must be empty.
 */
export async function startPostgres(): Promise<StartedDatabase> {
  const given = process.env['POSTGRES_URL'];
  if (given) return { url: given, stop: async () => undefined };
  const bin = programs();
  const as = { ...(await unprivileged()), cwd: tmpdir() };
  const folder = mkdtempSync(join(tmpdir(), 'nguon-pg-'));
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  const cluster = join(folder, 'cluster');
  await run(
    join(bin, 'initdb'),
    ['-D', cluster, '-U', 'nguon', '-E', 'UTF8', '--no-locale', '-A', 'trust', '-N'],
    as,
  );
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'shared_buffers=32MB',
  ];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...as,
      stdio: 'ignore',
    },
  );
  const ended = new Promise((done) => server.once('exit', done));
  const stop = async () => {
    server.kill('SIGQUIT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(bin, folder);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `postgres://nguon@/postgres?host=${encodeURIComponent(folder)}&port=5432`, stop };
}
