import type { Payload } from 'payload';
import { looksOfBefore } from './looks-of-before.ts';

/** The collections whose records were public as they were saved, before they needed an approver. */
const ofBefore = ['documents', 'looks'] as const;

/** Makes a record public as it is; one that no page could show becomes a draft, so that it can be mended. */
async function publishOne(
  payload: Payload,
  collection: (typeof ofBefore)[number],
  id: string,
): Promise<void> {
  const kept = { collection, id, depth: 0, overrideAccess: true } as const;
  try {
    await payload.update({ ...kept, data: { _status: 'published' } });
  } catch (error) {
    payload.logger.error({
      err: error,
      msg: `${collection} ${id}: no page could show it; it is a draft now`,
    });
    await payload.update({ ...kept, draft: true, data: { _status: 'draft' } });
    await payload.db.updateOne({ collection, id, data: { _status: 'draft' }, returning: false });
  }
}

/**
 * Documents and looks from a database in which saving made them public have no status. They stay public, as they are
 * now, and have a first version from here on (W75, W81).
 */
export async function publishKept(payload: Payload): Promise<void> {
  await looksOfBefore(payload);
  for (const collection of ofBefore) {
    const { docs } = await payload.find({
      collection,
      where: { _status: { exists: false } },
      select: { path: true },
      depth: 0,
      pagination: false,
      overrideAccess: true,
    });
    for (const { id } of docs) await publishOne(payload, collection, id);
  }
}
