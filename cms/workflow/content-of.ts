import type { Picture } from '@nguon/content-model/block';
import { instantOf } from '@nguon/content-model/instant';
import { isWithin } from '@nguon/content-model/unit';
import type { PayloadRequest } from 'payload';
import { idOf } from '../access/actor.ts';
import { blocksFrom } from '../body/lexical-to-blocks.ts';
import type { Bulletin, Media } from '../payload-types.ts';

/** The ids of the pictures that a body shows. */
export function picturesIn(lexical: unknown): string[] {
  if (Array.isArray(lexical)) return lexical.flatMap(picturesIn);
  if (lexical === null || typeof lexical !== 'object') return [];
  const inside = Object.values(lexical).flatMap(picturesIn);
  if (!('type' in lexical) || lexical.type !== 'upload' || !('value' in lexical)) return inside;
  const { value } = lexical;
  if (typeof value === 'string') return [value, ...inside];
  const related = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof related === 'string' ? [related, ...inside] : inside;
}

function pictureOf({ sha256, width, height, alt }: Media): Picture | null {
  return sha256 && width && height && alt ? { sha256, width, height, alt } : null;
}

/** The pictures of an owner or of units above and below it, by record; others are not there (A4). */
async function picturesOf(
  ids: readonly string[],
  owner: string,
  req: PayloadRequest,
): Promise<ReadonlyMap<string, Picture>> {
  if (ids.length === 0) return new Map();
  const { docs } = await req.payload.find({
    collection: 'media',
    where: { id: { in: [...new Set(ids)] } },
    depth: 0,
    pagination: false,
    req,
    overrideAccess: true,
  });
  return new Map(
    docs.flatMap((record) => {
      const near = record.path && (isWithin(record.path, owner) || isWithin(owner, record.path));
      const picture = near ? pictureOf(record) : null;
      return picture === null ? [] : [[record.id, picture]];
    }),
  );
}

async function audienceOf(ids: readonly string[], req: PayloadRequest): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection: 'units',
    where: { id: { in: [...ids] } },
    depth: 0,
    pagination: false,
    select: { path: true },
    req,
    overrideAccess: true,
  });
  return docs.map(({ path }) => path ?? '').toSorted();
}

async function categoryOf(id: string | null, req: PayloadRequest) {
  if (id === null) return undefined;
  const { slug, name } = await req.payload.findByID({
    collection: 'categories',
    id,
    depth: 0,
    locale: 'vi',
    req,
    overrideAccess: true,
  });
  return { slug, name };
}

const instant = (date: string): string => instantOf(new Date(date));

function renditionsOf({ renditions }: Bulletin): Record<string, string> {
  const { board, script, message } = renditions ?? {};
  return { ...(board && { board }), ...(script && { script }), ...(message && { message }) };
}

/**
 * What an approver of this record answers for, in the shape of the content model but not yet checked.
 *
 * @param blocksOf how its body is read
 * @throws {Refusal} `bulletin-invalid` when the body holds what no channel can carry
 */
export async function contentOf(
  bulletin: Bulletin,
  req: PayloadRequest,
  blocksOf: typeof blocksFrom = blocksFrom,
): Promise<Record<string, unknown>> {
  const owner = bulletin.path ?? '';
  const shown = (bulletin.pictures ?? []).map(idOf);
  const pictures = await picturesOf([...shown, ...picturesIn(bulletin.body)], owner, req);
  return {
    id: bulletin.id,
    title: bulletin.title ?? '',
    summary: bulletin.summary ?? '',
    body: blocksOf(bulletin.body, pictures),
    category: await categoryOf(bulletin.category ? idOf(bulletin.category) : null, req),
    priority: bulletin.priority,
    issuer: bulletin.issuer ?? '',
    owner,
    audience: await audienceOf((bulletin.audience ?? []).map(idOf), req),
    channels: bulletin.channels ?? [],
    from: bulletin.from ? instant(bulletin.from) : undefined,
    until: bulletin.until ? instant(bulletin.until) : null,
    language: bulletin.language,
    pictures: shown.map((id) => pictures.get(id)),
    renditions: renditionsOf(bulletin),
  };
}
