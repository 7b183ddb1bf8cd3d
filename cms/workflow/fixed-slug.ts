import { bulletinSlug } from '@nguon/content-model/bulletin';
import type { Bulletin } from '../payload-types.ts';

/**
 * The readable part of a bulletin's address, which it keeps from its first approval on (N8); `null` for one that was
 * never approved. What was approved before addresses were kept has the one that its approved title gave it.
 */
export function fixedSlug({
  slug,
  approved,
}: {
  readonly slug: Bulletin['slug'] | undefined;
  readonly approved: Bulletin['approved'] | undefined;
}): string | null {
  if (slug) return slug;
  if (!approved || typeof approved !== 'object' || !('title' in approved)) return null;
  return bulletinSlug(String(approved.title));
}
