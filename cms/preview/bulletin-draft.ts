import {
  type Bulletin,
  BulletinContent,
  bulletinSlug,
  channels,
  contentHash,
  Renditions,
  recordingFaultOf,
} from '@nguon/content-model/bulletin';
import { type Instant, instantOf, later } from '@nguon/content-model/instant';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { idOf } from '../access/actor.ts';
import type * as stored from '../payload-types.ts';
import { contentOf } from '../workflow/content-of.ts';
import { fixedSlug } from '../workflow/fixed-slug.ts';
import { carriedBlocks, filledIn, shownPictures } from './filled-in.ts';

/** The fields of a bulletin, without the rules between them. */
const Fields = z.strictObject(BulletinContent.shape);

/** What stands where a draft has nothing yet; its identity and owner are always there. */
const nothingYet = {
  id: undefined,
  ends: undefined,
  lexicon: undefined,
  recording: undefined,
  owner: undefined,
  title: '(chưa có tiêu đề)',
  issuer: '(chưa có cơ quan ban hành)',
  category: { slug: 'chua-chon', name: '(chưa chọn chuyên mục)' },
  summary: '',
  body: [],
  priority: 'normal',
  until: null,
  language: 'vi',
} as const;

/** How long an emergency or an all-clear without an end is shown as current, s. */
const EMERGENCY_SECONDS = 24 * 60 * 60;

const emptyRendition = { board: undefined, script: undefined, message: undefined };

/**
 * The content of a draft as far as it can be shown. It is always on pages, and on boards and speakers only once it has
 * an end (N3).
 *
 * @param saved when the draft was saved: what has no beginning begins then
 */
export function shownContent(draft: Readonly<Record<string, unknown>>, saved: Instant): BulletinContent {
  const written = filledIn(Renditions, { ...(draft.renditions ?? {}) }, emptyRendition);
  const content = filledIn(
    Fields,
    { ...draft, pictures: shownPictures(draft.pictures).slice(0, 30) },
    {
      ...nothingYet,
      audience: [draft.owner],
      channels: ['site'],
      from: saved,
      pictures: [],
      renditions: Object.fromEntries(Object.entries(written).filter(([, text]) => text !== undefined)),
    },
  );
  const { from, priority } = content;
  const isEnding = content.ends !== undefined && priority === 'priority';
  const needed = priority === 'emergency' || isEnding ? later(from, EMERGENCY_SECONDS) : null;
  const until = content.until !== null && content.until > from ? content.until : needed;
  const { ends, lexicon, recording, ...said } = content;
  const isReadFrom = recording !== undefined && recordingFaultOf(content) === null;
  return BulletinContent.parse({
    ...said,
    ...(isEnding && { ends }),
    ...(lexicon && { lexicon }),
    ...(isReadFrom && { recording }),
    until,
    channels: channels.filter(
      (channel) => channel === 'site' || (until !== null && content.channels.includes(channel)),
    ),
  });
}

/**
 * A draft as the bulletin it would be if it were approved now. Made of the record alone, so that an unchanged draft
 * gives an unchanged edition.
 */
export async function bulletinDraft(record: stored.Bulletin, req: PayloadRequest): Promise<Bulletin> {
  const { slug, approved } = record;
  const saved = instantOf(new Date(record.updatedAt));
  const content = shownContent(await contentOf(record, req, carriedBlocks), saved);
  return {
    content,
    approvedHash: contentHash(content),
    publishedAt: saved,
    corrects: record.corrects ? idOf(record.corrects) : null,
    slug: fixedSlug({ slug, approved }) ?? bulletinSlug(content.title),
  };
}
