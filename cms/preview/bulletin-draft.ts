import { type Block, Block as BlockSchema, Picture } from '@nguon/content-model/block';
import {
  type Bulletin,
  BulletinContent,
  type BulletinSlug,
  bulletinSlug,
  channels,
  contentHash,
  Renditions,
} from '@nguon/content-model/bulletin';
import { type Instant, instantOf, later } from '@nguon/content-model/instant';
import { Refusal } from '@nguon/content-model/refusal';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { idOf } from '../access/actor.ts';
import { blocksFrom } from '../body/lexical-to-blocks.ts';
import type * as stored from '../payload-types.ts';
import { contentOf } from '../workflow/content-of.ts';

/** What stands where a draft has nothing yet. */
const NOTHING_YET = {
  title: '(chưa có tiêu đề)',
  issuer: '(chưa có cơ quan ban hành)',
  category: { slug: 'chua-chon', name: '(chưa chọn chuyên mục)' },
} as const;

/** How long an emergency without an end is shown as current, s. */
const EMERGENCY_SECONDS = 24 * 60 * 60;

const Body = z.looseObject({ root: z.looseObject({ children: z.array(z.unknown()) }) });

/** The blocks of a body that channels can carry; those that they cannot are left out. */
function carriedBlocks(lexical: unknown, pictures: ReadonlyMap<string, Picture>): Block[] {
  const { success, data } = Body.safeParse(lexical);
  if (!success) return [];
  return data.root.children.flatMap((child) => {
    try {
      const blocks = blocksFrom({ root: { ...data.root, children: [child] } }, pictures);
      return blocks.filter((block) => BlockSchema.safeParse(block).success);
    } catch (cause) {
      if (cause instanceof Refusal) return [];
      throw cause;
    }
  });
}

/** A value that the schema accepts, or what stands for it. */
function valueOr<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  otherwise: z.output<Schema>,
): z.output<Schema> {
  const { success, data } = schema.safeParse(value);
  return success ? data : otherwise;
}

function renditionsOf(value: unknown): Renditions {
  if (typeof value !== 'object' || value === null) return {};
  const { board, script, message } = Renditions.shape;
  const loose = {
    board: board.catch(undefined),
    script: script.catch(undefined),
    message: message.catch(undefined),
  };
  const read = z.object(loose).parse(value);
  return Object.fromEntries(Object.entries(read).filter(([, text]) => text !== undefined));
}

/**
 * The content of a draft as far as it can be shown: a placeholder for what is missing, nothing for what is broken.
 * It is always on pages, and on boards and speakers only once it has an end (N3).
 *
 * @param saved when the draft was saved: what has no beginning begins then
 */
export function shownContent(candidate: Record<string, unknown>, saved: Instant): BulletinContent {
  const { shape } = BulletinContent;
  const owner = shape.owner.parse(candidate.owner);
  const from = valueOr(shape.from, candidate.from, saved);
  const priority = valueOr(shape.priority, candidate.priority, 'normal');
  const end = valueOr(shape.until, candidate.until, null);
  const needed = priority === 'emergency' ? later(from, EMERGENCY_SECONDS) : null;
  const until = end !== null && end > from ? end : needed;
  const chosen = valueOr(shape.channels, candidate.channels, ['site']);
  const pictures = Array.isArray(candidate.pictures) ? candidate.pictures : [];
  return BulletinContent.parse({
    id: candidate.id,
    title: valueOr(shape.title, candidate.title, NOTHING_YET.title),
    summary: valueOr(shape.summary, candidate.summary, ''),
    body: valueOr(shape.body, candidate.body, []),
    category: valueOr(shape.category, candidate.category, NOTHING_YET.category),
    priority,
    issuer: valueOr(shape.issuer, candidate.issuer, NOTHING_YET.issuer),
    owner,
    audience: valueOr(shape.audience, candidate.audience, [owner]),
    channels: channels.filter(
      (channel) => channel === 'site' || (until !== null && chosen.includes(channel)),
    ),
    from,
    until,
    language: valueOr(shape.language, candidate.language, 'vi'),
    pictures: pictures.filter((picture) => Picture.safeParse(picture).success).slice(0, 30),
    renditions: renditionsOf(candidate.renditions),
  });
}

/**
 * A draft as the bulletin it would be if it were approved now. Made of the record alone, so that an unchanged draft
 * gives an unchanged edition.
 *
 * @param slug the address it has already, if it was ever public (N8)
 */
export async function bulletinDraft(
  record: stored.Bulletin,
  slug: z.output<typeof BulletinSlug> | undefined,
  req: PayloadRequest,
): Promise<Bulletin> {
  const saved = instantOf(new Date(record.updatedAt));
  const content = shownContent(await contentOf(record, req, carriedBlocks), saved);
  return {
    content,
    approvedHash: contentHash(content),
    publishedAt: saved,
    corrects: record.corrects ? idOf(record.corrects) : null,
    slug: slug ?? bulletinSlug(content.title),
  };
}
