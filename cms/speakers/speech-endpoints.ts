import { instantOf } from '@nguon/content-model/instant';
import { DraftScript, SpokenDraft } from '@nguon/content-model/loop-feed';
import type { Endpoint, PayloadRequest } from 'payload';
import { actorOf } from '../access/actor.ts';
import { askDelivery } from '../boards/ask-delivery.ts';
import { officialOrigins } from '../config/security.ts';
import { routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import type { PreviewTokens } from '../preview/tokens.ts';
import type { Settings } from '../settings.ts';
import type { StepPorts } from '../workflow/bulletin-endpoints.ts';
import { answerWord } from './say-word.ts';
import { approvedScript, type ShownScript } from './shown-script.ts';

const notKept = { 'cache-control': 'no-store' } as const;

function unreachable(req: PayloadRequest): Refused {
  return new Refused(req, 503, 'device-unknown', {
    vi: 'Bộ phát hành: chưa trả lời. Hãy thử lại sau ít phút.',
    en: 'Delivery: it does not answer. Try again in some minutes.',
  });
}

function nothingToSay(req: PayloadRequest): Refused {
  return new Refused(req, 404, 'preview-unknown', {
    vi: 'Bản tin: chưa có gì để đọc. Hãy điền tiêu đề và cơ quan ban hành, gửi đến đơn vị này, rồi lưu.',
    en: 'Bulletin: there is nothing to read yet. Fill in title and issuer, address it to this unit, and save.',
  });
}

function silent(req: PayloadRequest): Refused {
  return new Refused(req, 422, 'clip-invalid', {
    vi: 'Giọng máy: chưa đọc được bản tin này. Giọng máy chỉ đọc tiếng Việt; kiểm tra lời đọc, hoặc báo người vận hành.',
    en: 'Voice: it cannot read this bulletin. It reads Vietnamese alone; check the words, or tell the operator.',
  });
}

/** A token with which delivery may ask for the newest draft, for whoever may read the bulletin. @throws {Refused} */
async function tokenFor(req: PayloadRequest, settings: Settings, tokens: PreviewTokens): Promise<string> {
  const actor = actorOf(req);
  const id = routeParam(req, 'bulletin');
  const asked = { collection: 'bulletins', id, draft: true, depth: 0, req } as const;
  await req.payload.findByID({ ...asked, overrideAccess: false });
  if (actor === null) throw unreachable(req);
  const [frameOrigin = ''] = officialOrigins(settings);
  return tokens.give({ user: actor.id, collection: 'bulletins', id, frameOrigin }, instantOf(Date.now()));
}

/** `GET /api/draft-scripts/:bulletin`: what loudspeakers will say of the newest draft (W80). */
function answerScript(settings: Settings, tokens: PreviewTokens) {
  return async (req: PayloadRequest): Promise<Response> => {
    const token = await tokenFor(req, settings, tokens);
    const answer = await askDelivery(`scripts/${token}`, settings);
    if (answer?.status === 404) throw nothingToSay(req);
    if (!answer?.ok) throw unreachable(req);
    const script = DraftScript.parse(await answer.json());
    const approved = await approvedScript(routeParam(req, 'bulletin'), script.accent, req);
    const shown: ShownScript = { ...script, approved };
    return Response.json(shown, { headers: notKept });
  };
}

/** `GET /api/draft-scripts/:bulletin/clip`: the same as sound (W80). */
function answerClip(settings: Settings, tokens: PreviewTokens) {
  return async (req: PayloadRequest): Promise<Response> => {
    const token = await tokenFor(req, settings, tokens);
    const answer = await askDelivery(`scripts/${token}/clip`, settings);
    if (answer?.status === 404) throw nothingToSay(req);
    if (answer?.status === 422) throw silent(req);
    if (!answer?.ok) throw unreachable(req);
    return new Response(answer.body, { headers: { ...notKept, 'content-type': 'audio/mpeg' } });
  };
}

/** What officials hear of a bulletin before the public does. */
export function speechEndpoints(settings: Settings, tokens: PreviewTokens): Endpoint[] {
  return [
    { path: '/draft-scripts/:bulletin', method: 'get', handler: answerScript(settings, tokens) },
    { path: '/draft-scripts/:bulletin/clip', method: 'get', handler: answerClip(settings, tokens) },
    { path: '/draft-scripts/:bulletin/words', method: 'post', handler: answerWord },
  ];
}

/** How long an approval waits for the words of loudspeakers, ms: an emergency must not wait for them longer. */
const APPROVAL_WAITS_MS = 4_000;

/** Asks delivery what loudspeakers will say of a bulletin that is being approved (W88). */
export function askSpoken(settings: Settings, tokens: PreviewTokens): StepPorts['spokenOf'] {
  return async (id, req) => {
    const actor = actorOf(req);
    if (actor === null) return null;
    const [frameOrigin = ''] = officialOrigins(settings);
    const previewed = { user: actor.id, collection: 'bulletins', id, frameOrigin } as const;
    const token = tokens.give(previewed, instantOf(Date.now()));
    const answer = await askDelivery(`scripts/${token}/spoken`, settings, { within: APPROVAL_WAITS_MS });
    const json: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
    return SpokenDraft.safeParse(json).data ?? null;
  };
}
