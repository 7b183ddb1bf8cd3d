/**
 * Writes the migration that brings the tables from `migrations/schema.json` to what the collections ask for now:
 * `node cms/database/make-migration.ts <name>`. Needs no database. An empty difference writes nothing.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTables } from './collections-tables.ts';
import { MIGRATIONS, SCHEMA } from './migrations.ts';
import { changeTables } from './tables.ts';

const name = (process.argv[2] ?? 'change').replace(/[^a-z0-9]+/gi, '-').toLowerCase();
const { adapter, tables } = await openTables();
const before = existsSync(SCHEMA) ? JSON.parse(readFileSync(SCHEMA, 'utf8')) : null;
const sql = await changeTables(adapter, before, tables);
if (sql === '') {
  console.log('The tables agree with the collections.');
} else {
  const moment = new Date().toISOString().replace(/[-:]|\..*/g, '');
  const file = join(MIGRATIONS, `${moment}-${name}.sql`);
  mkdirSync(MIGRATIONS, { recursive: true });
  writeFileSync(file, sql);
  writeFileSync(SCHEMA, `${JSON.stringify(tables)}\n`);
  console.log(file);
}
process.exit(0);
