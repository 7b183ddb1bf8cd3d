import { postgresAdapter } from '@payloadcms/db-postgres';
import { index } from '@payloadcms/db-postgres/drizzle/pg-core';
import type { DatabaseAdapterObj } from 'payload';
import { migrate } from './migrate.ts';
import { type Migration, readMigrations } from './migrations.ts';
import { REACH_MS, unreachable } from './reach.ts';

/** The adapter as Payload has opened it, with its tables. */
export type Adapter = ReturnType<ReturnType<typeof postgresAdapter>['init']>;
type SchemaHook = NonNullable<Parameters<typeof postgresAdapter>[0]['afterSchemaInit']>[number];

/** Most connections one process opens. PostgreSQL allows 100 by default, over all its clients. */
const CONNECTIONS = 20;

/** Longest statement, and longest pause inside a transaction, that PostgreSQL lets pass, ms. */
const STATEMENT_MS = 60_000;

/** Child tables by their endings, and their column that names the parent. */
const childTables: readonly [ending: RegExp, column: string][] = [
  [/_locales$/, '_parentID'],
  [/_(texts|numbers)$/, 'parent'],
];

/**
 * Child tables have only an index that begins with the language or the order, so that every join to the parent reads
 * the whole table: a filter on a list of words took 16.7 s over 50,000 records, and 0.14 s with this one.
 */
const indexParents: SchemaHook = ({ schema, extendTable }) => {
  for (const [name, table] of Object.entries(schema.tables)) {
    const column = childTables.find(([ending]) => ending.test(name))?.[1];
    if (!column || !(column in table)) continue;
    extendTable({
      table,
      extraConfig: (columns) => ({ parent: index(`${name}_parent`).on(columns[column]) }),
    });
  }
  return schema;
};

/**
 * Opens the pool ourselves: Payload's own keeps one connection for ever and hears no error of an idle one, so that
 * the process would die with the database. Broken connections are replaced at the next query (Y15).
 */
async function openPool(adapter: Adapter, url: string): Promise<void> {
  const pool = new adapter.pg.Pool(adapter.poolOptions);
  pool.on('error', ({ message }) => adapter.payload.logger.warn(`database: a connection broke: ${message}`));
  try {
    await pool.query('SELECT 1');
  } catch (cause) {
    await pool.end();
    throw unreachable(url, cause);
  }
  adapter.pool = pool;
}

/**
 * PostgreSQL, the embedded one or a server. Connecting brings its tables up to date.
 *
 * @throws {Refusal} on connecting: `database-unavailable`
 */
export function postgres(
  url: string,
  migrations: (adapter: Adapter) => Promise<Migration[]> = async () => readMigrations(),
): DatabaseAdapterObj {
  const inner = postgresAdapter({
    idType: 'uuid',
    push: false,
    disableCreateDatabase: true,
    afterSchemaInit: [indexParents],
    pool: {
      connectionString: url,
      max: CONNECTIONS,
      connectionTimeoutMillis: REACH_MS,
      statement_timeout: STATEMENT_MS,
      idle_in_transaction_session_timeout: STATEMENT_MS,
      keepAlive: true,
    },
  });
  return {
    ...inner,
    init: (args) => {
      const adapter = inner.init(args);
      const { connect, destroy } = adapter;
      // Several records changed at once each have their own transaction, so that one that fails takes no other along.
      adapter.bulkOperationsSingleTransaction = true;
      adapter.connect = async (options) => {
        if (!adapter.pool) await openPool(adapter, url);
        await connect?.call(adapter, options);
        await migrate(adapter.drizzle, await migrations(adapter));
      };
      adapter.destroy = async () => {
        await destroy?.call(adapter);
        await adapter.pool?.end();
      };
      return adapter;
    },
  };
}
