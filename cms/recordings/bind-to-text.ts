import { spokenHash } from '@nguon/content-model/bulletin';
import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload';
import { actorOf, idOf } from '../access/actor.ts';
import { Refused } from '../language/refused.ts';
import type { Bulletin } from '../payload-types.ts';
import { carriedBlocks } from '../preview/filled-in.ts';
import { spokenPartsOf } from '../workflow/content-of.ts';
import { secondsHeard } from './admit-recording.ts';

/** The newest draft of a bulletin, for whoever may write it. @throws {Refused} for all others */
async function ownBulletin(id: string, req: PayloadRequest): Promise<Bulletin> {
  const asked = { collection: 'bulletins', id, draft: true, depth: 0, req, disableErrors: true } as const;
  const bulletin = await req.payload.findByID({ ...asked, overrideAccess: true });
  const actor = actorOf(req);
  const isOwn = actor !== null && (actor.role === 'admin' || actor.path === bulletin?.path);
  if (bulletin !== null && isOwn) return bulletin;
  throw new Refused(req, 403, 'access-denied', {
    vi: 'Ghi âm: bản tin không phải của đơn vị bạn. Hãy chọn bản tin của đơn vị mình.',
    en: 'Recording: the bulletin is not your unit’s. Choose one of your own.',
  });
}

/** The address of the text that is read aloud of a bulletin, as it is saved. */
export async function textOf(bulletin: Bulletin, req: PayloadRequest): Promise<string> {
  return spokenHash(await spokenPartsOf(bulletin, req, carriedBlocks));
}

/**
 * Binds a new recording to its bulletin, the text it was read from and who brought it; afterwards only its transcript
 * changes, and whoever writes that has brought it too (V39, W105).
 */
export const bindToText: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  if (operation === 'create') {
    const named: unknown = data.bulletin;
    const bulletin = await ownBulletin(typeof named === 'string' ? named : '', req);
    return {
      ...data,
      bulletin: bulletin.id,
      unit: bulletin.unit,
      path: bulletin.path,
      readFrom: await textOf(bulletin, req),
      seconds: secondsHeard(req),
      broughtBy: req.user ? [req.user.id] : [],
    };
  }
  const { bulletin, unit, path, readFrom, seconds, broughtBy = [], transcript } = originalDoc ?? {};
  const isRewritten = data.transcript !== undefined && (data.transcript ?? '') !== (transcript ?? '');
  const before: string[] = (broughtBy ?? []).map(idOf);
  const writers = isRewritten && req.user ? [...new Set([...before, req.user.id])] : before;
  return { ...data, bulletin, unit, path, readFrom, seconds, broughtBy: writers };
};
