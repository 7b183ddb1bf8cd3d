import type { CollectionBeforeDeleteHook } from 'payload';
import { Refused } from '../language/refused.ts';

/** What was ever approved stays on record: it is withdrawn, never deleted (W11). */
export const keepPublished: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const bulletin = await req.payload.findByID({
    collection: 'bulletins',
    id,
    depth: 0,
    select: { approvedAt: true },
    req,
    overrideAccess: true,
  });
  if (!bulletin.approvedAt) return;
  throw new Refused(req, 409, 'stage-refused', {
    vi: 'Bản tin đã từng được duyệt nên không xóa được. Hãy thu hồi.',
    en: 'It has been approved before and cannot be deleted. Withdraw it.',
  });
};
