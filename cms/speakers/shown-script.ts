import { keptScripts } from '@nguon/content-model/bulletin';
import { Sha256 } from '@nguon/content-model/content-address';
import { DraftScript } from '@nguon/content-model/loop-feed';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';

/** The words of a draft, and beside them those that loudspeakers say by now because they were approved (W88). */
export const ShownScript = DraftScript.extend({
  approved: z
    .strictObject({
      text: z.string(),
      hash: Sha256,
      /** Could its sound be heard before it was approved? */
      isHeard: z.boolean(),
      /** As the database gives it. */
      at: z.string(),
    })
    .nullable(),
});
export type ShownScript = z.output<typeof ShownScript>;

/** What a public bulletin says in an accent, as its approval keeps it; `null` where nothing was kept. */
export async function approvedScript(
  id: string,
  accent: DraftScript['accent'],
  req: PayloadRequest,
): Promise<ShownScript['approved']> {
  const asked = { collection: 'bulletins', id, depth: 0, req, overrideAccess: true } as const;
  const select = { scripts: true, approvedAt: true, _status: true } as const;
  const record = await req.payload.findByID({ ...asked, select, disableErrors: true });
  if (record?._status !== 'published' || !record.approvedAt) return null;
  const kept = keptScripts(record.scripts)?.find((script) => script.accent === accent);
  return kept
    ? { text: kept.text, hash: kept.hash, isHeard: kept.clip !== null, at: record.approvedAt }
    : null;
}
