import { Refusal } from '@nguon/content-model/refusal';
import type { Payload } from 'payload';
import { DEMO_DOMAIN } from './demo-officials.ts';

async function checkProvince(payload: Payload, province: string): Promise<void> {
  const { docs } = await payload.find({
    collection: 'units',
    where: { parent: { exists: false } },
    select: { code: true, name: true },
    depth: 0,
    pagination: false,
    locale: 'vi',
    overrideAccess: true,
  });
  if (docs.length === 0 || docs.some(({ code }) => code === province)) return;
  const held = docs.map(({ code, name }) => `${code} ${name}`).join(', ');
  throw new Refusal(
    'setting-invalid',
    'NGUON_PROVINCE',
    `it is ${province}, and the database holds ${held}`,
    'Name the province that the database holds, or start on an empty NGUON_DATA',
  );
}

async function checkAccounts(payload: Payload): Promise<void> {
  const { totalDocs } = await payload.count({
    collection: 'users',
    where: { and: [{ email: { like: `@${DEMO_DOMAIN}` } }, { active: { equals: true } }] },
    overrideAccess: true,
  });
  if (totalDocs === 0) return;
  throw new Refusal(
    'setting-invalid',
    'NGUON_DEMO',
    `it is 0, and ${totalDocs} active accounts of the demonstration (@${DEMO_DOMAIN}) are in the database`,
    'Start on an empty NGUON_DATA, or start with NGUON_DEMO=1 and close these accounts first',
  );
}

/**
 * Does what the database holds go with the settings of this start? An empty database goes with all (R30, R31).
 *
 * @param province code of 2 digits
 * @throws {Refusal} `setting-invalid` naming the setting
 */
export async function checkHeld(
  payload: Payload,
  { demo, province }: { readonly demo: boolean; readonly province: string },
): Promise<void> {
  await checkProvince(payload, province);
  if (!demo) await checkAccounts(payload);
}
