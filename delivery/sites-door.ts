import { readFile } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { sha256 } from '@nguon/content-model/content-address';
import { fullName } from '@nguon/content-model/unit';
import { html } from 'hono/html';
import type { Editions } from './editions.ts';

/** Sent with every page: nothing runs that is not the page's own, nothing frames it, nothing is told to others. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; img-src 'self' data:; media-src 'self'; font-src 'self'; style-src 'self' 'unsafe-inline'; " +
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const;

/** The kinds of file a site has. */
const mimes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** What an address that is no site's shows: the sites there are. */
function directory(editions: Editions, port: string): string {
  const rows = editions
    .all()
    .toSorted((a, b) => a.unit.path.localeCompare(b.unit.path))
    .map(({ unit, site }) => html`<li><a href="http://${site.host}${port}/">${fullName(unit)}</a></li>`);
  return String(html`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Nguồn · các trang</title>
<style>body{font:1rem/1.6 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}ul{columns:14rem;padding-left:1.2rem}li{padding:.2rem 0}</style></head>
<body><main><h1>Các trang thông tin điện tử</h1>${rows.length > 0 ? html`<ul>${rows}</ul>` : html`<p>Chưa có trang nào được xuất bản.</p>`}</main></body></html>`);
}

/** The parts of an address below a site, or `null` when it is none a site can have. */
function partsOf(url: string): string[] | null {
  try {
    const parts = decodeURIComponent(url.split('?')[0] ?? '')
      .split('/')
      .slice(1);
    return parts.length === 0 || parts.some((part) => part.startsWith('.') || /[\0\\]/.test(part))
      ? null
      : parts;
  } catch {
    return null;
  }
}

function send(
  response: ServerResponse,
  status: number,
  body: Buffer | string,
  headers: Record<string, string>,
): void {
  response.writeHead(status, { ...PAGE_HEADERS, 'content-length': Buffer.byteLength(body), ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/**
 * Serves a unit's pages by the host asked for. A page is read whole before its first byte is sent, because it may be
 * replaced at any moment by one of another length (Z11).
 *
 * @param sites folder of the published sites, one sub-folder for each unit
 */
export function sitesDoor(sites: string, editions: Editions): RequestListener {
  const page = async (name: string) => readFile(join(sites, name)).catch(() => null);
  const answer = async (host: string, url: string, response: ServerResponse) => {
    const unit = editions.byHost(host.split(':')[0] ?? '');
    const htmlType = { 'content-type': mimes['.html'] ?? '' };
    if (unit === null) {
      const port = /:\d+$/.exec(host)?.[0] ?? '';
      return send(response, url === '/' ? 200 : 404, directory(editions, port), htmlType);
    }
    const parts = partsOf(url);
    const isShared = parts?.[0] === '_astro';
    const path = parts && join(isShared ? '' : unit, ...parts, parts.at(-1) === '' ? 'index.html' : '');
    const body = path === null || extname(path) === '' ? null : await page(path);
    if (body !== null && path !== null) {
      const etag = `"${sha256(body).slice(0, 32)}"`;
      const caching = {
        etag,
        'cache-control': isShared ? 'public, max-age=31536000, immutable' : 'no-cache',
      };
      if (response.req.headers['if-none-match'] === etag) return send(response, 304, '', caching);
      return send(response, 200, body, {
        'content-type': mimes[extname(path)] ?? 'application/octet-stream',
        ...caching,
      });
    }
    const folder =
      parts && extname(parts.at(-1) ?? '') === '' && (await page(join(unit, ...parts, 'index.html')));
    if (folder) return send(response, 301, '', { location: `/${parts.map(encodeURIComponent).join('/')}/` });
    send(response, 404, (await page(join(unit, '404.html'))) ?? 'Không có trang này.', htmlType);
  };
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(response, 405, '', { allow: 'GET, HEAD' });
    }
    void answer((request.headers.host ?? '').toLowerCase(), request.url ?? '/', response);
  };
}
