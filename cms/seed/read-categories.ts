import { BulletinSection } from '@nguon/content-model/site-section';
import { line } from '@nguon/content-model/text';
import { z } from 'zod';
import { readRows } from './read-units.ts';

const CategoryRow = z.object({
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name_vi: line(120).min(1),
  name_en: line(120).min(1),
  /** Where the decree has it: item of Nghị định 49/2024/NĐ-CP, article 6; empty for what is not essential information. */
  clause: z.string(),
  /** Where on a site its bulletins stand. */
  section: BulletinSection,
});
export type CategoryRow = z.output<typeof CategoryRow>;

/** What a bulletin may be about, in the order of the decree. */
export function readCategories(): CategoryRow[] {
  return readRows('categories.csv', CategoryRow);
}
