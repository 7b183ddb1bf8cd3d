import type { Adapter } from './postgres.ts';

type Kit = ReturnType<Adapter['requireDrizzleKit']>;
/** A description of all tables, in drizzle-kit's terms. */
export type Tables = Awaited<ReturnType<Kit['generateDrizzleJson']>>;

/** The tables that the collections ask for. */
export function describeTables(adapter: Adapter): Promise<Tables> {
  return Promise.resolve(adapter.requireDrizzleKit().generateDrizzleJson(adapter.schema));
}

/**
 * SQL that makes one set of tables into another; empty when they agree. Asks on the terminal whether a column that went
 * and one that came are the same one renamed.
 */
export async function changeTables(adapter: Adapter, from: Tables | null, to: Tables): Promise<string> {
  const { generateMigration } = adapter.requireDrizzleKit();
  const statements = await generateMigration(from ?? adapter.defaultDrizzleSnapshot, to);
  return statements.map((statement) => `${statement.trim()}\n`).join('');
}
