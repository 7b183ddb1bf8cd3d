import type { APIRoute } from 'astro';
import { robots } from '../../site-maps.ts';

export const GET: APIRoute = ({ locals }) =>
  new Response(robots(locals.site), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
