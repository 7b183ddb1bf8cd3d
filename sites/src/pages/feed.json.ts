import type { APIRoute } from 'astro';
import { jsonFeed } from '../../feeds.ts';

export const GET: APIRoute = ({ locals }) =>
  new Response(`${JSON.stringify(jsonFeed(locals.site))}\n`, {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
