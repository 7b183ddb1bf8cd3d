import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { boardAddress } from '@nguon/content-model/board-key';
import { deviceNumbered, SECRET, tokenNumbered } from './polled-devices.ts';
import { quantile } from './quantile.ts';

const DEVICES = 10_000;

/** How often each asks, s. */
const EVERY_SECONDS = 60;

/** How long is measured, s: each device that asks in it asks once. */
const SECONDS = 15;

interface Answer {
  readonly status: number;
  readonly etag: string;
  readonly milliseconds: number;
}

/** Asks as a board does that polls once a minute: over a connection of its own. */
function ask(port: number, path: string, headers: Record<string, string>): Promise<Answer> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      response.resume().once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          etag: response.headers.etag ?? '',
          milliseconds: performance.now() - begun,
        }),
      );
    });
    asked.once('error', reject).end();
  });
}

async function cpuOf(server: ChildProcess): Promise<number> {
  const told = once(server, 'message');
  server.send('cpu');
  const [{ cpu }] = (await told) as [{ cpu: number }];
  return cpu;
}

interface Poll {
  readonly what: string;
  readonly path: (device: number) => string;
  readonly headers: (device: number) => Record<string, string>;
}

const polls: readonly Poll[] = [
  {
    what: 'manifest with token and ETag',
    path: (device) => `/devices/${deviceNumbered(device)}/manifest`,
    headers: (device) => ({ authorization: `Bearer ${tokenNumbered(device)}` }),
  },
  {
    what: 'frame.png with ETag, without our player',
    path: (device) => `${boardAddress('', SECRET, deviceNumbered(device))}/frame.png`,
    headers: () => ({}),
  },
];

async function measure(server: ChildProcess, port: number, { what, path, headers }: Poll): Promise<object> {
  const asking = Math.round((DEVICES * SECONDS) / EVERY_SECONDS);
  const known: string[] = [];
  for (let device = 0; device < asking; device += 1) {
    known.push((await ask(port, path(device), headers(device))).etag);
  }
  const answers: Promise<Answer>[] = [];
  const [begun, before] = [performance.now(), await cpuOf(server)];
  while (answers.length < asking) {
    const due = Math.min(asking, ((performance.now() - begun) * DEVICES) / (EVERY_SECONDS * 1_000));
    for (let device = answers.length; device < due; device += 1) {
      const all = { ...headers(device), 'if-none-match': known[device] ?? '' };
      answers.push(ask(port, path(device), all));
    }
    await pause(2);
  }
  const all = await Promise.all(answers);
  const seconds = (performance.now() - begun) / 1_000;
  const cpu = ((await cpuOf(server)) - before) / 1e6;
  const times = all.map(({ milliseconds }) => milliseconds);
  return {
    what: `${DEVICES.toLocaleString('en')} boards, each once a minute: ${what}`,
    'requests/s': Math.round(all.length / seconds),
    'answered 304': `${Math.round((100 * all.filter(({ status }) => status === 304).length) / all.length)} %`,
    'p50, ms': quantile(times, 0.5).toFixed(1),
    'p99, ms': quantile(times, 0.99).toFixed(1),
    'CPU of one core': `${((100 * cpu) / seconds).toFixed(1)} %`,
    goal: '≤ 30 %',
  };
}

/** What 10,000 boards cost the server that ask once a minute whether there is something new; a quarter minute of it. */
export async function pollingCosts(): Promise<object[]> {
  const server = fork(join(import.meta.dirname, 'polled-server.ts'), [String(DEVICES)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  try {
    const [{ port }] = (await once(server, 'message')) as [{ port: number }];
    const rows: object[] = [];
    for (const poll of polls) rows.push(await measure(server, port, poll));
    return rows;
  } finally {
    const ended = once(server, 'exit');
    server.disconnect();
    await ended;
  }
}

if (import.meta.main) console.table(await pollingCosts());
