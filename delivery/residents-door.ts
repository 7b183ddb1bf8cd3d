import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Edition } from '@nguon/content-model/edition';
import { editionUnit } from '@nguon/content-model/edition';
import { FeedbackCode } from '@nguon/content-model/feedback';
import { instantOf } from '@nguon/content-model/instant';
import type { Outcome } from '@nguon/sites/publisher/site-view';
import { html } from 'hono/html';
import type { CmsClient } from './cms-client.ts';
import { readForm } from './feedback-form.ts';
import { HTML, plainPage, send } from './page-answer.ts';
import { personalHeaders } from './page-headers.ts';
import {
  answerPreview,
  PREVIEW_SCRIPT,
  PREVIEWS,
  type PreviewPorts,
  sendPreviewScript,
} from './preview-door.ts';
import { clientOf, senderLimit } from './sender-limit.ts';

/** Everything below this is answered on request; the web server passes it on. */
export const ACTIONS = '/tuong-tac/';
const SEND = '/tuong-tac/gui-phan-anh/';
const FOLLOW = '/tuong-tac/theo-doi/';
/** Where feedback begins on every site. */
const FEEDBACK = '/phan-anh/';

/** Longest form, bytes: 5,000 characters of text and the rest, each character nine bytes when url-encoded. */
const LONGEST_FORM = 64 * 1024;
/** When to try again while the CMS is away, s. */
const AGAIN_AFTER_SECONDS = 60;

export interface ResidentsPorts extends PreviewPorts {
  readonly cms: Pick<CmsClient, 'preview' | 'previewFile' | 'feedback' | 'standing'>;
  /** The clock, ms since 1970. */
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/** Answers what residents do on a unit's site, and shows editors their previews. */
export type ResidentsDoor = (
  request: IncomingMessage,
  response: ServerResponse,
  edition: Edition,
) => Promise<void>;

/** The body of a form, or `null` where it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > LONGEST_FORM) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LONGEST_FORM) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A code as people type it: in any case, with spaces or without the dash. */
function codeFrom(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

export function residentsDoor(ports: ResidentsPorts): ResidentsDoor {
  const { cms, publisher, viewOf, now, onError } = ports;
  const sendingWait = senderLimit({ inMinute: 5, inHour: 30 }, now);
  const followingWait = senderLimit({ inMinute: 20, inHour: 200 }, now);

  const plain = (response: ServerResponse, status: number, page: string, headers = {}) =>
    send(response, status, page, { ...personalHeaders, 'content-type': HTML, ...headers });
  const tooOften = (response: ServerResponse, wait: number) =>
    plain(
      response,
      429,
      plainPage(
        'Bạn gửi quá nhanh',
        html`<p>Hãy chờ ${wait} giây, rồi nhấn nút Quay lại của trình duyệt và gửi lại. Nội dung đã viết vẫn còn đó.</p>`,
      ),
      { 'retry-after': String(wait) },
    );
  const answer = async (
    response: ServerResponse,
    edition: Edition,
    path: string,
    status: number,
    outcome: Outcome | null,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const view = await viewOf(edition, instantOf(now()));
    const page = await publisher.render(outcome === null ? view : { ...view, outcome }, path);
    if (page.status === 200) return plain(response, status, page.html, headers);
    onError(new Error(`${view.origin}${path} answered with status ${page.status}`));
    // Whatever became of the page, who sent something must learn their code.
    const code = outcome?.kind === 'received' ? outcome.standing.code : null;
    const words =
      code === null ? html`<p>Hãy thử lại sau ít phút.</p>` : html`<p>Mã theo dõi: <b>${code}</b></p>`;
    plain(
      response,
      code === null ? 500 : status,
      plainPage(code === null ? 'Trang đang bận' : 'Đã tiếp nhận', words),
    );
  };
  const unavailable = (response: ServerResponse, edition: Edition, path: string, error: unknown) => {
    onError(error);
    const headers = { 'retry-after': String(AGAIN_AFTER_SECONDS) };
    return answer(response, edition, path, 503, { kind: 'unavailable' }, headers);
  };

  const takeFeedback = async (request: IncomingMessage, response: ServerResponse, edition: Edition) => {
    const wait = sendingWait(clientOf(request));
    if (wait > 0) return tooOften(response, wait);
    if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) {
      return plain(response, 415, plainPage('Không nhận được biểu mẫu', ''), { connection: 'close' });
    }
    const body = await bodyOf(request);
    if (body === null) {
      const words = html`<p>Hãy nhấn nút Quay lại của trình duyệt và viết ngắn lại.</p>`;
      return plain(response, 413, plainPage('Nội dung dài quá', words), { connection: 'close' });
    }
    const form = readForm(body, editionUnit(edition), now());
    if (form.is === 'from-a-program') return plain(response, 201, plainPage('Cảm ơn bạn đã gửi', ''));
    if (form.is === 'faulty') {
      const { faults, values } = form;
      return answer(response, edition, SEND, 422, { kind: 'faults', faults, values });
    }
    try {
      const standing = await cms.feedback(form.sent);
      await answer(response, edition, SEND, 201, { kind: 'received', standing });
    } catch (error) {
      await unavailable(response, edition, SEND, error);
    }
  };
  const tellStanding = async (request: IncomingMessage, response: ServerResponse, edition: Edition) => {
    const typed = new URLSearchParams((request.url ?? '').split('?')[1] ?? '').get('ma')?.trim() ?? '';
    if (typed === '') return answer(response, edition, FOLLOW, 200, null);
    const wait = followingWait(clientOf(request));
    if (wait > 0) return tooOften(response, wait);
    const code = FeedbackCode.safeParse(codeFrom(typed));
    const unknown = { kind: 'unknown-code', code: typed.slice(0, 40) } as const;
    try {
      const standing = code.success ? await cms.standing(code.data) : null;
      if (standing === null) return await answer(response, edition, FOLLOW, 404, unknown);
      await answer(response, edition, FOLLOW, 200, { kind: 'standing', standing });
    } catch (error) {
      await unavailable(response, edition, FOLLOW, error);
    }
  };

  return async (request, response, edition) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (path === SEND && request.method === 'POST') return takeFeedback(request, response, edition);
    if (!isReading)
      return send(response, 405, '', { allow: path === SEND ? 'GET, HEAD, POST' : 'GET, HEAD' });
    if (path === SEND) return send(response, 303, '', { ...personalHeaders, location: FEEDBACK });
    if (path === FOLLOW) return tellStanding(request, response, edition);
    if (path === PREVIEW_SCRIPT) return sendPreviewScript(response);
    if (path.startsWith(PREVIEWS)) return answerPreview(response, path, editionUnit(edition), ports);
    send(response, 404, plainPage('Không có trang này', ''), { ...personalHeaders, 'content-type': HTML });
  };
}
