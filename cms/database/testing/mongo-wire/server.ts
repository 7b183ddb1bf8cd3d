/**
 * A MongoDB for tests only: one primary of a replica set, in memory, speaking MongoDB's wire protocol over `bson` and
 * `mingo`. It stands in for a mongod where none can be installed, so that Payload's own adapter and the real driver are
 * tested, with unique indexes, snapshots, write conflicts, commit and rollback.
 *
 * It is not a database: no passwords, no disk, no query planner, no collation, no limits on sizes or index counts, and
 * every filter that names no `_id` looks at every record. Where `MONGODB_URL` is set, the tests use that server.
 *
 * `node server.ts` prints `{ ready, url }` and runs until SIGTERM.
 */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import type { Document } from 'bson';
import type { StartedDatabase } from '../postgres.ts';
import { adminCommands } from './commands/admin.ts';
import type { Asked, Command } from './commands/command.ts';
import { helloCommands, REPLICA_SET } from './commands/hello.ts';
import { readCommands } from './commands/read.ts';
import { transactionCommands } from './commands/transactions.ts';
import { writeCommands } from './commands/write.ts';
import { Cursors } from './cursors.ts';
import { notImplemented } from './fault.ts';
import { takeQuestions, writeAnswer } from './messages.ts';
import { Sessions } from './sessions.ts';
import { asFault, Store } from './store.ts';

const commands = new Map<string, Command>(
  [helloCommands, readCommands, writeCommands, adminCommands, transactionCommands].flatMap((family) =>
    Object.entries(family),
  ),
);

type Server = Pick<Asked, 'store' | 'sessions' | 'cursors' | 'address'>;

/** Runs one command; a refused one gives its transaction up, as MongoDB does. */
async function answer(server: Server, body: Document): Promise<Document> {
  const [name = ''] = Object.keys(body);
  const ends = name in transactionCommands;
  try {
    const command = commands.get(name);
    if (!command) throw notImplemented(name);
    const view = (ends ? null : server.sessions.of(body)) ?? server.store.direct;
    const result = await command({ ...server, body, view, database: String(body['$db']) });
    if (result['writeErrors'] && body['autocommit'] === false) server.sessions.abandon(body);
    return { ...result, ok: 1 };
  } catch (error) {
    if (body['autocommit'] === false && !ends) server.sessions.abandon(body);
    const { code, codeName, message, errorLabels, keyValue } = asFault(error);
    return { ok: 0, code, codeName, errmsg: message, errorLabels, keyValue };
  }
}

/** One client's connection: questions are answered in turn. */
function serve(server: Server, socket: Socket): void {
  let bytes: Buffer = Buffer.alloc(0);
  let turn = Promise.resolve();
  let answers = 0;
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    const { questions, rest } = takeQuestions(Buffer.concat([bytes, chunk]));
    bytes = rest;
    for (const question of questions) {
      turn = turn.then(async () => {
        const reply = await answer(server, question.body);
        answers += 1;
        if (!question.silent && socket.writable) socket.write(writeAnswer(question, reply, answers));
      });
    }
  });
}

/** Starts one on any free port of this machine. */
export async function startMongoWire(): Promise<StartedDatabase> {
  const sockets = new Set<Socket>();
  const store = new Store();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(state, socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const state = {
    store,
    sessions: new Sessions(store),
    cursors: new Cursors(),
    address: `127.0.0.1:${port}`,
  };
  const stop = async () => {
    const closed = new Promise((done) => server.close(done));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { url: `mongodb://127.0.0.1:${port}/nguon?replicaSet=${REPLICA_SET}&directConnection=true`, stop };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { url, stop } = await startMongoWire();
  process.once('SIGTERM', () => void stop().then(() => process.exit(0)));
  process.send?.({ ready: true, url });
  console.log(JSON.stringify({ ready: true, url }));
}
