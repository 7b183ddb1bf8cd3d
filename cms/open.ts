import { getPayload, type Payload } from 'payload';
import { leaveAir, onAirOf } from './live/on-air.ts';
import { deskOf, openDesk } from './outbox/desk.ts';
import { publishKept } from './publication/publish-kept.ts';
import { readSettings } from './settings.ts';

/**
 * Opens the CMS on the database that the environment names, and begins to number its changes. A process opens one CMS.
 *
 * @param env the settings; they become the process's own, because the configuration is read by other programs too
 * @param fill fills an empty database, before anything else asks it: the embedded one serves one transaction at a time
 * @throws {Refusal} `setting-invalid`
 */
export async function openCms(
  env: Readonly<Record<string, string | undefined>>,
  fill: (payload: Payload) => Promise<void> = async () => {},
): Promise<Payload> {
  Object.assign(process.env, env);
  const { default: config } = await import('./payload.config.ts');
  const payload = await getPayload({ config });
  await fill(payload);
  await publishKept(payload);
  await openDesk(payload);
  await onAirOf(payload, readSettings(process.env)).endLeft();
  return payload;
}

/** Stops numbering and lets go of the database. */
export async function closeCms(payload: Payload): Promise<void> {
  leaveAir(payload);
  await deskOf(payload).close();
  await payload.destroy();
}
