import { Sha256 } from '@nguon/content-model/content-address';
import { Instant, instantOf } from '@nguon/content-model/instant';
import { DraftFrames, Loop } from '@nguon/content-model/loop-feed';
import { lineage } from '@nguon/content-model/unit';
import type { Endpoint, PayloadRequest } from 'payload';
import { actorOf } from '../access/actor.ts';
import { officialOrigins } from '../config/security.ts';
import { csvFile, languageOf } from '../coverage/csv-file.ts';
import { routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import { deskOf } from '../outbox/desk.ts';
import type { Board } from '../payload-types.ts';
import type { PreviewTokens } from '../preview/tokens.ts';
import type { Settings } from '../settings.ts';
import { askDelivery, pictureOnShelf } from './ask-delivery.ts';
import { loopPreview } from './loop-preview.ts';
import { proofCsv } from './proof-csv.ts';
import { readProof } from './read-proof.ts';

const notKept = { 'cache-control': 'no-store' } as const;

function unreachable(req: PayloadRequest): Refused {
  return new Refused(req, 503, 'device-unknown', {
    vi: 'Bộ phát hành: chưa trả lời. Hãy thử lại sau ít phút.',
    en: 'Delivery: it does not answer. Try again in some minutes.',
  });
}

/** The board, for whoever may read it (A33). @throws when the asker may not */
function readableBoard(req: PayloadRequest, id: string): Promise<Board> {
  return req.payload.findByID({ collection: 'boards', id, depth: 0, req, overrideAccess: false });
}

/** The instant asked for; now when none is. */
function instantIn({ searchParams }: PayloadRequest): Instant {
  const asked = Instant.safeParse(searchParams?.get('at'));
  return asked.success ? asked.data : instantOf(Date.now());
}

/** `GET /api/board-loops/:board?at=…`: what it shows at an instant, and why the rest is absent (W62, W63). */
function answerLoop(settings: Settings) {
  return async (req: PayloadRequest): Promise<Response> => {
    const { id, path } = await readableBoard(req, routeParam(req, 'board'));
    const answer = await askDelivery(id, settings);
    if (answer?.status === 404) {
      throw new Refused(req, 404, 'device-unknown', {
        vi: 'Bảng: chưa có danh mục phát. Đợi một phút sau khi lưu rồi xem lại; đơn vị phải có trang thông tin.',
        en: 'Board: it has no manifest yet. Wait a minute after saving; its unit must have a site.',
      });
    }
    if (!answer?.ok) throw unreachable(req);
    const { manifest } = Loop.parse(await answer.json());
    const snapshot = await deskOf(req.payload).snapshot();
    const unit = path ? snapshot.units.get(path) : undefined;
    if (!path || unit === undefined) throw unreachable(req);
    const bulletins = new Set(lineage(path).flatMap((scope) => snapshot.bulletins.get(scope) ?? []));
    const sources = {
      manifest,
      unit,
      bulletins: [...bulletins],
      decisions: snapshot.decisions.get(path) ?? [],
    };
    return Response.json(loopPreview(sources, instantIn(req)), { headers: notKept });
  };
}

/** `GET /api/board-frames/:board/:sha256`: a frame of a board, as a picture. */
function answerFrame(settings: Settings) {
  return async (req: PayloadRequest): Promise<Response> => {
    await readableBoard(req, routeParam(req, 'board'));
    const name = Sha256.safeParse(routeParam(req, 'sha256'));
    const picture = name.success ? await pictureOnShelf(name.data, settings) : null;
    if (picture === null) return new Response(null, { status: 404, headers: notKept });
    return new Response(picture.body, {
      headers: {
        'content-type': picture.headers.get('content-type') ?? 'image/png',
        'cache-control': 'private, max-age=86400, immutable',
      },
    });
  };
}

/** `GET /api/draft-frames/:bulletin/:board`: the newest draft as the board would show it (W61). */
function answerDraft(settings: Settings, tokens: PreviewTokens) {
  return async (req: PayloadRequest): Promise<Response> => {
    const actor = actorOf(req);
    const board = await readableBoard(req, routeParam(req, 'board'));
    const id = routeParam(req, 'bulletin');
    await req.payload.findByID({
      collection: 'bulletins',
      id,
      draft: true,
      depth: 0,
      req,
      overrideAccess: false,
    });
    if (actor === null) throw unreachable(req);
    const [frameOrigin = ''] = officialOrigins(settings);
    const token = tokens.give(
      { user: actor.id, collection: 'bulletins', id, frameOrigin },
      instantOf(Date.now()),
    );
    const answer = await askDelivery(`${board.id}/drafts/${token}`, settings);
    if (answer?.status === 404) {
      const refusal =
        req.i18n.language === 'en'
          ? 'It is not for this board: choose the channel “Boards”, an end, and an audience with this unit.'
          : 'Chưa lên bảng này: hãy chọn kênh «Bảng tin», điền ô «Đến» và gửi đến đơn vị này, rồi lưu.';
      return Response.json({ frames: [], refusal }, { headers: notKept });
    }
    if (!answer?.ok) throw unreachable(req);
    return Response.json(DraftFrames.parse(await answer.json()), { headers: notKept });
  };
}

/** Boards whose proof one file holds. */
const MOST_PROVEN = 5_000;

/** `GET /api/bulletin-proof/:bulletin`: the file of its proof of play (W65). */
async function answerProof(req: PayloadRequest): Promise<Response> {
  const { payload, user } = req;
  const at = instantOf(Date.now());
  const proof =
    user &&
    actorOf(req) &&
    (await readProof(routeParam(req, 'bulletin'), { payload, user }, at, MOST_PROVEN));
  if (!proof) {
    throw new Refused(req, 404, 'bulletin-invalid', {
      vi: 'Bản tin: không có, hoặc chưa được duyệt lần nào. Hãy mở lại từ danh sách.',
      en: 'Bulletin: not there, or never approved. Open it again from the list.',
    });
  }
  return csvFile('bang-chung-phat.csv', proofCsv(proof.rows, languageOf(req)));
}

/** What officials see of boards before the public does. */
export function boardEndpoints(settings: Settings, tokens: PreviewTokens): Endpoint[] {
  return [
    { path: '/board-loops/:board', method: 'get', handler: answerLoop(settings) },
    { path: '/board-frames/:board/:sha256', method: 'get', handler: answerFrame(settings) },
    { path: '/bulletin-proof/:bulletin', method: 'get', handler: answerProof },
    { path: '/draft-frames/:bulletin/:board', method: 'get', handler: answerDraft(settings, tokens) },
  ];
}
