import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node, root } from './system.ts';

/** A reference player on a folder of its own, driven from outside. */
export interface Player {
  /** What it prints, so far. */
  printed(): string;
  /** Address of a board's local page, once it is printed. */
  page(): string | null;
  /** The file of the player's folder. */
  read(name: string): Promise<Buffer>;
  readonly folder: string;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a player that joins with a one-time code. */
export async function startPlayer(code: string, server: string): Promise<Player> {
  const folder = await mkdtemp(join(tmpdir(), 'nguon-player-'));
  const child = spawn(
    node,
    [
      join(root, 'devices/player/main.ts'),
      '--enrol',
      code,
      '--server',
      server,
      '--key',
      join(folder, 'key.json'),
      '--store',
      folder,
      '--port',
      '0',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (printed += text));
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    folder,
    printed: () => printed,
    page: () => /http:\/\/127\.0\.0\.1:\d+/.exec(printed.replaceAll(server, ''))?.[0] ?? null,
    read: (name) => readFile(join(folder, name)),
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
