import type { APIRoute } from 'astro';
import { securityText } from '../../../security-contact.ts';

export const GET: APIRoute = ({ locals }) =>
  new Response(securityText(locals.site), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
