import type { APIRoute } from 'astro';
import { articleAt, pageAddresses } from '../../reading.ts';
import { publicSince } from '../../structured-data.ts';

/** Addresses are made of the letters a to z, digits, hyphens and slashes, and origins of host names: nothing to escape. */
export const GET: APIRoute = ({ locals }) => {
  const view = locals.site;
  const entries = pageAddresses(view).map((address) => {
    const article = articleAt(view, address);
    const changed = article === null ? '' : `<lastmod>${publicSince(article)}</lastmod>`;
    return `<url><loc>${view.origin}${address}</loc>${changed}</url>`;
  });
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>\n`,
    { headers: { 'Content-Type': 'application/xml; charset=utf-8' } },
  );
};
