import { readFile, realpath } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { sha256 } from '@nguon/content-model/content-address';
import type { Edition } from '@nguon/content-model/edition';
import { fullName, type UnitKey } from '@nguon/content-model/unit';
import { EMERGENCIES_ADDRESS } from '@nguon/sites/publisher/emergency-file';
import { html } from 'hono/html';
import type { Editions } from './editions.ts';
import type { Hosts } from './host-links.ts';
import { HTML, plainPage, send } from './page-answer.ts';
import { ACTIONS, type ResidentsDoor } from './residents-door.ts';
import { shortAddresses } from './short-addresses.ts';
import type { Lead } from './site-hosts.ts';

/** The kinds of file a site has. */
const mimes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': HTML,
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** The portal's page of former units, for an address that several units share now. */
const FORMER_UNITS = '/danh-ba/don-vi-cu/';

export interface SitesDoorOptions {
  /** Folder of the published sites, one sub-folder for each unit. */
  readonly sites: string;
  readonly editions: Editions;
  readonly hosts: Hosts;
  /** A site's own address, from its host. */
  readonly originOf: (host: string) => string;
  readonly residents: ResidentsDoor;
  readonly onError: (error: unknown) => void;
}

/** The parts of an address below a site, or `null` when it is none a site can have. */
function partsOf(url: string): string[] | null {
  try {
    const parts = decodeURIComponent(url.split('?')[0] ?? '')
      .split('/')
      .slice(1);
    const hidden = parts.findIndex((part) => part.startsWith('.'));
    const isWellKnown =
      hidden === 0 && parts[0] === '.well-known' && !parts.slice(1).some((part) => part.startsWith('.'));
    if (parts.length === 0 || (hidden >= 0 && !isWellKnown)) return null;
    // `//name` would be led to `//name/`, which is another host.
    if (parts.slice(0, -1).includes('')) return null;
    return parts.some((part) => /[\0\\]/.test(part)) ? null : parts;
  } catch {
    return null;
  }
}

/** A host as it is asked for: without port, in lower case, without the dot that ends a whole name. */
function hostOf(request: IncomingMessage): string {
  return (request.headers.host ?? '').toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
}

/**
 * Serves a unit's pages by the host asked for, leads from other and former names to the right one, and passes what
 * residents do on. A page is read whole before its first byte is sent, because it may be replaced at any moment by one
 * of another length (Z11). A link in a site's folder is followed nowhere.
 */
export function sitesDoor(options: SitesDoorOptions): RequestListener {
  const { sites, editions, hosts, originOf, residents, onError } = options;
  const file = async (name: string) => {
    try {
      const path = join(await realpath(sites), name);
      return (await realpath(path)) === path ? await readFile(path) : null;
    } catch {
      return null;
    }
  };
  const hasPage = async (unit: UnitKey, url: string) => {
    const parts = partsOf(url);
    return parts !== null && (await file(join(unit, ...parts, 'index.html'))) !== null;
  };
  const siteOf = (unit: UnitKey) => {
    const edition = editions.get(unit);
    return edition && originOf(edition.site.host);
  };
  const sendFile = (response: ServerResponse, name: string, body: Buffer, isForGood: boolean) => {
    const etag = `"${sha256(body).slice(0, 32)}"`;
    const caching = {
      etag,
      'cache-control': isForGood ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    if (response.req.headers['if-none-match'] === etag) return send(response, 304, '', caching);
    send(response, 200, body, {
      'content-type': mimes[extname(name)] ?? 'application/octet-stream',
      ...caching,
    });
  };
  /** What an address that is no site's shows: the sites there are, or those of these units. */
  const directory = (response: ServerResponse, status: number, all: readonly Edition[]) => {
    const rows = all
      .toSorted((a, b) => a.unit.path.localeCompare(b.unit.path))
      .map(({ unit, site }) => html`<li><a href="${originOf(site.host)}/">${fullName(unit)}</a></li>`);
    const list =
      rows.length > 0
        ? html`<ul>${rows}</ul>`
        : html`<p>Các trang đang được làm. Hãy tải lại sau ít giây.</p>`;
    send(response, status, plainPage('Các trang thông tin điện tử', list), {
      'content-type': HTML,
      ...(status === 503 && { 'retry-after': '10' }),
    });
  };

  const sendPage = async (response: ServerResponse, unit: UnitKey, url: string) => {
    const parts = partsOf(url);
    const short = parts && shortAddresses[`/${parts.join('/')}`.replace(/\/$/, '')];
    if (short) return send(response, 301, '', { location: short });
    const isShared = parts?.[0] === '_astro' || url.split('?')[0] === EMERGENCIES_ADDRESS;
    const path = parts && join(isShared ? '' : unit, ...parts, parts.at(-1) === '' ? 'index.html' : '');
    const body = path === null || extname(path) === '' ? null : await file(path);
    if (body !== null && path !== null) return sendFile(response, path, body, parts?.[0] === '_astro');
    if (parts && extname(parts.at(-1) ?? '') === '' && (await hasPage(unit, url))) {
      return send(response, 301, '', { location: `/${parts.map(encodeURIComponent).join('/')}/` });
    }
    send(response, 404, (await file(join(unit, '404.html'))) ?? 'Không có trang này.', {
      'content-type': HTML,
    });
  };
  const lead = async (response: ServerResponse, found: Exclude<Lead, { to: 'site' }>, url: string) => {
    if (found.to === 'choice') {
      const portal = found.portal && siteOf(found.portal);
      if (portal) return send(response, 302, '', { location: `${portal}${FORMER_UNITS}` });
      const units = found.units.flatMap((unit) => editions.get(unit) ?? []);
      return directory(response, 200, units);
    }
    const origin = siteOf(found.unit);
    const isKept = found.to === 'own-name' || (await hasPage(found.unit, url));
    const path = url.startsWith('/') && isKept ? url.replace(/^\/+/, '/') : '/';
    send(response, 301, '', { location: `${origin}${path}`, 'cache-control': 'max-age=3600' });
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = request.url ?? '/';
    const found = hosts.lead(hostOf(request));
    const edition = found && 'unit' in found ? editions.get(found.unit) : null;
    const isOwn = found?.to === 'site' || found?.to === 'own-name';
    if (url.startsWith(ACTIONS) && edition && isOwn) return residents(request, response, edition);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(response, 405, '', { allow: 'GET, HEAD' });
    }
    if (found === null) {
      const all = editions.all();
      return directory(response, all.length === 0 ? 503 : url === '/' ? 200 : 404, all);
    }
    if (found.to === 'site') return sendPage(response, found.unit, url);
    await lead(response, found, url);
  };
  return (request, response) => {
    answer(request, response).catch((error) => {
      onError(error);
      if (response.headersSent) response.destroy();
      else
        send(response, 500, plainPage('Trang đang bận', html`<p>Hãy thử lại sau ít phút.</p>`), {
          'content-type': HTML,
        });
    });
  };
}
