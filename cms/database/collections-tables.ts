import { getPayload } from 'payload';
import type { Adapter } from './postgres.ts';
import { describeTables, type Tables } from './tables.ts';

/** Settings the configuration insists on; nothing is opened with them. */
const unused = {
  DATABASE_URL: 'postgres://localhost/none',
  NGUON_DATA: '/nonexistent',
  PAYLOAD_SECRET: 'only-for-describing-tables',
  NGUON_DELIVERY_KEY: 'only-for-describing-tables',
};

/** What the CMS's collections ask of PostgreSQL, found without a database. */
export async function openTables(): Promise<{ adapter: Adapter; tables: Tables }> {
  Object.assign(process.env, unused);
  const { default: config } = await import('../payload.config.ts');
  const { db } = await getPayload({ config, disableDBConnect: true, key: 'tables' });
  const adapter = db as unknown as Adapter;
  return { adapter, tables: await describeTables(adapter) };
}
