import { instantOf } from '@nguon/content-model/instant';
import { LIVE, LIVE_RATE, MOST_SOUND_SECONDS } from '@nguon/content-model/live';
import type { Endpoint, PayloadRequest } from 'payload';
import { type Actor, actorOf } from '../access/actor.ts';
import { within } from '../access/scope.ts';
import { type DeviceState, deviceStateOf } from '../admin/standing.ts';
import { askDelivery } from '../boards/ask-delivery.ts';
import { bodyOf, routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import type { Speaker } from '../payload-types.ts';
import type { Settings } from '../settings.ts';
import { checkLive, hasEmergency, LiveWish } from './check-live.ts';
import { maySpeak } from './may-speak.ts';
import { type Live, type OnAir, onAirOf, overFor } from './on-air.ts';

const notKept = { 'cache-control': 'no-store' } as const;

/** Most clusters that are offered at once. */
const MOST_OFFERED = 1_000;

/** A cluster that may be spoken on. */
export interface OfferedCluster {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly isOwn: boolean;
  readonly state: DeviceState;
  readonly isOff: boolean;
  /** Who speaks on it now; `null` for nobody. */
  readonly heldBy: string | null;
}

/** What somebody needs who wants to speak. */
export interface LiveDesk {
  readonly clusters: readonly OfferedCluster[];
  readonly mayEmergency: boolean;
}

/** How a broadcast goes on. */
export interface LiveNow {
  readonly broadcast: string;
  readonly startedAt: string;
  readonly until: string;
  /** The server's clock, ms since 1970. */
  readonly now: number;
  /** Does an emergency bulletin have the air of some cluster? */
  readonly hasEmergency: boolean;
  readonly clusters: readonly {
    readonly device: string;
    readonly name: string;
    readonly isListening: boolean;
    readonly delayMs: number | null;
  }[];
}

/** The official who asks, if they may speak at all (A58). @throws {Refused} `access-denied` */
function speakerOf(req: PayloadRequest): Actor {
  const actor = actorOf(req);
  if (actor !== null && maySpeak(actor, actor.path)) return actor;
  throw new Refused(req, actor === null ? 401 : 403, 'access-denied', {
    vi: 'Phát trực tiếp: chỉ dành cho người duyệt, là người chịu trách nhiệm về nội dung.',
    en: 'Live broadcast: for approvers, who answer for what is said.',
  });
}

/** The broadcast of the route, if the asker speaks in it. @throws {Refused} `stream-dead` */
function ownLive(req: PayloadRequest, onAir: OnAir): Live {
  speakerOf(req);
  const live = onAir.find(routeParam(req, 'broadcast'));
  if (live === null || live.by !== req.user?.email) throw overFor(req);
  return live;
}

async function nowOf(live: Live, req: PayloadRequest): Promise<LiveNow> {
  const at = instantOf(Date.now());
  const paths = live.priority === 'emergency' ? [] : [...new Set(live.clusters.map(({ path }) => path))];
  const emergencies = await Promise.all(paths.map((path) => hasEmergency(path, req, at)));
  return {
    broadcast: live.id,
    startedAt: live.startedAt,
    until: live.until,
    now: Date.now(),
    hasEmergency: emergencies.includes(true),
    clusters: live.clusters.map(({ device, name, isListening, delayMs }) => ({
      device,
      name,
      isListening,
      delayMs,
    })),
  };
}

/** `GET /api/live-desk`: the clusters that may be spoken on, and how they are. */
function answerDesk(onAirFor: (req: PayloadRequest) => OnAir) {
  return async (req: PayloadRequest): Promise<Response> => {
    const actor = speakerOf(req);
    const { docs } = await req.payload.find({
      collection: 'speakers',
      where: within(actor.path),
      sort: ['path', 'name'],
      limit: MOST_OFFERED,
      pagination: false,
      depth: 1,
      req,
      overrideAccess: false,
    });
    const at = instantOf(Date.now());
    const clusters = docs.map((speaker): OfferedCluster => {
      const { id, name, unit, path, muted } = speaker;
      const holder = onAirFor(req).holderOf(id);
      return {
        id,
        name,
        unit: typeof unit === 'string' ? '' : (unit.fullName ?? ''),
        isOwn: path === actor.path,
        state: deviceStateOf(speaker, at),
        isOff: muted === true,
        heldBy: holder?.byName ?? null,
      };
    });
    const desk: LiveDesk = { clusters, mayEmergency: actor.emergency };
    return Response.json(desk, { headers: notKept });
  };
}

/** The clusters an official chose, with what only the system reads of them. */
async function chosen(ids: readonly string[], req: PayloadRequest): Promise<Speaker[]> {
  const asked = { collection: 'speakers', depth: 0, pagination: false, req } as const;
  const where = { id: { in: [...ids] } };
  const readable = await req.payload.find({ ...asked, where, overrideAccess: false });
  if (readable.docs.length !== new Set(ids).size) {
    throw new Refused(req, 404, 'device-unknown', {
      vi: 'Cụm loa: có cụm không còn, hoặc không thuộc đơn vị của bạn. Hãy tải lại trang.',
      en: 'Speakers: one is no longer there, or not of your unit. Load the page again.',
    });
  }
  return (await req.payload.find({ ...asked, where, overrideAccess: true })).docs;
}

/** Speaking live: `/api/live-desk`, and the recordings of what was said (A58, A59). */
export function liveEndpoints(settings: Settings): Endpoint[] {
  const onAirFor = ({ payload }: PayloadRequest) => onAirOf(payload, settings);

  const start = async (req: PayloadRequest): Promise<Response> => {
    const actor = speakerOf(req);
    const wish = await bodyOf(req, LiveWish);
    const speakers = await chosen(wish.speakers, req);
    const at = instantOf(Date.now());
    const asked = { speakers, wish, actor, at };
    await checkLive(asked, req);
    return Response.json(await nowOf(await onAirFor(req).start(asked, req), req), {
      status: 201,
      headers: notKept,
    });
  };

  const sound = async (req: PayloadRequest): Promise<Response> => {
    const live = ownLive(req, onAirFor(req));
    const [first, at] = [routeParam(req, 'first'), routeParam(req, 'at')];
    const samples = (await req.arrayBuffer?.()) ?? new ArrayBuffer(0);
    const isSound = /^\d{1,12}$/.test(first) && /^\d{1,16}$/.test(at) && samples.byteLength % 2 === 0;
    if (!isSound || samples.byteLength > 2 * LIVE_RATE * MOST_SOUND_SECONDS) {
      throw new Refused(req, 400, 'media-refused', {
        vi: `Tiếng: mỗi lần gửi đến ${MOST_SOUND_SECONDS} giây, mẫu 16 bit. Hãy tải lại trang.`,
        en: `Sound: at most ${MOST_SOUND_SECONDS} s at once, samples of 16 bits. Load the page again.`,
      });
    }
    const taken = await onAirFor(req).sound(live, Number(first), Number(at), samples, req);
    if (taken === null) return new Response(null, { status: 503, headers: notKept });
    return Response.json(await nowOf(taken, req), { headers: notKept });
  };

  const stop = async (req: PayloadRequest): Promise<Response> => {
    const live = ownLive(req, onAirFor(req));
    await onAirFor(req).end(live, 'stopped');
    return Response.json({ broadcast: live.id }, { headers: notKept });
  };

  const recording = async (req: PayloadRequest): Promise<Response> => {
    const id = routeParam(req, 'broadcast');
    await req.payload.findByID({ collection: 'live-broadcasts', id, depth: 0, req, overrideAccess: false });
    const answer = await askDelivery(`${LIVE}${id}/recording`, settings);
    if (!answer?.ok) {
      throw new Refused(req, answer === null ? 503 : 404, 'stream-dead', {
        vi: 'Bản ghi âm: chưa có, hoặc bộ phát hành chưa trả lời. Hãy thử lại sau ít phút.',
        en: 'Recording: none, or delivery does not answer. Try again in some minutes.',
      });
    }
    const length = answer.headers.get('content-length');
    const headers = { ...notKept, 'content-type': 'audio/mpeg', ...(length && { 'content-length': length }) };
    return new Response(answer.body, { headers });
  };

  return [
    { path: '/live-desk', method: 'get', handler: answerDesk(onAirFor) },
    { path: '/live-desk/start', method: 'post', handler: start },
    { path: '/live-desk/:broadcast/sound/:first/:at', method: 'post', handler: sound },
    { path: '/live-desk/:broadcast/stop', method: 'post', handler: stop },
    { path: '/live-recordings/:broadcast', method: 'get', handler: recording },
  ];
}
