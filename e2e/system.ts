import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** The Node that runs the product, whatever runs the tests. */
export const node = process.execPath;

/** A demo login. */
export interface Account {
  readonly email: string;
  readonly password: string;
  readonly role: string;
  readonly unit: string;
}

/** The whole product, running on a data folder and ports of its own. */
export interface System {
  readonly cms: string;
  readonly sitesPort: number;
  readonly data: string;
  /** The demo logins. */
  readonly accounts: readonly Account[];
  /** Ends everything as Ctrl-C does; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Ends one service at once, as a power cut does; the launcher starts it again. */
  kill(service: 'database' | 'cms' | 'delivery'): void;
  /** Memory of all its processes, MiB. */
  memory(): number;
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

const mains = {
  database: 'cms/database/embedded.ts',
  cms: 'cms/server.ts',
  delivery: 'delivery/main.ts',
} as const;

/** Processes below a process, itself first. Linux only, as the journeys are. */
function family(pid: number): number[] {
  const children = globSync(`/proc/${pid}/task/*/children`).flatMap((file) =>
    existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number) : [],
  );
  return [pid, ...children.flatMap(family)];
}

function commandOf(pid: number): string {
  return existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
}

function mebibytesOf(pid: number): number {
  const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}

export interface SystemOptions {
  /** Unset runs on the embedded database. */
  readonly databaseUrl?: string;
  /** A folder from an earlier run; unset makes a new one that `stop` removes. */
  readonly data?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Starts everything as `npm start` does and waits until it is up.
 * @throws {Error} with what it printed when it ends before
 */
export async function startSystem({ databaseUrl, data, environment }: SystemOptions = {}): Promise<System> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'nguon-system-')));
  const [port, sitesPort, mqttPort] = [await freePort(), await freePort(), await freePort()];
  const child: ChildProcess = spawn(node, [join(root, 'tools/start.task.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      PORT: String(port),
      SITES_PORT: String(sitesPort),
      MQTT_PORT: String(mqttPort),
      NGUON_DATA: folder,
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      ...environment,
    },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => (printed += text));
  const accounts = await new Promise<readonly Account[]>((resolve, reject) => {
    child.once('message', (message: { accounts?: Account[] }) => resolve(message.accounts ?? []));
    child.once('exit', (code) => reject(new Error(`the system ended with ${code}:\n${printed}`)));
  });
  const pids = () => family(child.pid ?? 0);
  return {
    cms: `http://127.0.0.1:${port}`,
    sitesPort,
    data: folder,
    accounts,
    async stop() {
      const ended = child.exitCode === null ? once(child, 'exit') : [child.exitCode];
      child.kill('SIGINT');
      const [code] = await ended;
      if (data === undefined) await rm(folder, { recursive: true, force: true });
      return code as number | null;
    },
    kill(service) {
      const pid = pids().find((candidate) => commandOf(candidate).includes(mains[service]));
      if (pid === undefined) throw new Error(`${service} does not run`);
      process.kill(pid, 'SIGKILL');
    },
    memory: () => Math.round(pids().reduce((sum, pid) => sum + mebibytesOf(pid), 0)),
  };
}
