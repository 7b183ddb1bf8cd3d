/**
 * Sent with everything: nobody frames the administration, guesses types or learns addresses from it. Its own pages alone
 * hear the microphone, to record a reading or to speak live. A preview that it opens in a window of its own may tell it
 * that it is there.
 */
const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(self), payment=()',
  'cross-origin-opener-policy': 'same-origin-allow-popups',
} as const;

/**
 * Nothing but this server is asked for anything, except that previews of its own sites are framed; Next and Payload
 * write their scripts and styles in the page.
 */
const pagePolicy = (framed: readonly string[]) =>
  [
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    `frame-src ${["'self'", ...framed].join(' ')}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** What people upload is shown, never run. */
const filePolicy = "script-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The security headers of an answer (F8).
 *
 * @param framed the origins of the sites whose previews a page may show (X19)
 */
export function securityHeaders(
  isApi: boolean,
  framed: readonly string[] = [],
): Readonly<Record<string, string>> {
  return { ...always, 'content-security-policy': isApi ? filePolicy : pagePolicy(framed) };
}
