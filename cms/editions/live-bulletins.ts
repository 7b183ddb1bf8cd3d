import { Bulletin, keptScripts } from '@nguon/content-model/bulletin';
import { instantOf } from '@nguon/content-model/instant';
import type { Payload, PayloadRequest } from 'payload';
import { idOf } from '../access/actor.ts';
import { fixedSlug } from '../workflow/fixed-slug.ts';

/**
 * All published bulletins as they were approved. What an editor writes afterwards is not in them, because the content
 * is frozen at approval (N4, W6).
 */
export async function liveBulletins(payload: Payload, req?: PayloadRequest): Promise<Bulletin[]> {
  const { docs } = await payload.find({
    collection: 'bulletins',
    where: { _status: { equals: 'published' } },
    select: {
      approved: true,
      approvedHash: true,
      approvedAt: true,
      corrects: true,
      slug: true,
      scripts: true,
    },
    depth: 0,
    pagination: false,
    overrideAccess: true,
    ...(req && { req }),
  });
  return docs.flatMap(({ approved, approvedHash, approvedAt, corrects, slug, scripts }) => {
    const spoken = keptScripts(scripts);
    const { success, data } = Bulletin.safeParse({
      content: approved,
      approvedHash,
      publishedAt: approvedAt ? instantOf(new Date(approvedAt)) : null,
      corrects: corrects ? idOf(corrects) : null,
      slug: fixedSlug({ slug, approved }),
      ...(spoken && { scripts: spoken }),
    });
    return success ? [data] : [];
  });
}
