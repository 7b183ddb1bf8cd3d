import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import type { ListenOptions } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Longest path of a Unix socket, bytes: 107 on Linux, 103 on macOS. */
const SOCKET_PATH_LIMIT = 103;

/** The file name PostgreSQL's clients look for in the folder they are given as host. */
const SOCKET = '.s.PGSQL.5432';

/** Where the database listens, and how a client reaches it. */
export interface Address {
  readonly listen: ListenOptions;
  /** @param port the port in use, where the address is one */
  url(port: number): string;
  /** Takes away what was put outside the data folder. */
  remove(): void;
}

/**
 * A socket inside the folder: no port to clash, and only who may enter the folder reaches it, which matters because
 * PGlite knows no passwords. Where the folder's path is too long, a short way to it is laid in the temporary folder.
 */
export function socketAddress(folder: string): Address {
  const long = Buffer.byteLength(join(folder, SOCKET)) > SOCKET_PATH_LIMIT;
  const way = long ? mkdtempSync(join(tmpdir(), 'nguon-')) : null;
  const host = way === null ? folder : join(way, 'd');
  if (way !== null) symlinkSync(folder, host);
  return {
    listen: { path: join(host, SOCKET) },
    url: () => `postgres://nguon@/nguon?host=${encodeURIComponent(host)}&port=5432`,
    remove: () => {
      if (way !== null) rmSync(way, { recursive: true, force: true });
    },
  };
}

/** A port of this machine alone, for systems without Unix sockets. Every local user can reach it. */
export function portAddress(port: number): Address {
  return {
    listen: { port, host: '127.0.0.1' },
    url: (given) => `postgres://nguon@127.0.0.1:${given}/nguon?sslmode=disable`,
    remove: () => undefined,
  };
}
