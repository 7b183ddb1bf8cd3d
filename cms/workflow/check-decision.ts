import { isWithin } from '@nguon/content-model/unit';
import type { CollectionBeforeChangeHook } from 'payload';
import { Refused } from '../language/refused.ts';

/** A unit decides on published bulletins of the units above it, and on nothing else (W8). */
export const checkDecision: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const id = data.bulletin ?? originalDoc?.bulletin;
  const { docs } = await req.payload.find({
    collection: 'bulletins',
    where: { and: [{ id: { equals: id } }, { _status: { equals: 'published' } }] },
    depth: 0,
    limit: 1,
    pagination: false,
    select: { path: true },
    req,
    overrideAccess: true,
  });
  const from = docs[0]?.path;
  if (from && from !== data.path && isWithin(data.path, from)) return data;
  throw new Refused(req, 400, 'stage-refused', {
    vi: 'Bản tin: không phải bản tin đang công bố của cấp trên. Hãy chọn bản tin từ cấp trên.',
    en: 'Bulletin: it is not a published one from above. Choose a bulletin from above.',
  });
};
