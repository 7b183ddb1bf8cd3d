import type { Payload } from 'payload';

/**
 * Documents from a database in which saving made them public have no status. They stay public, as they are now, and
 * have a first version from here on (W75). One that no page could show becomes a draft, so that it can be mended.
 */
export async function publishKept(payload: Payload): Promise<void> {
  const { docs } = await payload.find({
    collection: 'documents',
    where: { _status: { exists: false } },
    select: { symbol: true },
    depth: 0,
    pagination: false,
    overrideAccess: true,
  });
  for (const { id } of docs) {
    const kept = { collection: 'documents', id, depth: 0, overrideAccess: true } as const;
    try {
      await payload.update({ ...kept, data: { _status: 'published' } });
    } catch (error) {
      payload.logger.error({ err: error, msg: `documents ${id}: no page could show it; it is a draft now` });
      await payload.update({ ...kept, draft: true, data: { _status: 'draft' } });
      await payload.db.updateOne({
        collection: 'documents',
        id,
        data: { _status: 'draft' },
        returning: false,
      });
    }
  }
}
