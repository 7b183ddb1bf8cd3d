import { isOver } from '@nguon/content-model/bulletin';
import { type Instant, instantOf, later, TIME_ZONE } from '@nguon/content-model/instant';
import { isWithin } from '@nguon/content-model/unit';
import type { PayloadRequest } from 'payload';
import { actorOf, idOf } from '../access/actor.ts';
import { Refused } from '../language/refused.ts';
import type { Bulletin } from '../payload-types.ts';
import { inTurn } from './in-turn.ts';
import { takers } from './rights.ts';

/** How long an all-clear is shown unless its editor says otherwise, s. Our own figure: a day, so that all meet it. */
const USUAL_SECONDS = 24 * 3600;

/** Longest title, characters: that of a bulletin. */
const TITLE_LIMIT = 120;

const minute = new Intl.DateTimeFormat('vi-VN', {
  timeZone: TIME_ZONE,
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** `Kết thúc: ` and as many whole words of the title as there is room for. */
export function allClearTitle(title: string): string {
  const whole = `Kết thúc: ${title}`;
  if (whole.length <= TITLE_LIMIT) return whole;
  const cut = whole.slice(0, TITLE_LIMIT - 1);
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}

/** What an all-clear says before its editor changes it: what ended, by whose word it began, and when. */
function summaryOf({ issuer, from }: Bulletin): string {
  return `Tình huống khẩn cấp ${issuer} thông báo lúc ${minute.format(new Date(from))} đã kết thúc.`;
}

/** The emergency, for whoever may end it (A50). @throws {Refused} `access-denied`, or `stage-refused` for what is no emergency */
async function endable(id: string, req: PayloadRequest): Promise<Bulletin> {
  const read = { collection: 'bulletins', id, depth: 0, req } as const;
  const emergency = await req.payload.findByID({ ...read, overrideAccess: false });
  const actor = actorOf(req);
  const mayEnd =
    actor?.emergency === true &&
    takers.submit.includes(actor.role) &&
    isWithin(emergency.path ?? '', actor.path);
  if (!mayEnd) {
    throw new Refused(req, 403, 'access-denied', {
      vi: 'Báo yên: cần quyền tin khẩn cấp của đơn vị này hoặc cấp trên. Hãy báo người có quyền này.',
      en: 'All-clear: it needs the emergency right of this unit or one above. Tell someone who has it.',
    });
  }
  if (emergency.priority !== 'emergency' || !emergency.approvedAt) {
    throw new Refused(req, 409, 'stage-refused', {
      vi: 'Báo yên: bản tin này không phải tin khẩn cấp đã công bố. Hãy mở tin khẩn cấp.',
      en: 'All-clear: this is no emergency that was public. Open the emergency.',
    });
  }
  return emergency;
}

/** The all-clear of an emergency in an official's unit that still waits or is public; `null` when there is none. */
async function begun(emergency: string, at: Instant, req: PayloadRequest): Promise<Bulletin | null> {
  const { docs } = await req.payload.find({
    collection: 'bulletins',
    where: { and: [{ ends: { equals: emergency } }, { unit: { equals: actorOf(req)?.unit } }] },
    draft: true,
    depth: 0,
    sort: '-createdAt',
    pagination: false,
    req,
    overrideAccess: false,
  });
  const isOpen = ({ stage, until }: Bulletin) =>
    stage !== 'withdrawn' && !(until && isOver({ until: instantOf(new Date(until)) }, at));
  return docs.find(isOpen) ?? null;
}

/** A draft that ends an emergency, filled in with its reach; the one before as long as that is of use (A52). */
export function openAllClear(id: string, at: Instant, req: PayloadRequest): Promise<Bulletin> {
  return inTurn(id, async () => {
    const emergency = await endable(id, req);
    const before = await begun(id, at, req);
    if (before !== null) return before;
    const { title, category, audience, channels, language } = emergency;
    return req.payload.create({
      collection: 'bulletins',
      draft: true,
      depth: 0,
      req,
      overrideAccess: false,
      data: {
        title: allClearTitle(title ?? ''),
        summary: summaryOf(emergency),
        ...(category && { category: idOf(category) }),
        audience: (audience ?? []).map(idOf),
        ...(channels && { channels }),
        ...(language && { language }),
        priority: 'priority',
        ends: id,
        from: at,
        until: later(at, USUAL_SECONDS),
        unit: actorOf(req)?.unit ?? '',
      },
    });
  });
}
