import type { Payload } from 'payload';
import { addressOfSite } from '../admin/page-on-site.ts';
import type { Settings } from '../settings.ts';

/**
 * Where pages may be framed from, for a content security policy. A province has hundreds of sites: those that share the
 * domain above them are named by it, so that the policy stays short.
 */
export function originsToFrame(hosts: readonly string[], settings: Pick<Settings, 'sitesPort'>): string[] {
  const above = Map.groupBy(hosts, (host) => host.slice(host.indexOf('.') + 1));
  const isOurs = (domain: string) => domain === 'localhost' || domain.includes('.');
  return [...above]
    .flatMap(([domain, sharing]) => (sharing.length > 1 && isOurs(domain) ? `*.${domain}` : sharing))
    .map((host) => addressOfSite(host, settings))
    .toSorted();
}

/** The origins of the sites there are; none while the database cannot tell, so that a page can still say so. */
export async function framedOrigins(payload: Payload, settings: Settings): Promise<readonly string[]> {
  const asked = { collection: 'sites', select: { host: true }, depth: 0 } as const;
  const found = await payload
    .find({ ...asked, pagination: false, overrideAccess: true })
    .catch(() => ({ docs: [] }));
  return originsToFrame(
    found.docs.map(({ host }) => host),
    settings,
  );
}
