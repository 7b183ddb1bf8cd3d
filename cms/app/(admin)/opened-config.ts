import type { SanitizedConfig } from 'payload';

declare global {
  /** Set by `server.ts` once the database is open. */
  var configOfOpenCms: SanitizedConfig | undefined;
}

/**
 * The configuration of the Payload that this process has opened. The pages ask for it instead of importing
 * `payload.config.ts`, so that Next bundles neither a second configuration nor the database adapters.
 *
 * @throws {TypeError} outside `server.ts`
 */
export async function openedConfig(): Promise<SanitizedConfig> {
  if (globalThis.configOfOpenCms === undefined)
    throw new TypeError('the CMS is not open: pages are served by server.ts');
  return globalThis.configOfOpenCms;
}
