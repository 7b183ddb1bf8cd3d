import type { APIRoute } from 'astro';
import { searchFiles } from '../../../search-rows.ts';
import { staticPaths } from '../../one-site.ts';

export const getStaticPaths = staticPaths(/^\/search\/(?<part>\d+)\.json$/);

export const GET: APIRoute = ({ locals, params }) => {
  const part = searchFiles(locals.site).parts[Number(params['part']) - 1];
  if (part === undefined) return new Response(null, { status: 404 });
  return new Response(`${JSON.stringify(part)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
