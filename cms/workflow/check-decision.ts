import { isWithin } from '@nguon/content-model/unit';
import type { CollectionBeforeChangeHook } from 'payload';
import { z } from 'zod';
import { Refused } from '../language/refused.ts';

/** Whom an approved bulletin is meant for. */
const Approved = z.looseObject({ audience: z.array(z.string()) });

/** A unit decides on published bulletins of the units above it that are meant for it, and on nothing else (W8, A41). */
export const checkDecision: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const id = data.bulletin ?? originalDoc?.bulletin;
  const { docs } = await req.payload.find({
    collection: 'bulletins',
    where: { and: [{ id: { equals: id } }, { _status: { equals: 'published' } }] },
    depth: 0,
    limit: 1,
    pagination: false,
    select: { path: true, approved: true },
    req,
    overrideAccess: true,
  });
  const [bulletin] = docs;
  const from = bulletin?.path;
  const audience = Approved.safeParse(bulletin?.approved).data?.audience ?? [];
  const isMeant = audience.some((scope) => isWithin(data.path, scope));
  if (from && from !== data.path && isWithin(data.path, from) && isMeant) return data;
  throw new Refused(req, 400, 'stage-refused', {
    vi: 'Bản tin: không phải bản tin đang công bố của cấp trên gửi cho đơn vị. Hãy chọn bản tin khác.',
    en: 'Bulletin: it is not a published one from above for this unit. Choose another.',
  });
};
