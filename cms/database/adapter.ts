import { Refusal } from '@nguon/content-model/refusal';
import type { DatabaseAdapterObj } from 'payload';

/** What a `DATABASE_URL` may begin with; only the adapter in use is loaded. */
const adapters: readonly [pattern: RegExp, load: (url: string) => Promise<DatabaseAdapterObj>][] = [
  [/^postgres(ql)?:\/\/./, async (url) => (await import('./postgres.ts')).postgres(url)],
  [/^mongodb(\+srv)?:\/\/./, async (url) => (await import('./mongo.ts')).mongo(url)],
];

/**
 * Payload's adapter for the database at an address.
 * @throws {Refusal} `setting-invalid` when it is neither PostgreSQL nor MongoDB; what was found is not repeated,
 * because it may hold a password
 */
export async function databaseAdapter(url: string): Promise<DatabaseAdapterObj> {
  const found = adapters.find(([pattern]) => pattern.test(url));
  if (found) return found[1](url);
  throw new Refusal(
    'setting-invalid',
    'DATABASE_URL',
    url === '' ? 'it is empty' : 'it is not the address of a PostgreSQL or MongoDB',
    'Give it as postgres://… or mongodb://…, or leave it out for the embedded database',
  );
}
