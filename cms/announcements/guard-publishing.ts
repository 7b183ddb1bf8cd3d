import { MOST_OF_A_UNIT } from '@nguon/content-model/prepared-announcement';
import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload';
import { actorOf } from '../access/actor.ts';
import { Refused } from '../language/refused.ts';
import { publicEffect } from '../publication/status.ts';

/** @throws {Refused} `access-denied` for whoever has no right to emergencies, whose sound it will have (A62) */
function checkRight(req: PayloadRequest): void {
  if (!req.user || actorOf(req)?.emergency) return;
  throw new Refused(req, 403, 'access-denied', {
    vi: 'Thông báo soạn sẵn: vang lên như tin khẩn cấp, nên cần người duyệt có quyền tin khẩn cấp công bố.',
    en: 'Prepared announcement: it sounds as an emergency, so an approver with the emergency right makes it public.',
  });
}

/** @throws {Refused} `stage-refused` when the unit has as many ready as it may (W111) */
async function checkNumber(id: unknown, path: string, req: PayloadRequest): Promise<void> {
  const { totalDocs } = await req.payload.count({
    collection: 'prepared-announcements',
    where: {
      and: [
        { path: { equals: path } },
        { _status: { equals: 'published' } },
        ...(typeof id === 'string' ? [{ id: { not_equals: id } }] : []),
      ],
    },
    req,
    overrideAccess: true,
  });
  if (totalDocs < MOST_OF_A_UNIT) return;
  throw new Refused(req, 409, 'stage-refused', {
    vi: `Đơn vị đã có ${totalDocs} thông báo soạn sẵn, nhiều nhất là ${MOST_OF_A_UNIT}: người đứng ở cụm loa phải tìm ra ngay. Hãy gỡ một thông báo trước.`,
    en: `The unit has ${totalDocs} prepared announcements, at most ${MOST_OF_A_UNIT}: who stands at the speaker must find the right one at once. Withdraw one first.`,
  });
}

/** Holds what becomes public to the right it needs and to the number a speaker can hold. Runs once its path is known. */
export const guardPublishing: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  if (publicEffect(req) !== 'publish') return data;
  checkRight(req);
  await checkNumber(originalDoc?.id, data.path ?? originalDoc?.path ?? '', req);
  return data;
};
