import { instantOf, vietnamDay } from '@nguon/content-model/instant';
import type { Payload } from 'payload';
import { type Account, accountsOf, officialsOf } from './demo-officials.ts';
import { placesOf } from './demo-places.ts';
import { readUnits, unitsOf } from './read-units.ts';

/**
 * The demonstration accounts that this installation really has, for the sign-in page and the operator's terminal; none
 * where there is no demonstration.
 *
 * @param province code of 2 digits
 */
export async function demoAccounts(
  payload: Payload,
  { demo, province }: { readonly demo: boolean; readonly province: string },
): Promise<Account[]> {
  if (!demo) return [];
  const units = unitsOf(province, readUnits(), vietnamDay(instantOf(Date.now())));
  const [top] = units;
  const accounts = top === undefined ? [] : accountsOf(officialsOf(top, placesOf(units)));
  const { docs } = await payload.find({
    collection: 'users',
    where: { and: [{ email: { in: accounts.map(({ email }) => email) } }, { active: { equals: true } }] },
    select: { email: true },
    depth: 0,
    pagination: false,
    overrideAccess: true,
  });
  const held = new Set(docs.map(({ email }) => email));
  return accounts.filter(({ email }) => held.has(email));
}
