import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { modulesFrom, textOf } from './modules.ts';

/** Own files only: no inline script, no other host, in nobody's frame. A frame is shown from memory, `blob:`. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What the kiosk's page is made of, and the name of this state of it. */
export interface Shell {
  readonly version: string;
  /** Addresses, from the root. */
  readonly paths: readonly string[];
}

interface Served {
  readonly type: string;
  readonly gzipped: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

const SCRIPT = 'text/javascript; charset=utf-8';

/** The files beside this one that browsers take as they are. */
const files = {
  '/kiosk/': ['kiosk.html', 'text/html; charset=utf-8'],
  '/kiosk/kiosk.css': ['kiosk.css', 'text/css; charset=utf-8'],
  '/kiosk/icon.svg': ['icon.svg', 'image/svg+xml'],
  '/kiosk/kiosk.webmanifest': ['kiosk.webmanifest', 'application/manifest+json'],
} as const;

/** The page's files, made at the first request to any door: they are the same for all of a process. */
let made: Map<string, Served> | undefined;

/** The kiosk: the player of a board whose screen is a browser, below `/kiosk/`. */
export function kioskDoor(): Hono {
  const door = new Hono();
  door.get('/kiosk', (context) => context.redirect('/kiosk/'));
  door.get('/kiosk/*', (context) => {
    made ??= makeShell();
    const served = made.get(context.req.path);
    if (served === undefined) return context.notFound();
    context.header('Cache-Control', 'no-cache');
    context.header('Content-Security-Policy', POLICY);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Vary', 'Accept-Encoding');
    context.header('ETag', served.etag);
    if (context.req.header('If-None-Match') === served.etag) return context.body(null, 304);
    context.header('Content-Type', served.type);
    context.header('Content-Encoding', 'gzip');
    return context.body(served.gzipped);
  });
  return door;
}

function makeShell(): Map<string, Served> {
  const texts = new Map<string, { type: string; text: string }>();
  for (const [path, [name, type]] of Object.entries(files)) {
    texts.set(path, { type, text: readFileSync(new URL(name, import.meta.url), 'utf8') });
  }
  for (const [address, text] of modulesFrom('main.ts')) {
    texts.set(`/kiosk/${address}`, { type: SCRIPT, text });
  }
  const version = hashOf([...texts].map(([path, { text }]) => `${path}\n${text}`).join('\n'));
  const shell: Shell = { version, paths: [...texts.keys()] };
  const worker = textOf(new URL('service-worker.ts', import.meta.url).href);
  const text = `const SHELL = ${JSON.stringify(shell)};\n${worker}`;
  texts.set('/kiosk/service-worker.js', { type: SCRIPT, text });
  return new Map(
    [...texts].map(([path, { type, text }]) => {
      return [path, { type, gzipped: new Uint8Array(gzipSync(text)), etag: `"${hashOf(text)}"` }];
    }),
  );
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
