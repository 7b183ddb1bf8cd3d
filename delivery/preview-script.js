/**
 * Runs in a page that only its editor sees. Tells the administration that the page is there, loads it again when the
 * record was saved and the page differs, and keeps links inside the preview. Sources: Payload's live preview messages.
 */
const { frameOrigin, base, etag, place } = document.currentScript.dataset;
const administration = window.opener ?? (window.parent === window ? null : window.parent);

addEventListener('message', async ({ origin, data }) => {
  if (origin !== frameOrigin || data?.type !== 'payload-document-event') return;
  const { headers } = await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
  if (headers.get('etag') !== etag) location.reload();
});
addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  if (!link) return;
  const { origin, pathname, hash } = new URL(link.href);
  const samePage = link.getAttribute('href').startsWith('#');
  if (samePage) return;
  event.preventDefault();
  const isPage = origin === location.origin && /\/[^./]*$/.test(pathname);
  if (isPage) location.assign(base + pathname + hash);
  else open(link.href, '_blank', 'noopener');
});
addEventListener('submit', (event) => event.preventDefault());
addEventListener('load', () => {
  if (place && !location.hash) document.getElementById(place)?.scrollIntoView();
});
administration?.postMessage({ type: 'payload-live-preview', ready: true }, frameOrigin);
