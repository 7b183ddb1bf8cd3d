import type { APIRoute } from 'astro';
import { searchFiles } from '../../search-rows.ts';

export const GET: APIRoute = ({ locals }) =>
  new Response(`${JSON.stringify(searchFiles(locals.site).first)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
