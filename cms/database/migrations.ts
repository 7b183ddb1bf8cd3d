import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** One change of the tables, in SQL. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Holds `<day>-<name>.sql` files, run in the order of their names, and `schema.json`, the tables after the last. */
export const MIGRATIONS = join(import.meta.dirname, 'migrations');

/** The tables as the last migration leaves them, in drizzle-kit's terms. */
export const SCHEMA = join(MIGRATIONS, 'schema.json');

/** Every migration there is, oldest first. */
export function readMigrations(): Migration[] {
  return readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({ name: basename(file, '.sql'), sql: readFileSync(join(MIGRATIONS, file), 'utf8') }));
}
