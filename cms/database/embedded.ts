/**
 * The embedded database: PostgreSQL in this process, for installations that run none of their own.
 *
 * `node cms/database/embedded.ts` serves the cluster in `$NGUON_DATA/database` over a socket in that folder (or on
 * 127.0.0.1 when `PGLITE_PORT` is set; 0 takes any port), tells its parent `{ ready, url }`, and closes on SIGTERM or
 * when the parent goes. What it has acknowledged survives `kill -9` and a power cut (Y12, Y13).
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { Refusal } from '@nguon/content-model/refusal';
import { type Address, portAddress, socketAddress } from './embedded/address.ts';
import { openCluster } from './embedded/cluster.ts';
import { lockFolder } from './embedded/lock.ts';
import { GREETING, TurnReader } from './embedded/turn.ts';
import { Turns } from './embedded/turns.ts';

/** How long a transaction may keep everybody waiting between two statements, ms. */
const IDLE_MS = 20_000;

/** PGlite has no background processes; this is how often their work is done here, ms. */
const HOUSEKEEPING_MS = 6 * 3_600_000;

export interface Embedded {
  readonly url: string;
  /** Ends with a checkpoint, so that the next opening is quick. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  /** TCP port on 127.0.0.1, 0 for any; a Unix socket in the folder when left out. */
  readonly port?: number;
  readonly idleMs?: number;
  /** Called once when PostgreSQL itself has failed; the process should end and be started again. */
  readonly onFailure?: (cause: unknown) => void;
}

/**
 * One client's connection: its bytes become turns, and each turn's answer goes back.
 * @param welcome answers every greeting at once: no client need wait for another's transaction to be let in
 */
function serve(socket: Socket, turns: Turns, welcome: Uint8Array): void {
  const reader = new TurnReader();
  const answer = (piece: Uint8Array) => {
    if (socket.writable) socket.write(Buffer.from(piece));
  };
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => turns.leave(socket));
  socket.on('data', (chunk) => {
    try {
      for (const turn of reader.read(chunk)) {
        if (turn.kind === 'work') turns.take(socket, turn.bytes, turn.complete, answer);
        else if (turn.kind === 'greeting') socket.write(welcome);
        else if (turn.kind === 'encryption') socket.write('N');
        else socket.end();
      }
    } catch {
      socket.destroy();
    }
  });
}

/** @throws {Refusal} `port-taken` */
function listen(server: Server, address: Address): Promise<string> {
  const where = address.listen.path ?? `${address.listen.host}:${address.listen.port}`;
  return new Promise((ready, reject) => {
    server.once('error', (cause) =>
      reject(
        new Refusal('port-taken', 'PGLITE_PORT', `${where} cannot be used`, 'Leave it unset', { cause }),
      ),
    );
    server.listen({ ...address.listen, exclusive: true }, () => {
      const taken = server.address();
      ready(address.url(typeof taken === 'object' && taken !== null ? taken.port : 0));
    });
  });
}

/** Serves an open PGlite; `release` runs when it has closed. */
async function offer(
  db: PGlite,
  address: Address,
  { idleMs = IDLE_MS, onFailure = () => undefined }: EmbeddedOptions,
  release: () => void,
): Promise<Embedded> {
  const welcome = await db.execProtocolRaw(GREETING);
  const sockets = new Set<Socket>();
  const turns = new Turns(db, {
    idleMs,
    onIdle: (client) => [...sockets].find((socket) => socket === client)?.destroy(),
    onFailure,
  });
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, turns, welcome);
  });
  const url = await listen(server, address);
  const housekeeping = setInterval(() => {
    turns.run('VACUUM (ANALYZE)').catch((error) => console.error(`${url}: ${error}`));
  }, HOUSEKEEPING_MS);
  const close = async () => {
    clearInterval(housekeeping);
    const closed = new Promise((done) => server.close(done));
    await turns.stop();
    for (const socket of sockets) socket.destroy();
    await closed;
    await turns.stop();
    await db.close();
    address.remove();
    release();
  };
  return { url, close };
}

/** Serves a PGlite in memory; what it holds is forgotten when it is closed. */
export function serveInMemory(db: PGlite, options: EmbeddedOptions = {}): Promise<Embedded> {
  const place = mkdtempSync(join(tmpdir(), 'nguon-'));
  const address = options.port === undefined ? socketAddress(place) : portAddress(options.port);
  const remove = () => rmSync(place, { recursive: true, force: true });
  return offer(db, address, options, remove);
}

/**
 * Opens the database in a folder, or one that is forgotten, and serves it from this process.
 *
 * @param place the folder, made when missing; `memory` keeps nothing
 * @throws {Refusal} `folder-in-use`, `database-unavailable` or `port-taken`
 */
export async function openEmbedded(place: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  if (place === 'memory') return serveInMemory(await PGlite.create('memory://'), options);
  const folder = resolve(place);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  const unlock = lockFolder(folder);
  try {
    const db = await openCluster(join(folder, 'cluster'));
    const address = options.port === undefined ? socketAddress(folder) : portAddress(options.port);
    if (address.listen.path !== undefined) rmSync(address.listen.path, { force: true });
    return await offer(db, address, options, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Tells whoever started this process, by message when it is a Node process, and in words on stdout. */
function tell(message: Readonly<Record<string, unknown>>): void {
  process.send?.(message);
  console.log(JSON.stringify(message));
}

function fail(error: unknown): void {
  tell({ failed: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}

/** Runs until it is told to end. */
async function run({ NGUON_DATA: data, PGLITE_PORT: port }: NodeJS.ProcessEnv): Promise<void> {
  if (!data) throw new Refusal('setting-invalid', 'NGUON_DATA', 'it is not set', 'Name the data folder');
  const options = { onFailure: fail, ...(port ? { port: Number(port) } : {}) };
  const { url, close } = await openEmbedded(join(data, 'database'), options);
  const end = () => void close().then(() => process.exit(0), fail);
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.once('disconnect', end);
  tell({ ready: true, url });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) run(process.env).catch(fail);
