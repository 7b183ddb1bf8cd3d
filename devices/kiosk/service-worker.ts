import type { Shell } from './kiosk-door.ts';

// The type above is all that is imported: the door serves this file as a plain script with `SHELL` before it.
declare const SHELL: Shell;

interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}

/** What a service worker's `self` is, as far as it is used here; TypeScript's own library for it excludes a page's. */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(
    type: 'fetch',
    listener: (event: { request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

const worker = self as unknown as WorkerScope;
const PREFIX = 'nguon-kiosk-';
const name = `${PREFIX}${SHELL.version}`;

/** Shown if even the kept page was lost while the server is away: dark, and tries again by itself. */
const LAST_RESORT = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta http-equiv="refresh" content="30">
<title>Bảng tin</title><link rel="stylesheet" href="/kiosk/kiosk.css"><body><h1>Bảng tin công cộng</h1></html>`;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== location.origin || !pathname.startsWith('/kiosk')) return;
  if (event.request.mode === 'navigate') event.respondWith(page());
  else if (SHELL.paths.includes(pathname)) event.respondWith(kept(pathname));
});

/** All files or none, fresh from the server: half a page is never kept. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(name);
  await cache.addAll(SHELL.paths.map((path) => new Request(path, { cache: 'reload' })));
}

async function dropOthers(): Promise<void> {
  const old = (await caches.keys()).filter((other) => other.startsWith(PREFIX) && other !== name);
  await Promise.all(old.map((other) => caches.delete(other)));
}

async function kept(path: string): Promise<Response> {
  const cache = await caches.open(name);
  return (await cache.match(path)) ?? fetch(path);
}

async function page(): Promise<Response> {
  try {
    return await kept('/kiosk/');
  } catch {
    return new Response(LAST_RESORT, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  }
}
