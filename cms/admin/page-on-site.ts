import { request } from 'node:http';
import type { Settings } from '../settings.ts';

/** How long the sites may take to answer before the screen goes on without them, ms. */
const PATIENCE_MS = 1_000;

/** The address people type for a site: of this machine for names that stay on it, of the public network for others. */
export function addressOfSite(host: string, { sitesPort }: Pick<Settings, 'sitesPort'>): string {
  return host.endsWith('.localhost') ? `http://${host}:${sitesPort}` : `https://${host}`;
}

/** One file of a site as it is served now; `null` when it cannot be had. */
function read(
  host: string,
  path: string,
  { deviceUrl }: Pick<Settings, 'deviceUrl'>,
): Promise<string | null> {
  const { hostname, port } = new URL(deviceUrl);
  return new Promise((done) => {
    const asked = request({ hostname, port, path, headers: { host }, timeout: PATIENCE_MS }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', () => done(null));
      response.on('end', () =>
        done(response.statusCode === 200 ? Buffer.concat(pieces).toString('utf8') : null),
      );
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => done(null));
    asked.end();
  });
}

/** The path of a bulletin's page in a site map: pages end in the first part of its id, or in all of it (F5). */
export function pathInSiteMap(siteMap: string, bulletin: string): string | null {
  for (const [, address = ''] of siteMap.matchAll(/<loc>([^<]+)<\/loc>/g)) {
    const path = URL.parse(address)?.pathname ?? '';
    if (path.endsWith(`-${bulletin}/`) || path.endsWith(`-${bulletin.slice(0, 8)}/`)) return path;
  }
  return null;
}

/** Where a bulletin's page is now on a site; `null` while it is not there. */
export async function pageOnSite(host: string, bulletin: string, settings: Settings): Promise<string | null> {
  const siteMap = await read(host, '/sitemap.xml', settings);
  const path = siteMap === null ? null : pathInSiteMap(siteMap, bulletin);
  return path === null ? null : `${addressOfSite(host, settings)}${path}`;
}
