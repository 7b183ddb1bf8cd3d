import { Refusal } from '@nguon/content-model/refusal';
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';
import { createLocalReq, type Payload } from 'payload';

/** One change of the tables, and its way back. */
export interface Migration {
  readonly name: string;
  up(args: MigrateUpArgs): Promise<void>;
  down(args: MigrateDownArgs): Promise<void>;
}

interface Migrated {
  readonly payload: Payload;
  readonly drizzle: {
    transaction(work: (db: MigrateUpArgs['db']) => Promise<void>): Promise<void>;
  };
}

/** Any number, always the same: who holds this lock in PostgreSQL is migrating. */
const LOCK = 7_134_001;

/** Names of the migrations that a database has had. */
async function done(db: MigrateUpArgs['db']): Promise<ReadonlySet<unknown>> {
  const { rows: tables } = await db.execute(sql`SELECT to_regclass('payload_migrations') AS found`);
  if (tables[0]?.['found'] === null) return new Set();
  const { rows } = await db.execute(sql`SELECT name FROM payload_migrations`);
  return new Set(rows.map(({ name }) => name));
}

/**
 * Brings the tables up to date, all of it or nothing, one process at a time (Y16). Payload's own runs only in
 * production, may ask questions on the terminal, and ends the process when a migration fails.
 *
 * @throws {Refusal} `database-unavailable` naming the migration that failed; the database is as it was
 */
export async function migrate(
  { payload, drizzle }: Migrated,
  migrations: readonly Migration[],
): Promise<void> {
  const req = await createLocalReq({}, payload);
  let current = 'migrations';
  try {
    await drizzle.transaction(async (db) => {
      await db.execute(sql`SELECT pg_advisory_xact_lock(${LOCK})`);
      const had = await done(db);
      for (const { name, up } of migrations.filter((migration) => !had.has(migration.name))) {
        current = `migration ${name}`;
        await up({ db, payload, req });
        await db.execute(sql`INSERT INTO payload_migrations (name, batch) VALUES (${name}, 1)`);
      }
    });
  } catch (cause) {
    throw new Refusal(
      'database-unavailable',
      current,
      `the tables cannot be brought up to date (${cause instanceof Error ? cause.message : String(cause)})`,
      'Nothing was changed; use the version that made this database, or restore a backup',
      { cause },
    );
  }
}
