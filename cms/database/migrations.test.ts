import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { drizzle } from '@payloadcms/db-postgres/drizzle/node-postgres';
import pg from 'pg';
import { openTables } from './collections-tables.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { readMigrations, SCHEMA } from './migrations.ts';
import { type StartedDatabase, startPostgres } from './testing/postgres.ts';

describe('the migrations', () => {
  it('Y17 make exactly the tables that the collections ask for', async () => {
    const { tables } = await openTables();
    const { id: _id, prevId: _before, ...asked } = JSON.parse(JSON.stringify(tables));
    const { id, prevId, ...made } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
    assert.ok(id && prevId);
    assert.deepEqual(
      asked,
      made,
      'Run `node cms/database/make-migration.ts <name>` and commit what it writes',
    );
  });
});

const servers: readonly [name: string, start: () => Promise<StartedDatabase>][] = [
  [
    'the embedded PostgreSQL',
    async () => {
      const { url, close } = await openEmbedded('memory');
      return { url, stop: close };
    },
  ],
  ['a PostgreSQL server', startPostgres],
];

for (const [name, start] of servers) {
  describe(`the migrations on ${name}`, () => {
    let database: StartedDatabase;
    let pool: pg.Pool;
    before(async () => {
      database = await start();
      pool = new pg.Pool({ connectionString: database.url, max: 4 });
    });
    after(async () => {
      await pool.end();
      await database.stop();
    });
    const names = async () => {
      const { rows } = await pool.query<{ name: string }>(
        'SELECT name FROM payload_migrations ORDER BY name',
      );
      return rows.map((row) => row.name);
    };

    it('Y16 run once, from an empty database, whichever process comes first', async () => {
      const connection = drizzle({ client: pool });
      const all = readMigrations();
      assert.ok(all.length > 0);
      await Promise.all([migrate(connection, all), migrate(connection, all)]);
      await migrate(connection, all);
      assert.deepEqual(
        await names(),
        all.map((migration) => migration.name),
      );
    });

    it('Y16 leave nothing of any of them when one fails', async () => {
      const had = await names();
      const failing = [
        { name: 'x1', sql: 'CREATE TABLE half (id int)' },
        { name: 'x2', sql: 'CREATE TABLE other (id int); SELECT nonsense' },
      ];
      const refused = { code: 'database-unavailable', message: /^migration x2: .*"nonsense" does not exist/ };
      await assert.rejects(migrate(drizzle({ client: pool }), failing), refused);
      const { rows } = await pool.query("SELECT to_regclass('half') AS half, to_regclass('other') AS other");
      assert.deepEqual(rows, [{ half: null, other: null }]);
      assert.deepEqual(await names(), had);
    });
  });
}
