import { postgresAdapter } from '@payloadcms/db-postgres';
import type { DatabaseAdapterObj } from 'payload';

/** The database behind a `postgres://…` address. */
export async function databaseAdapter(url: string): Promise<DatabaseAdapterObj> {
  return postgresAdapter({ pool: { connectionString: url }, idType: 'uuid' });
}
