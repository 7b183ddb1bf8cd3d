import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { Sha256 } from '@nguon/content-model/content-address';
import { Refusal } from '@nguon/content-model/refusal';
import { fullName } from '@nguon/content-model/unit';
import { Hono } from 'hono';
import { html } from 'hono/html';
import sirv from 'sirv';
import type { Editions } from './editions.ts';
import type { Shelf } from './shelf.ts';

/** Sent with every page: nothing runs that is not the page's own, nothing frames it, nothing is told to others. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; " +
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const;

/** Files on the shelf never change under their name. */
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** `GET /shelf/<sha256>` with or without an ending; ranges, so that players can seek. */
export function shelfDoor(shelf: Shelf): Hono {
  const door = new Hono();
  door.get('/shelf/:name', async (context) => {
    const name = Sha256.safeParse(context.req.param('name').replace(/\.[a-z0-9]+$/, ''));
    const file = name.success ? await shelf.find(name.data) : null;
    if (file === null)
      return context.json({ code: 'file-unknown', message: 'shelf: no file of this name' }, 404);
    const headers = {
      'content-type': file.mime,
      'cache-control': FOR_GOOD,
      'accept-ranges': 'bytes',
      etag: `"${name.data}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
    };
    if (context.req.header('if-none-match') === headers.etag) return context.body(null, 304, headers);
    const range = /^bytes=(\d+)-(\d*)$/.exec(context.req.header('range') ?? '');
    const first = Number(range?.[1] ?? 0);
    const last = Math.min(range?.[2] ? Number(range[2]) : file.bytes - 1, file.bytes - 1);
    if (first > last) return context.body(null, 416, { 'content-range': `bytes */${file.bytes}` });
    const body = Readable.toWeb(createReadStream(file.path, { start: first, end: last })) as ReadableStream;
    return context.body(body, range ? 206 : 200, {
      ...headers,
      'content-length': String(last - first + 1),
      ...(range && { 'content-range': `bytes ${first}-${last}/${file.bytes}` }),
    });
  });
  return door;
}

/** What an address that is no site's shows: the sites there are. */
function directory(editions: Editions, port: string): string {
  const rows = editions
    .all()
    .toSorted((a, b) => a.unit.path.localeCompare(b.unit.path))
    .map(({ unit, site }) => html`<li><a href="http://${site.host}${port}/">${fullName(unit)}</a></li>`);
  return String(html`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Nguồn · các trang</title>
<style>body{font:1rem/1.6 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}ul{columns:14rem;padding-left:1.2rem}</style></head>
<body><main><h1>Các trang thông tin điện tử</h1>${rows.length > 0 ? html`<ul>${rows}</ul>` : html`<p>Chưa có trang nào được xuất bản.</p>`}</main></body></html>`);
}

export interface DoorOptions {
  readonly host: string;
  readonly port: number;
  /** Folder of the published sites, one sub-folder for each unit. */
  readonly sites: string;
  readonly editions: Editions;
  readonly shelf: Shelf;
  /** Answers what is below `/devices/`. */
  readonly devices: Parameters<typeof getRequestListener>[0];
}

/** Serves a unit's pages by the host asked for. */
function sitesDoor({ sites, editions }: DoorOptions) {
  const serve = sirv(sites, {
    dev: true,
    setHeaders(response, pathname) {
      for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
      response.setHeader('cache-control', pathname.startsWith('/_astro/') ? FOR_GOOD : 'no-cache');
    },
  });
  return (request: IncomingMessage, response: ServerResponse) => {
    const [host = '', port] = (request.headers.host ?? '').toLowerCase().split(':');
    const unit = editions.byHost(host);
    const path = request.url ?? '/';
    if (unit === null) {
      response.writeHead(path === '/' ? 200 : 404, {
        ...PAGE_HEADERS,
        'content-type': 'text/html; charset=utf-8',
      });
      return response.end(directory(editions, port ? `:${port}` : ''));
    }
    if (!path.startsWith('/_astro/')) request.url = `/${unit}${path}`;
    serve(request, response, async () => {
      const page = await readFile(join(sites, unit, '404.html')).catch(() => 'Không có trang này.');
      response.writeHead(404, { ...PAGE_HEADERS, 'content-type': 'text/html; charset=utf-8' }).end(page);
    });
  };
}

export interface Doors {
  readonly port: number;
  close(): Promise<void>;
}

/** @throws {Refusal} `port-taken` */
function listen(server: Server, { host, port }: DoorOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const found = cause.code === 'EADDRINUSE' ? `port ${port} is taken by another program` : cause.message;
      reject(
        new Refusal('port-taken', 'SITES_PORT', found, 'Stop that program, or give SITES_PORT another port', {
          cause,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
}

/**
 * Opens the one port the public and the devices use: sites by host, `/shelf/`, `/devices/`.
 * @throws {Refusal} `port-taken`
 */
export async function openDoors(options: DoorOptions): Promise<Doors> {
  const files = getRequestListener(shelfDoor(options.shelf).fetch);
  const devices = getRequestListener(options.devices);
  const people = sitesDoor(options);
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/shelf/')) void files(request, response);
    else if (path.startsWith('/devices/')) void devices(request, response);
    else people(request, response);
  });
  await listen(server, options);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
