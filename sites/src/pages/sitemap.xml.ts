import type { APIRoute } from 'astro';
import { sitemap } from '../../site-maps.ts';

export const GET: APIRoute = ({ locals }) =>
  new Response(sitemap(locals.site), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
