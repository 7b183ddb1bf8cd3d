import type { APIRoute } from 'astro';
import { rssFeed } from '../../feeds.ts';

export const GET: APIRoute = ({ locals }) =>
  new Response(rssFeed(locals.site), { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
