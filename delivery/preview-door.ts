import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Edition, editionUnit, parseEdition } from '@nguon/content-model/edition';
import type { Instant } from '@nguon/content-model/instant';
import type { UnitKey } from '@nguon/content-model/unit';
import type { Publisher } from '@nguon/sites/publisher/publisher';
import type { SiteView } from '@nguon/sites/publisher/site-view';
import { subjectAddress } from '@nguon/sites/publisher/subject-address';
import { html } from 'hono/html';
import type { CmsClient } from './cms-client.ts';
import { HTML, plainPage, send } from './page-answer.ts';
import { personalHeaders, previewHeaders } from './page-headers.ts';

/** Where previews are, and the script that loads them again. */
export const PREVIEWS = '/tuong-tac/xem-truoc/';
export const PREVIEW_SCRIPT = '/tuong-tac/xem-truoc.js';

/** How long a draft's new pictures may hold its preview up, ms; they are there at the next look. */
const PICTURES_WITHIN_MS = 3_000;
/** Pages alone: a feed or a search file sent as a page would have its texts read as markup. */
const ADDRESS = /^\/tuong-tac\/xem-truoc\/([\w-]{16,128})(\/(?:.*\/)?[^./]*)$/;

const script = readFileSync(join(import.meta.dirname, 'preview-script.js'));

export interface PreviewPorts {
  readonly cms: Pick<CmsClient, 'preview'>;
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
  await Promise.race([prepare(edition), pause(PICTURES_WITHIN_MS, undefined, { ref: false })]);
  const view: SiteView = { ...(await viewOf(edition, preview.at)), isPreview: true };
  const [address = '/', place = ''] = (asked === '/' ? subjectAddress(view, preview.subject) : asked).split(
    '#',
  );
  const { status, html: page } = await publisher.render(view, address);
  const etag = `"${edition.id}"`;
  const data = { frameOrigin: preview.frameOrigin, base: `${PREVIEWS}${token}`, etag, place };
  send(response, status, withScript(page, data), {
    ...previewHeaders(preview.frameOrigin),
    'content-type': HTML,
    etag,
  });
}
