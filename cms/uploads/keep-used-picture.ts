import type { CollectionBeforeDeleteHook } from 'payload';
import { liveBulletins } from '../editions/live-bulletins.ts';
import { Refused } from '../language/refused.ts';

/** A picture that a published bulletin shows cannot be deleted (W17). */
export const keepUsedPicture: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const picture = await req.payload.findByID({
    collection: 'media',
    id,
    depth: 0,
    select: { sha256: true },
    req,
    overrideAccess: true,
  });
  const live = await liveBulletins(req.payload, req);
  const user = live.find(
    ({ content }) =>
      content.pictures.some(({ sha256 }) => sha256 === picture.sha256) ||
      content.body.some((block) => block.kind === 'picture' && block.picture.sha256 === picture.sha256),
  );
  if (user === undefined) return;
  throw new Refused(req, 409, 'media-refused', {
    vi: `Ảnh đang dùng trong bản tin «${user.content.title}». Hãy thu hồi bản tin trước.`,
    en: `The picture is used in “${user.content.title}”. Withdraw that bulletin first.`,
  });
};
