import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './progress.ts';

/** A program of the system that some part needs, and the Debian package that brings it. */
export interface Program {
  readonly command: string;
  readonly debian: string;
  /** Other places it may stand in than the folders of PATH. */
  readonly places?: readonly string[];
  /** What does not work without it. */
  readonly without: string;
}

export const soundPrograms: readonly Program[] = [
  { command: 'ffmpeg', debian: 'ffmpeg', without: 'no sound for speakers and pages' },
  { command: 'espeak-ng', debian: 'espeak-ng', without: 'no synthetic voice' },
];

/** What is measured beside us. */
export const benchPrograms: readonly Program[] = [
  ...soundPrograms,
  { command: 'hugo', debian: 'hugo', without: 'no comparison with Hugo' },
  { command: 'time', debian: 'time', without: 'no comparison with Hugo' },
];

export const testPrograms: readonly Program[] = [
  ...soundPrograms,
  { command: 'chromium', debian: 'chromium', without: 'no browser tests' },
  {
    command: 'mosquitto',
    debian: 'mosquitto',
    places: ['/usr/sbin'],
    without: 'no test of an external broker',
  },
  { command: 'nginx', debian: 'nginx', places: ['/usr/sbin'], without: 'no test of the web server' },
  {
    command: 'ip',
    debian: 'iproute2',
    places: ['/usr/sbin'],
    without: 'no test of a network that is cut',
  },
  { command: 'openssl', debian: 'openssl', without: 'no test of the web server with TLS' },
  {
    command: 'pg_ctlcluster',
    debian: 'postgresql',
    without: 'no test on a PostgreSQL server',
  },
];

function isThere({ command, places = [] }: Program): boolean {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...places];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function run(command: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return new Promise((done) => {
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}

/**
 * Sees to it that programs are there: installs the missing ones where it may (root on Debian or Ubuntu), otherwise
 * says exactly what to run.
 *
 * @returns the programs still missing
 */
export async function ensurePrograms(programs: readonly Program[]): Promise<Program[]> {
  const missing = programs.filter((program) => !isThere(program));
  if (missing.length === 0) return [];
  const packages = missing.map(({ debian }) => debian);
  const mayInstall =
    process.getuid?.() === 0 &&
    existsSync('/etc/debian_version') &&
    spawnSync('which', ['apt-get']).status === 0;
  if (mayInstall) {
    await say(`Cài gói Debian · Installing Debian packages: ${packages.join(', ')}`, async () => {
      await run('apt-get', ['update', '-qq']);
      await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
    });
  }
  const still = missing.filter((program) => !isThere(program));
  if (still.length > 0) {
    console.log(
      `Thiếu chương trình · Missing: ${still.map(({ command, without }) => `${command} (${without})`).join('; ')}.`,
    );
    console.log(
      `  Chạy · Run: sudo apt-get install --no-install-recommends ${still.map(({ debian }) => debian).join(' ')}`,
    );
  }
  return still;
}
