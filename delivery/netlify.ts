import type { Edition } from '@nguon/content-model/edition';
import { editionUnit } from '@nguon/content-model/edition';
import { Refusal } from '@nguon/content-model/refusal';
import type { UnitKey } from '@nguon/content-model/unit';
import { pageHeaders } from './page-headers.ts';
import { shortAddresses } from './short-addresses.ts';
import type { HostTable } from './site-hosts.ts';

/** Rules above which Netlify asks for wildcards instead. Source: Netlify docs, redirects. */
const MOST_RULES = 9_999;
/** Host names one Netlify site may have, unless it has a wildcard domain. Source: Netlify docs, multiple domains. */
const MOST_HOSTS = 50;
/** Files one folder of a deploy may hold. Source: Netlify docs, deploys. */
const MOST_FILES_IN_FOLDER = 54_000;

/**
 * Rules by which one Netlify site answers for every host. Those of a site leave files of their own address alone, so
 * what all sites share is found under every host.
 */
export function redirectRules({ leads }: HostTable, editions: readonly Edition[]): string[] {
  const hosts = new Map(editions.map((edition) => [editionUnit(edition), edition.site.host]));
  const addressOf = (unit: UnitKey | null) => `https://${(unit && hosts.get(unit)) ?? ''}`;
  const away: string[] = [];
  const sites: string[] = [];
  for (const [host, lead] of leads) {
    const from = `https://${host}/*`;
    if (lead.to === 'site') sites.push(`${from} /${lead.unit}/:splat 200`);
    else if (lead.to === 'own-name') away.push(`${from} ${addressOf(lead.unit)}/:splat 301!`);
    else if (lead.to === 'successor') away.push(`${from} ${addressOf(lead.unit)}/ 301!`);
    else if (lead.portal !== null) away.push(`${from} ${addressOf(lead.portal)}/danh-ba/don-vi-cu/ 302!`);
  }
  const short = Object.entries(shortAddresses).map(([from, to]) => `${from} ${to} 301`);
  return [...away, ...short, ...sites];
}

/** @param actions where forms are answered: the pages' own origin or another, `null` for nowhere */
export function headerRules(actions: string | null): string {
  const headers = Object.entries({ ...pageHeaders, 'strict-transport-security': 'max-age=31536000' })
    .map(([name, value]) =>
      actions?.startsWith('https://')
        ? [name, value.replace("form-action 'self'", "form-action 'self' https:")]
        : [name, value],
    )
    .map(([name, value]) => `  ${name}: ${value}`);
  const forGood = ['/_astro/*', '/shelf/*'].map(
    (path) => `${path}\n  cache-control: public, max-age=31536000, immutable`,
  );
  return `${['/*', ...headers, ...forGood].join('\n')}\n`;
}

/**
 * Is the deploy within Netlify's limits?
 * @param rules how many
 * @param largestFolder files in the folder that holds most of them
 * @throws {Refusal} `setting-invalid`, naming the limit and what to do instead (Z29)
 */
export function checkLimits(
  {
    hosts,
    rules,
    largestFolder,
  }: { readonly hosts: number; readonly rules: number; readonly largestFolder: number },
  hasWildcard: boolean,
): void {
  const refuse = (found: string, remedy: string) => {
    throw new Refusal('setting-invalid', 'Netlify', found, remedy);
  };
  if (hosts > MOST_HOSTS && !hasWildcard) {
    refuse(
      `${hosts} host names, and one site there carries ${MOST_HOSTS}`,
      'Have Netlify set up a wildcard domain and set NGUON_WILDCARD=1, or use deploy/nginx.conf on a server',
    );
  }
  if (rules > MOST_RULES) {
    refuse(`${rules} rules, and one site there takes ${MOST_RULES}`, 'Use deploy/nginx.conf on a server');
  }
  if (largestFolder > MOST_FILES_IN_FOLDER) {
    refuse(
      `${largestFolder} files in one folder, and a deploy there takes ${MOST_FILES_IN_FOLDER}`,
      'Use deploy/nginx.conf on a server',
    );
  }
}
