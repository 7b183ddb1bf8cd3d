/**
 * What every page of a site is sent with: nothing runs or is loaded that is not the page's own, nothing frames it, nothing
 * is told to others. The web server's configuration and the Netlify form say the same; a test compares them (Z28).
 */
export const pageHeaders = {
  'content-security-policy': contentSecurityPolicy("'none'"),
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const;

/** @param ancestors who may frame the page, in the policy's own words */
function contentSecurityPolicy(ancestors: string): string {
  return [
    "default-src 'none'",
    "img-src 'self' data:",
    "media-src 'self'",
    "font-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "script-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
}

/** What a page is sent with that answers one person: kept by nobody, its address told to nobody. */
export const personalHeaders = {
  ...pageHeaders,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
} as const;

/**
 * What a preview is sent with. It may stand in the administration's frame or be opened by its window.
 * @param frameOrigin the administration's origin
 */
export function previewHeaders(frameOrigin: string): Readonly<Record<string, string>> {
  return { ...personalHeaders, 'content-security-policy': contentSecurityPolicy(frameOrigin) };
}
