import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { node, root } from './system.ts';

/** A reference player on a folder of its own, driven from outside. */
export interface Player {
  /** Address of its local page: a board's picture, a speaker's prepared announcements. */
  page(): string;
  /** The file of the player's folder. */
  read(name: string): Promise<Buffer>;
  readonly folder: string;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a player that joins with a one-time code, and waits until it is up.
 * @throws {Error} with what it printed when it ends before
 */
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
  const isUp = () => /^(board|speaker) /m.test(printed);
  while (!isUp()) {
    if (child.exitCode !== null) throw new Error(`the player ended with ${child.exitCode}: ${printed}`);
    await pause(20);
  }
  return {
    folder,
    page: () => /^(?:board|prepared) .*(http:\/\/\S+)$/m.exec(printed)?.[1]?.replace(/\/$/, '') ?? '',
    read: (name) => readFile(join(folder, name)),
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
