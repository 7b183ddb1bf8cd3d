import type { Picture } from '@nguon/content-model/block';
import { isWithin } from '@nguon/content-model/unit';
import type { PayloadRequest } from 'payload';
import type { Media } from '../payload-types.ts';

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

export function pictureOf({ sha256, width, height, alt }: Media): Picture | null {
  return sha256 && width && height && alt ? { sha256, width, height, alt } : null;
}

/** The pictures of an owner or of units above and below it, by record; others are not there (A4). */
export async function picturesOf(
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
