import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import fs, { mkdtempSync, rmSync, statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Embedded, openEmbedded } from './embedded.ts';

const program = fileURLToPath(new URL('embedded.ts', import.meta.url));

/** A pool that ends with its test. */
function poolIn(t: TestContext, url: string): pg.Pool {
  const pool = poolOf(url);
  t.after(() => pool.end());
  return pool;
}

/** A pool that outlives the breaking of its idle connections, as the adapter's does. */
function poolOf(url: string, max = 8): pg.Pool {
  return new pg.Pool({ connectionString: url, max }).on('error', () => undefined);
}

/** The database in a process of its own, which the test cannot leave behind. */
async function startProcess(t: TestContext, data: string): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(program, { env: { ...process.env, PGLITE_PORT: '', NGUON_DATA: data }, silent: true });
  t.after(() => child.kill('SIGKILL'));
  const [message] = await once(child, 'message');
  if (!('url' in message)) throw new Error(message.failed);
  return { child, url: message.url };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const ended = once(child, 'exit');
  child.kill(signal);
  return (await ended)[0];
}

describe('the embedded database in one process', () => {
  let db: Embedded;
  let pool: pg.Pool;
  before(async () => {
    db = await openEmbedded('memory', { idleMs: 400 });
    pool = poolOf(db.url);
    await pool.query('CREATE TABLE note (id int PRIMARY KEY, text text)');
  });
  after(async () => {
    await pool.end();
    await db.close();
  });

  it('Y10 keeps apart the statements of clients that speak at once', async () => {
    const long = 'đ'.repeat(400_000);
    const turns = Array.from({ length: 60 }, async (_, number) => {
      const column = `c${number % 7}`;
      const value = number % 5 === 0 ? `${number} ${long}` : `${number}`;
      const { rows } = await pool.query(`SELECT $1::text AS ${column}`, [value]);
      assert.deepEqual(rows, [{ [column]: value }]);
    });
    await Promise.all(turns);
  });

  it('Y10 shows nobody a transaction before its end, and makes others wait', async () => {
    const writer = await pool.connect();
    await writer.query('BEGIN');
    await writer.query("INSERT INTO note VALUES (1, 'một')");
    const seen = pool.query('SELECT id FROM note').then(({ rows }) => rows.length);
    await writer.query('ROLLBACK');
    writer.release();
    assert.equal(await seen, 0);
  });

  it('Y10 lets a client in while another is in its transaction', async () => {
    const writer = await pool.connect();
    await writer.query('BEGIN');
    const guest = new pg.Client({ connectionString: db.url, connectionTimeoutMillis: 200 });
    await guest.connect();
    const asked = guest.query('SELECT 6 AS n');
    await writer.query('COMMIT');
    writer.release();
    assert.deepEqual((await asked).rows, [{ n: 6 }]);
    await guest.end();
  });

  it('Y11 rolls back a client that leaves in the middle of its transaction', async () => {
    const writer = new pg.Client({ connectionString: db.url });
    await writer.connect();
    await writer.query('BEGIN');
    await writer.query("INSERT INTO note VALUES (2, 'hai')");
    await writer.end();
    assert.equal((await pool.query('SELECT id FROM note WHERE id = 2')).rowCount, 0);
  });

  it('Y11 rolls back a client that stalls in the middle of its transaction', async () => {
    const writer = new pg.Client({ connectionString: db.url });
    writer.on('error', () => undefined);
    await writer.connect();
    await writer.query('BEGIN');
    await writer.query("INSERT INTO note VALUES (3, 'ba')");
    assert.equal((await pool.query('SELECT id FROM note WHERE id = 3')).rowCount, 0);
    await assert.rejects(writer.query('COMMIT'), /connection|terminated|queryable/i);
  });

  it('answers a wrong statement with its error and goes on', async () => {
    await assert.rejects(pool.query('SELECT * FROM nothing WHERE id = $1', [1]), /"nothing" does not exist/);
    await assert.rejects(pool.query('SELECT 1/0'), /division by zero/);
    assert.deepEqual((await pool.query('SELECT 7 AS n')).rows, [{ n: 7 }]);
  });

  it('closes on a client that does not speak PostgreSQL', async () => {
    const { connect } = await import('node:net');
    const host = new URL(db.url.replace('@/', '@x/')).searchParams.get('host') ?? '';
    const socket = connect(join(host, '.s.PGSQL.5432'));
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await once(socket, 'close');
    assert.deepEqual((await pool.query('SELECT 8 AS n')).rows, [{ n: 8 }]);
  });
});

describe('the embedded database in a folder', () => {
  const data = mkdtempSync(join(tmpdir(), 'nguon-'));
  after(() => rmSync(data, { recursive: true, force: true }));

  it('Y12 keeps every acknowledged row through kill -9 in the middle of writes', async (t) => {
    const first = await startProcess(t, data);
    const pool = poolIn(t, first.url);
    await pool.query('CREATE TABLE row (id int PRIMARY KEY, text text)');
    const acknowledged: number[] = [];
    const write = async (writer: number) => {
      for (let number = writer; ; number += 4) {
        await pool.query('INSERT INTO row VALUES ($1, $2)', [number, 'đã ghi'.repeat(50)]);
        acknowledged.push(number);
      }
    };
    const writers = [0, 1, 2, 3].map((writer) => write(writer).catch(() => undefined));
    while (acknowledged.length < 200) await setTimeout(5);
    await kill(first.child, 'SIGKILL');
    await Promise.all(writers);
    assert.ok(acknowledged.length >= 200);

    const second = await startProcess(t, data);
    assert.equal(second.url, first.url);
    const { rows } = await pool.query<{ id: number }>('SELECT id FROM row');
    const kept = new Set(rows.map(({ id }) => id));
    assert.deepEqual(
      acknowledged.filter((id) => !kept.has(id)),
      [],
    );
    assert.equal(await kill(second.child, 'SIGTERM'), 0);
  });

  it('Y13 asks the disk to keep a commit before it is acknowledged', async (t) => {
    const { child, url } = await startProcess(t, data);
    const pool = poolIn(t, url);
    const { rows } = await pool.query(
      "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'wal_sync_method', 'synchronous_commit') ORDER BY 1",
    );
    assert.deepEqual(
      rows.map(({ setting }) => setting),
      ['on', 'on', 'fsync'],
    );
    await kill(child, 'SIGTERM');

    const asked = t.mock.method(fs, 'fdatasyncSync');
    syncBuiltinESMExports();
    t.after(() => {
      t.mock.restoreAll();
      syncBuiltinESMExports();
    });
    const db = await openEmbedded(join(data, 'database'));
    t.after(db.close);
    const client = poolIn(t, db.url);
    await client.query('CREATE TABLE kept (id int)');
    const before = asked.mock.callCount();
    await client.query('INSERT INTO kept VALUES (1)');
    assert.ok(asked.mock.callCount() > before);
  });

  it('Y14 refuses a folder that another process has open, and only its owner may enter it', async (t) => {
    const { child } = await startProcess(t, data);
    await assert.rejects(startProcess(t, data), /another process has this database open/);
    await assert.rejects(openEmbedded(join(data, 'database')), { code: 'folder-in-use' });
    assert.equal(statSync(join(data, 'database')).mode & 0o777, 0o700);
    await kill(child, 'SIGTERM');
  });

  it('reaches a folder whose path is too long for a socket', async (t) => {
    const deep = join(data, 'x'.repeat(120));
    const db = await openEmbedded(deep);
    t.after(db.close);
    const pool = poolIn(t, db.url);
    assert.deepEqual((await pool.query('SELECT 9 AS n')).rows, [{ n: 9 }]);
  });

  it('serves a port of this machine when it is given one', async (t) => {
    const db = await openEmbedded('memory', { port: 0 });
    t.after(db.close);
    const pool = poolIn(t, db.url);
    assert.deepEqual((await pool.query('SELECT 10 AS n')).rows, [{ n: 10 }]);
    assert.match(db.url, /@127\.0\.0\.1:[1-9]\d+\//);
  });
});
