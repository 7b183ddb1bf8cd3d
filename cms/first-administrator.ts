import { Refusal } from '@nguon/content-model/refusal';
import type { Payload } from 'payload';
import { z } from 'zod';
import { SHORTEST_PASSWORD } from './access/passwords.ts';

const Administrator = z.object({
  name: z.string().trim().min(1),
  email: z.email(),
  password: z.string().min(SHORTEST_PASSWORD),
});
type Administrator = z.output<typeof Administrator>;

/** Asks the process that started this one, which has the terminal. */
function askParent(): Promise<unknown> {
  return new Promise((answered) => {
    const listen = (message: unknown) => {
      const { success, data } = z.object({ administrator: z.unknown() }).safeParse(message);
      if (!success) return;
      process.off('message', listen);
      answered(data.administrator);
    };
    process.on('message', listen);
    process.send?.({ ask: 'administrator' });
  });
}

async function askAdministrator(env: NodeJS.ProcessEnv): Promise<Administrator> {
  const { NGUON_ADMIN_EMAIL: email, NGUON_ADMIN_PASSWORD: password } = env;
  const given = process.send && !email ? await askParent() : { name: 'Quản trị hệ thống', email, password };
  const { success, data } = Administrator.safeParse(given);
  if (success) return data;
  throw new Refusal(
    'setting-invalid',
    'NGUON_ADMIN_EMAIL and NGUON_ADMIN_PASSWORD',
    'there is no administrator yet',
    `Set both (the password has at least ${SHORTEST_PASSWORD} characters) and start again`,
  );
}

/**
 * Sees to it that somebody can sign in before the first request comes: while there is no account, Payload offers to
 * register one to anybody.
 *
 * @param province code of the province the administrator serves
 * @throws {Refusal} `setting-invalid` where nobody says who it is, `unit-unknown` without that province
 */
export async function ensureAdministrator(
  payload: Payload,
  province: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const { totalDocs } = await payload.count({ collection: 'users', overrideAccess: true });
  if (totalDocs > 0) return;
  const { docs } = await payload.find({
    collection: 'units',
    where: { code: { equals: province } },
    sort: '-validFrom',
    limit: 1,
    depth: 0,
    overrideAccess: true,
  });
  const [unit] = docs;
  if (!unit)
    throw new Refusal(
      'unit-unknown',
      'NGUON_PROVINCE',
      `there is no unit ${province}`,
      'Name a province code',
    );
  const administrator = await askAdministrator(env);
  await payload.create({
    collection: 'users',
    overrideAccess: true,
    data: { ...administrator, role: 'admin', unit: unit.id, emergency: true, active: true },
  });
}
