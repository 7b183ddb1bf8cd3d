import { Sha256 } from '@nguon/content-model/content-address';
import type { Recording } from '@nguon/content-model/recording';
import type { PayloadRequest } from 'payload';
import { idOf } from '../access/actor.ts';
import type * as stored from '../payload-types.ts';

/** A kept recording as the content of its bulletin has it. */
export function recordingFrom({ sha256, seconds, readFrom, transcript }: stored.Recording): Recording {
  return {
    sha256: Sha256.parse(sha256),
    seconds: seconds ?? 0,
    readFrom: Sha256.parse(readFrom),
    ...(transcript && { transcript }),
  };
}

/**
 * The recording that a bulletin names; `null` when it is another bulletin's, another unit's, or gone (A55). What is not
 * there counts as wrong, so that nothing goes out without the voice its editor chose.
 *
 * @param named what the bulletin names
 */
export async function recordingOf(
  bulletin: { readonly id: string; readonly path: string },
  named: string | stored.Recording,
  req: PayloadRequest,
): Promise<stored.Recording | null> {
  const kept = await req.payload.findByID({
    collection: 'recordings',
    id: idOf(named),
    depth: 0,
    disableErrors: true,
    req,
    overrideAccess: true,
  });
  if (kept === null || !kept.sha256) return null;
  return idOf(kept.bulletin) === bulletin.id && kept.path === bulletin.path ? kept : null;
}
