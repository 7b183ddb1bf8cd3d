import { getPayload, type Payload } from 'payload';

/** Opens the CMS on the environment's database. */
export async function openCms(_env: NodeJS.ProcessEnv): Promise<Payload> {
  const { default: config } = await import('./payload.config.ts');
  return getPayload({ config, cron: true });
}
