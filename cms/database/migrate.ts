import { Refusal } from '@nguon/content-model/refusal';
import { type MigrateUpArgs, sql } from '@payloadcms/db-postgres';
import type { Migration } from './migrations.ts';

type Transaction = MigrateUpArgs['db'];

interface Database {
  transaction(work: (db: Transaction) => Promise<void>): Promise<void>;
}

/** Any number, always the same: who holds this lock in PostgreSQL is migrating. */
const LOCK = 7_134_001;

/** Names of the migrations that a database has had. */
async function done(db: Transaction): Promise<ReadonlySet<unknown>> {
  const { rows: tables } = await db.execute(sql`SELECT to_regclass('payload_migrations') AS found`);
  if (tables[0]?.['found'] === null) return new Set();
  const { rows } = await db.execute(sql`SELECT name FROM payload_migrations`);
  return new Set(rows.map(({ name }) => name));
}

/**
 * Brings the tables up to date: all of it or nothing, one process at a time (Y16). Payload's own runs only in
 * production, may ask questions on the terminal, and ends the process when a migration fails.
 *
 * @throws {Refusal} `database-unavailable` naming the migration that failed; the database is as it was
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<void> {
  let current = 'migrations';
  try {
    await database.transaction(async (db) => {
      await db.execute(sql`SELECT pg_advisory_xact_lock(${LOCK})`);
      const had = await done(db);
      for (const migration of migrations) {
        if (had.has(migration.name)) continue;
        current = `migration ${migration.name}`;
        await db.execute(sql.raw(migration.sql));
        await db.execute(sql`INSERT INTO payload_migrations (name, batch) VALUES (${migration.name}, 1)`);
      }
    });
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    throw new Refusal(
      'database-unavailable',
      current,
      `the tables cannot be brought up to date (${cause instanceof Error ? cause.message : String(cause)})`,
      'Nothing was changed; use the version that made this database, or restore a backup',
      { cause },
    );
  }
}
