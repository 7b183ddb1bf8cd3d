import type { APIRoute } from 'astro';
import { searchFile } from '../../search-rows.ts';

export const GET: APIRoute = ({ locals }) =>
  new Response(`${JSON.stringify(searchFile(locals.site))}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
