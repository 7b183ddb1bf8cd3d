import type { ServerResponse } from 'node:http';
import { html } from 'hono/html';
import { pageHeaders } from './page-headers.ts';

export const HTML = 'text/html; charset=utf-8';

/** Answers a request whole; its headers go on top of those that every page has. */
export function send(
  response: ServerResponse,
  status: number,
  body: Buffer | string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...pageHeaders, 'content-length': Buffer.byteLength(body), ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** A page of few words, for what no site's own page says. */
export function plainPage(title: string, content: unknown): string {
  return String(html`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>:root{color-scheme:light dark}body{font:1.1rem/1.6 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}ul{columns:14rem;padding-left:1.2rem}li{padding:.2rem 0}</style></head>
<body><main><h1>${title}</h1>${content}</main></body></html>`);
}
