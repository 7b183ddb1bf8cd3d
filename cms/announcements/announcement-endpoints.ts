import { instantOf } from '@nguon/content-model/instant';
import type { Endpoint, PayloadRequest, Where } from 'payload';
import { z } from 'zod';
import { actorOf } from '../access/actor.ts';
import { bodyOf, routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import type { Said } from '../language/said.ts';
import { hasEmergency } from '../live/check-live.ts';
import { ring } from '../outbox/record.ts';
import type { Speaker } from '../payload-types.ts';
import { inTransaction } from '../workflow/in-transaction.ts';
import { mayAnnounce } from './may-announce.ts';
import { readyOn } from './ready.ts';

/** Where an announcement is to sound: on one cluster, or on all of a unit's own. */
const Place = z.union([z.strictObject({ speaker: z.uuid() }), z.strictObject({ unit: z.uuid() })]);
type Place = z.output<typeof Place>;

/** A cluster that was left out, and why. */
export interface LeftOut {
  readonly name: string;
  readonly why: string;
}

/** What came of a press. */
export interface Announced {
  /** The names of the clusters that were commanded. */
  readonly speakers: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

function refused(req: PayloadRequest, status: number, said: Said): Refused {
  return new Refused(req, status, status === 403 ? 'access-denied' : 'command-refused', said);
}

/** The clusters of a place that the asker may read; with what decides whether they can play. */
async function clustersAt(place: Place, req: PayloadRequest): Promise<Speaker[]> {
  const where: Where =
    'speaker' in place ? { id: { equals: place.speaker } } : { unit: { equals: place.unit } };
  const asked = { collection: 'speakers', where, pagination: false, depth: 0, req } as const;
  const seen = await req.payload.find({ ...asked, overrideAccess: false });
  if (seen.totalDocs === 0) {
    throw refused(req, 404, {
      vi: 'Thông báo soạn sẵn: không có cụm loa nào ở đó. Hãy chọn cụm loa khác.',
      en: 'Prepared announcement: there is no speaker. Choose another one.',
    });
  }
  return (await req.payload.find({ ...asked, sort: ['name', 'id'], overrideAccess: true })).docs;
}

/** Why a cluster cannot play now; `null` when it can. */
function inTheWay({ tokenHash, muted }: Speaker): Said | null {
  if (!tokenHash) return { vi: 'chưa ghi danh', en: 'not enrolled' };
  return muted === true ? { vi: 'đang tắt', en: 'switched off' } : null;
}

/** `POST /api/prepared-announcements/:id/play`: commands the clusters, those that cannot play are named (W112). */
async function play(req: PayloadRequest): Promise<Response> {
  const announcement = routeParam(req, 'id');
  const actor = actorOf(req);
  if (actor === null) {
    throw refused(req, 403, { vi: 'Hãy đăng nhập.', en: 'Sign in.' });
  }
  const clusters = await clustersAt(await bodyOf(req, Place), req);
  const [first] = clusters;
  const path = first?.path ?? '';
  if (!clusters.every((cluster) => mayAnnounce(actor, cluster.path))) {
    throw refused(req, 403, {
      vi: 'Thông báo soạn sẵn: chỉ người có quyền tin khẩn cấp của đơn vị và cấp trên cho phát được.',
      en: 'Prepared announcement: only officials with the emergency right, of its unit and of those above, may have it played.',
    });
  }
  if (!(await readyOn(path, req.payload)).some(({ id }) => id === announcement)) {
    throw refused(req, 409, {
      vi: 'Thông báo soạn sẵn: chưa được công bố, đã gỡ, hoặc không phải của đơn vị này và cấp trên. Hãy chọn trong danh sách.',
      en: 'Prepared announcement: it is not public, was withdrawn, or is of another unit. Choose one from the list.',
    });
  }
  if (await hasEmergency(path, req, instantOf(Date.now()))) {
    throw refused(req, 409, {
      vi: 'Cụm loa đang phát tin khẩn cấp, thông báo soạn sẵn không chen vào được. Hãy sửa hoặc kết thúc tin đó.',
      en: 'An emergency has the air, which no prepared announcement takes. Correct or end that bulletin.',
    });
  }
  // What is public is read over another connection, so the transaction begins after it.
  const announced = await inTransaction(req, () => command(announcement, clusters, req));
  return Response.json(announced, { status: 202 });
}

/** @throws {Refused} `command-refused` when no cluster can play, naming each with the reason */
async function command(
  announcement: string,
  clusters: readonly Speaker[],
  req: PayloadRequest,
): Promise<Announced> {
  const language = req.i18n.language === 'en' ? 'en' : 'vi';
  const leftOut = clusters.flatMap((cluster) => {
    const said = inTheWay(cluster);
    return said === null ? [] : [{ name: cluster.name, why: said[language] }];
  });
  const able = clusters.filter((cluster) => inTheWay(cluster) === null);
  if (able.length === 0) {
    const names = leftOut.map(({ name, why }) => `«${name}» ${why}`).join('; ');
    throw refused(req, 409, {
      vi: `Không cụm loa nào phát được: ${names}. Hãy ghi danh hoặc bật lại trước.`,
      en: `No speaker can play it: ${names}. Enrol it or switch it on first.`,
    });
  }
  for (const { id: device } of able) {
    await ring(req, { command: { device, act: 'play', percent: null, clip: announcement } });
  }
  return { speakers: able.map(({ name }) => name), leftOut };
}

export const announcementEndpoints: Endpoint[] = [{ path: '/:id/play', method: 'post', handler: play }];
