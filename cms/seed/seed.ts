import { type Instant, instantOf } from '@nguon/content-model/instant';
import { createLocalReq, type Payload } from 'payload';
import { inTransaction } from '../workflow/in-transaction.ts';
import { demoAccounts } from './demo-accounts.ts';
import type { Account } from './demo-officials.ts';
import { planSeed, readReference } from './plan-seed.ts';
import { writeDemonstration } from './write-demonstration.ts';
import { type Count, writeCategories, writeSites, writeUnits } from './write-places.ts';

/** How many records are written between two words of progress. */
const BETWEEN_WORDS = 50;

export interface SeedOptions {
  /** Seed accounts, devices and made-up bulletins too? */
  readonly demo: boolean;
  /** Code of the province, 2 digits. */
  readonly province: string;
  /** The moment the demonstration looks like; now, where left out. */
  readonly at?: Instant;
  /** Told what is being written and how far it is. */
  readonly progress?: (what: string) => void;
}

export interface Seeded {
  /** Was anything written? */
  readonly seeded: boolean;
  /** The demonstration accounts there are, new or old. */
  readonly accounts: Account[];
}

/**
 * Fills an empty database: the units of a province, a site for each, the categories, and a demonstration where wanted.
 * All of it is one transaction: a start that was killed leaves nothing behind, and the next one begins anew (R12). A
 * database with units is left as it is (R13).
 *
 * @throws {Refusal} `unit-unknown` for a code that is no province, naming every province
 */
export async function seedIfEmpty(
  payload: Payload,
  { demo, province, at = instantOf(Date.now()), progress = () => undefined }: SeedOptions,
): Promise<Seeded> {
  const { totalDocs } = await payload.count({ collection: 'units', overrideAccess: true });
  if (totalDocs > 0) return { seeded: false, accounts: await demoAccounts(payload, { demo, province }) };
  const plan = planSeed(readReference(), { province, demo, at });
  const count: Count = (done, total, what) => {
    if (done === total || done % BETWEEN_WORDS === 0) progress(`${what}: ${done}/${total}`);
  };
  const req = await createLocalReq({ locale: 'vi' }, payload);
  await inTransaction(req, async () => {
    const units = await writeUnits(plan, req, count);
    await writeSites(plan, units, req, count);
    const categories = await writeCategories(plan, req);
    if (plan.demonstration !== null)
      await writeDemonstration(plan.demonstration, { units, categories }, req, count);
  });
  return { seeded: true, accounts: await demoAccounts(payload, { demo, province }) };
}
