import type { APIRoute } from 'astro';
import { documentsFile } from '../../documents.ts';

export const GET: APIRoute = ({ locals }) =>
  new Response(`${JSON.stringify(documentsFile(locals.site))}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
