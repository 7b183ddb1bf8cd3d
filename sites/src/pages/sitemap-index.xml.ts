import type { APIRoute } from 'astro';
import { directoryOf } from '../../directory.ts';
import { sitemapIndex } from '../../site-maps.ts';

export const GET: APIRoute = ({ locals }) =>
  directoryOf(locals.site) === null
    ? new Response(null, { status: 404 })
    : new Response(sitemapIndex(locals.site), {
        headers: { 'Content-Type': 'application/xml; charset=utf-8' },
      });
