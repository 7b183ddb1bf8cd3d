import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { MongooseAdapter } from '@payloadcms/db-mongodb';
import { databaseAdapter } from './adapter.ts';
import { hostOf } from './reach.ts';
import { startMongoWire } from './testing/mongo-wire/server.ts';
import { openSample, type Sample } from './testing/sample.ts';

describe('DATABASE_URL', () => {
  it('Y18 is refused without repeating it when it is neither PostgreSQL nor MongoDB', async () => {
    for (const url of ['', 'mysql://root:secret@db/x', 'postgres:/secret', 'secret', 'file:secret.db']) {
      const refused = { code: 'setting-invalid', message: /^DATABASE_URL: (?!.*secret)/ };
      await assert.rejects(databaseAdapter(url), refused, url);
    }
  });

  it('Y18 is shown as its host alone, whatever the password is made of', () => {
    const hosts = {
      'postgres://lan:pa/ss@db.lan:5432/nguon?sslmode=require': 'db.lan:5432',
      'postgres://lan:p@ss?word@db.lan/nguon': 'db.lan',
      'mongodb://lan:secret@a:27017,b:27017/nguon?replicaSet=rs0': 'a:27017,b:27017',
      'mongodb+srv://lan:secret@cluster.example/nguon': 'cluster.example',
      'postgres://nguon@/nguon?host=%2Fdata%2Fdatabase&port=5432': '/data/database',
      'postgres:///nguon': 'localhost',
    };
    for (const [url, host] of Object.entries(hosts)) assert.equal(hostOf(url), host);
  });
});

/** A port of this machine where nothing listens. */
async function deadPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

describe('a database that cannot be used', () => {
  it('Y19 is named within ten seconds, without the password', async () => {
    const where = `127.0.0.1:${await deadPort()}`;
    const urls = [
      `postgres://lan:secret@${where}/nguon`,
      `mongodb://lan:secret@${where}/nguon?replicaSet=rs0&directConnection=true`,
    ];
    const began = performance.now();
    await Promise.all(
      urls.map((url) =>
        assert.rejects(openSample(url, url), ({ code, message }) => {
          assert.equal(code, 'database-unavailable');
          assert.ok(message.startsWith(`${where}: `), message);
          assert.doesNotMatch(message, /secret/);
          return true;
        }),
      ),
    );
    // Drivers give up after ten seconds of their own, or else after thirty; a busy machine adds to both.
    assert.ok(performance.now() - began < 25_000);
  });

  it('Y20 is a MongoDB that is not named as a replica set', async (t) => {
    const { url, stop } = await startMongoWire();
    t.after(stop);
    const alone = url.replace(/\?.*/, '?directConnection=true');
    await assert.rejects(openSample(alone, alone), { code: 'setting-invalid', message: /replicaSet=/ });
  });
});

describe('a MongoDB of an earlier version', () => {
  it('Y22 keeps the indexes that the collections ask for, and no other', async (t) => {
    const { url, stop } = await startMongoWire();
    t.after(stop);
    const names = async (cms: Sample) => {
      const found = await (cms.db as unknown as MongooseAdapter).collections['categories']?.listIndexes();
      return (found ?? []).map(({ name }) => name).toSorted();
    };
    const before = await openSample(url, 'earlier');
    t.after(() => before.destroy());
    const asked = await names(before);
    const { collections } = before.db as unknown as MongooseAdapter;
    await collections['categories']?.collection.createIndex({ earlier: 1 }, { unique: true, sparse: true });
    assert.deepEqual(await names(before), [...asked, 'earlier_1'].toSorted());
    const after = await openSample(url, 'later');
    t.after(() => after.destroy());
    assert.ok(asked.includes('code_1'));
    assert.deepEqual(await names(after), asked);
  });
});

/** The embedded database in a process of its own, which the test cannot leave behind. */
async function startEmbedded(t: TestContext, data: string): Promise<{ child: ChildProcess; url: string }> {
  const program = fileURLToPath(new URL('embedded.ts', import.meta.url));
  const child = fork(program, { env: { ...process.env, PGLITE_PORT: '', NGUON_DATA: data }, silent: true });
  t.after(() => child.kill('SIGKILL'));
  const [{ url }] = await once(child, 'message');
  return { child, url };
}

describe('the connection to the embedded database', () => {
  it('Y15 comes back by itself when the database was killed and started again', async (t) => {
    const data = mkdtempSync(join(tmpdir(), 'nguon-'));
    t.after(() => rmSync(data, { recursive: true, force: true }));
    const first = await startEmbedded(t, data);
    const cms = await openSample(first.url, 'killed');
    t.after(() => cms.destroy());
    const { id } = await cms.create({ collection: 'categories', data: { code: 'trước' } });
    const killed = once(first.child, 'exit');
    first.child.kill('SIGKILL');
    await killed;
    await assert.rejects(cms.findByID({ collection: 'categories', id }));
    await startEmbedded(t, data);
    assert.equal((await cms.findByID({ collection: 'categories', id }))['code'], 'trước');
    await cms.create({ collection: 'bulletins', data: { title: 'Sau', _status: 'published' } });
    assert.equal((await cms.count({ collection: 'outbox' })).totalDocs, 1);
  });
});
