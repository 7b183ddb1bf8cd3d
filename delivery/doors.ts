import { open } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { CALLBACKS } from '@nguon/audio-pipeline/voices/callbacks';
import { Sha256 } from '@nguon/content-model/content-address';
import { LOOPS } from '@nguon/content-model/loop-feed';
import { Refusal } from '@nguon/content-model/refusal';
import { Hono } from 'hono';
import type { Shelf } from './shelf.ts';

/** Files on the shelf never change under their name. */
const FOR_GOOD = 'public, max-age=31536000, immutable';
/** A document may be withdrawn, so whoever keeps one asks each time whether it is still there (A54). */
const ASKED_EACH_TIME = 'public, no-cache';

/** How long a client may take to send its request, ms: a form over a bad mobile connection, and no one for ever. */
const WHOLE_REQUEST_WITHIN_MS = 60_000;

/** `GET /shelf/<sha256>` with or without an ending; ranges, so that players can seek. */
export function shelfDoor(shelf: Shelf): Hono {
  const door = new Hono();
  door.get('/shelf/:name', async (context) => {
    const name = Sha256.safeParse(context.req.param('name').replace(/\.[a-z0-9]+$/, ''));
    const unknown = () => context.json({ code: 'file-unknown', message: 'shelf: no file of this name' }, 404);
    const file = name.success ? await shelf.find(name.data) : null;
    if (file === null) return unknown();
    const headers = {
      'content-type': file.mime,
      'cache-control': /^(image|audio)\//.test(file.mime) ? FOR_GOOD : ASKED_EACH_TIME,
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
    // Opened before it is answered for: it may be taken away meanwhile (A54, A60).
    const opened = await open(file.path).catch(() => null);
    if (opened === null) return unknown();
    const body = Readable.toWeb(opened.createReadStream({ start: first, end: last })) as ReadableStream;
    return context.body(body, range ? 206 : 200, {
      ...headers,
      'content-length': String(last - first + 1),
      ...(range && { 'content-range': `bytes ${first}-${last}/${file.bytes}` }),
    });
  });
  return door;
}

export interface DoorOptions {
  readonly host: string;
  readonly port: number;
  /** Answers people: sites by host, and what is below `/tuong-tac/`. */
  readonly people: RequestListener;
  readonly shelf: Shelf;
  /** Answers what the CMS asks of loops. */
  readonly loops: Parameters<typeof getRequestListener>[0];
  /** Answers what is below `/devices/` and `/kiosk/`. */
  readonly devices: Parameters<typeof getRequestListener>[0];
  /** Takes what is sent below `/voices/`. */
  readonly voices: Parameters<typeof getRequestListener>[0];
  /** Answers what is below `/boards/`. */
  readonly boards: Parameters<typeof getRequestListener>[0];
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
 * Opens the one port the public and the devices use: sites by host, `/shelf/`, `/devices/`, `/kiosk/`, `/boards/`,
 * `/voices/`.
 * @throws {Refusal} `port-taken`
 */
export async function openDoors(options: DoorOptions): Promise<Doors> {
  const files = getRequestListener(shelfDoor(options.shelf).fetch);
  const loops = getRequestListener(options.loops);
  const devices = getRequestListener(options.devices);
  const boards = getRequestListener(options.boards);
  const voices = getRequestListener(options.voices);
  const server = createServer({ requestTimeout: WHOLE_REQUEST_WITHIN_MS }, (request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/shelf/')) void files(request, response);
    else if (path.startsWith(LOOPS)) void loops(request, response);
    else if (/^\/(devices\/|kiosk(\/|$))/.test(path)) void devices(request, response);
    else if (path.startsWith(CALLBACKS)) void voices(request, response);
    else if (path.startsWith('/boards/')) void boards(request, response);
    else options.people(request, response);
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
