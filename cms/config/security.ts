import type { CollectionConfig } from 'payload';
import type { Settings } from '../settings.ts';

/** The origins whose pages may act in an official's name: the administration itself. */
export function officialOrigins({ publicUrl, host, port }: Settings): string[] {
  if (publicUrl !== null) return [new URL(publicUrl).origin];
  return [...new Set(['localhost', '127.0.0.1', host])].map((name) => `http://${name}:${port}`);
}

/** The session cookie: not for scripts, not for other sites, and over https only where officials use https (H4). */
export function sessionCookies(users: CollectionConfig, { publicUrl }: Settings): CollectionConfig {
  if (typeof users.auth !== 'object') return users;
  const secure = publicUrl?.startsWith('https:') ?? false;
  return { ...users, auth: { ...users.auth, cookies: { secure, sameSite: 'Lax' } } };
}
