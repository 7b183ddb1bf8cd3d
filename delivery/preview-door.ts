import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PreviewSubject } from '@nguon/content-model/delivery-feed';
import { type Edition, editionUnit, parseEdition } from '@nguon/content-model/edition';
import type { Instant } from '@nguon/content-model/instant';
import type { LegalDocument } from '@nguon/content-model/legal-document';
import type { UnitKey } from '@nguon/content-model/unit';
import type { Publisher } from '@nguon/sites/publisher/publisher';
import { type SiteView, shelfAddress } from '@nguon/sites/publisher/site-view';
import { subjectAddress } from '@nguon/sites/publisher/subject-address';
import { html } from 'hono/html';
import type { CmsClient, FetchedFile } from './cms-client.ts';
import { HTML, plainPage, send } from './page-answer.ts';
import { personalHeaders, previewHeaders } from './page-headers.ts';

/** Where previews are, and the script that loads them again. */
export const PREVIEWS = '/tuong-tac/xem-truoc/';
export const PREVIEW_SCRIPT = '/tuong-tac/xem-truoc.js';

/** How long a draft's new pictures may hold its preview up, ms; they are there at the next look. */
const PICTURES_WITHIN_MS = 3_000;
/** Pages alone: a feed or a search file sent as a page would have its texts read as markup. */
const ADDRESS = /^\/tuong-tac\/xem-truoc\/([\w-]{16,128})(\/(?:.*\/)?[^./]*)$/;

/** Below a preview's address: the file of the document that is looked at. */
const FILE = '/tep';

const script = readFileSync(join(import.meta.dirname, 'preview-script.js'));

export interface PreviewPorts {
  readonly cms: Pick<CmsClient, 'preview' | 'previewFile'>;
  readonly publisher: Pick<Publisher, 'render'>;
  readonly viewOf: (edition: Edition, at: Instant) => Promise<SiteView>;
  /** Fetches the pictures an edition shows. */
  readonly prepare: (edition: Edition) => Promise<unknown>;
}

export function sendPreviewScript(response: ServerResponse): void {
  send(response, 200, script, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
  });
}

/** The page with the script that loads it again, just before its head ends. */
function withScript(page: string, data: Readonly<Record<string, string>>): string {
  const tag = html`<script src="${PREVIEW_SCRIPT}" defer data-frame-origin="${data.frameOrigin}" data-base="${data.base}" data-etag="${data.etag}" data-place="${data.place}"></script>`;
  return page.replace('</head>', () => `${tag}</head>`);
}

/** The file of the document that is looked at; `null` where it is none, or has none. */
function fileOf(edition: Edition, { kind, id }: PreviewSubject): LegalDocument['file'] {
  return kind === 'document'
    ? (edition.documents.find((document) => document.id === id)?.file ?? null)
    : null;
}

/**
 * Hands the file of a document to whoever looks at its preview. It never comes onto the shelf, where everybody finds
 * what is there (Z33).
 */
function sendFile(
  response: ServerResponse,
  { name }: NonNullable<LegalDocument['file']>,
  fetched: FetchedFile,
): void {
  send(response, 200, fetched.bytes, {
    ...personalHeaders,
    'content-type': fetched.mime,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}

/**
 * Shows a site as it would be if an editor's drafts were public: to whoever has the token, and to nobody else (Z26).
 * @param unit whose host was asked
 */
export async function answerPreview(
  response: ServerResponse,
  path: string,
  unit: UnitKey,
  { cms, publisher, viewOf, prepare }: PreviewPorts,
): Promise<void> {
  const gone = () =>
    send(
      response,
      404,
      plainPage('Không còn bản xem trước này', html`<p>Hãy mở lại từ trang quản trị.</p>`),
      { ...personalHeaders, 'content-type': HTML },
    );
  const [, token, asked] = ADDRESS.exec(path) ?? [];
  const preview = token === undefined || asked === undefined ? null : await cms.preview(token);
  if (preview === null || asked === undefined) return gone();
  const edition = parseEdition(preview.edition);
  if (editionUnit(edition) !== unit) return gone();
  const file = fileOf(edition, preview.subject);
  if (asked === FILE) {
    const fetched = file && token !== undefined ? await cms.previewFile(token) : null;
    return file && fetched ? sendFile(response, file, fetched) : gone();
  }
  await Promise.race([prepare(edition), pause(PICTURES_WITHIN_MS, undefined, { ref: false })]);
  const view: SiteView = { ...(await viewOf(edition, preview.at)), isPreview: true };
  const [address = '/', place = ''] = (asked === '/' ? subjectAddress(view, preview.subject) : asked).split(
    '#',
  );
  const { status, html: page } = await publisher.render(view, address);
  const etag = `"${edition.id}"`;
  const base = `${PREVIEWS}${token}`;
  const own = file ? page.replaceAll(shelfAddress(file.sha256, file.mime), `${base}${FILE}`) : page;
  send(response, status, withScript(own, { frameOrigin: preview.frameOrigin, base, etag, place }), {
    ...previewHeaders(preview.frameOrigin),
    'content-type': HTML,
    etag,
  });
}
