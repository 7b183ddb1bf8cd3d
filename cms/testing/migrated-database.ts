import { existsSync, mkdirSync, openAsBlob, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { addressOf } from '@nguon/content-model/content-address';
import { drizzle } from '@payloadcms/db-postgres/drizzle/node-postgres';
import pg from 'pg';
import { type Embedded, serveInMemory } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';
import { readMigrations } from '../database/migrations.ts';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/nguon');

/** The file of an empty database with all tables; another PGlite or another migration has another file. */
function fileOf(migrations: ReturnType<typeof readMigrations>): string {
  const packageFile = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'));
  const { version } = JSON.parse(readFileSync(fileURLToPath(packageFile), 'utf8'));
  return join(CACHE, `migrated-${addressOf({ version, migrations: [...migrations] })}.tar`);
}

async function makeFile(file: string, migrations: ReturnType<typeof readMigrations>): Promise<void> {
  const db = await PGlite.create('memory://');
  const served = await serveInMemory(db, { port: 0 });
  const pool = new pg.Pool({ connectionString: served.url, max: 1 });
  await migrate(drizzle({ client: pool }), migrations);
  await pool.end();
  const dump = await db.dumpDataDir('none');
  await served.close();
  const part = `${file}.${process.pid}`;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(part, Buffer.from(await dump.arrayBuffer()));
  renameSync(part, file);
}

/**
 * Opens an empty database in memory that has its tables already. It is read from a file that the first test to ask has
 * made: to make a cluster and its tables costs four times what reading them does.
 */
export async function openMigrated(): Promise<Embedded> {
  const migrations = readMigrations();
  const file = fileOf(migrations);
  if (!existsSync(file)) await makeFile(file, migrations);
  const loadDataDir = await openAsBlob(file);
  return serveInMemory(await PGlite.create({ dataDir: 'memory://', loadDataDir }), { port: 0 });
}
