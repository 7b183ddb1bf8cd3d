import type { CollectionBeforeDeleteHook } from 'payload';
import { idOf } from '../access/actor.ts';
import { liveBulletins } from '../editions/live-bulletins.ts';
import { Refused } from '../language/refused.ts';

/** A recording that a public bulletin is heard in cannot be deleted; once that is withdrawn, it can (W107). */
export const keepHeardRecording: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { bulletin, sha256 } = await req.payload.findByID({
    collection: 'recordings',
    id,
    depth: 0,
    select: { bulletin: true, sha256: true },
    req,
    overrideAccess: true,
  });
  const live = await liveBulletins(req.payload, req);
  const heard = live.find(
    ({ content }) => content.id === idOf(bulletin) && content.recording?.sha256 === sha256,
  );
  if (heard === undefined) return;
  throw new Refused(req, 409, 'media-refused', {
    vi: `Ghi âm đang phát trong bản tin «${heard.content.title}». Hãy thu hồi bản tin trước.`,
    en: `The recording is heard in the bulletin “${heard.content.title}”. Withdraw that first.`,
  });
};

/** A draft that is deleted takes its recordings with it. */
export const deleteRecordings: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await req.payload.delete({
    collection: 'recordings',
    where: { bulletin: { equals: id } },
    req,
    overrideAccess: true,
  });
};
