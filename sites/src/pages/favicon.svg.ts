import { emblemOf } from '@nguon/themes/ornament';
import type { APIRoute } from 'astro';
import { lookOf } from '../../look-of.ts';

/** The theme's medallion in the unit's colour, for the tabs of sites without a logo. */
export const GET: APIRoute = ({ locals }) => {
  const { theme, head } = lookOf(locals.site);
  return new Response(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" color="#fff"><circle cx="32" cy="32" r="32" fill="${head.light}"/>${emblemOf(theme)}</svg>\n`,
    { headers: { 'Content-Type': 'image/svg+xml' } },
  );
};
