import { type ApprovedScript, type BulletinContent, contentHash } from '@nguon/content-model/bulletin';
import type { PayloadRequest } from 'payload';
import { within } from '../access/scope.ts';
import { Refused } from '../language/refused.ts';
import type { StepRequest } from '../workflow/take-step.ts';

/** The accents of the loudspeakers that a bulletin is meant for; the northern one where there are none. */
async function accentsIn(
  { audience }: BulletinContent,
  req: PayloadRequest,
): Promise<Set<ApprovedScript['accent']>> {
  const { docs } = await req.payload.find({
    collection: 'speakers',
    where: { or: audience.map((path) => within(path)) },
    select: { accent: true },
    depth: 0,
    pagination: false,
    req,
    overrideAccess: true,
  });
  return new Set(docs.length === 0 ? ['northern'] : docs.map(({ accent }) => accent));
}

/**
 * The scripts that an approval keeps, so that the words it answers for are the words that are said (V28, W88); `null`
 * for a bulletin that is not for loudspeakers, or when delivery did not answer: the words then follow from the approved
 * content and the lexicon in it.
 * @throws {Refused} `approval-broken` when the approver read other words
 */
export async function scriptsToKeep(
  content: BulletinContent,
  { script, spoken }: Pick<StepRequest, 'script' | 'spoken'>,
  req: PayloadRequest,
): Promise<ApprovedScript[] | null> {
  const isFor = content.channels.includes('speaker') && spoken?.content === contentHash(content);
  if (!isFor || spoken.scripts.length === 0) return null;
  const read = spoken.scripts.find(({ hash }) => hash === script);
  if (script !== undefined && read === undefined) {
    throw new Refused(req, 409, 'approval-broken', {
      vi: 'Duyệt: lời loa sẽ đọc đã khác lời bạn vừa xem. Hãy xem lại rồi duyệt.',
      en: 'Approval: loudspeakers will say other words than you read. Read them again and approve.',
    });
  }
  const accents = await accentsIn(content, req);
  if (read !== undefined) accents.add(read.accent);
  return spoken.scripts.filter(({ accent }) => accents.has(accent));
}
