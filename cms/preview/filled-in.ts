import { type Block, Block as BlockSchema, Picture } from '@nguon/content-model/block';
import { Refusal } from '@nguon/content-model/refusal';
import { z } from 'zod';
import { blocksFrom } from '../body/lexical-to-blocks.ts';

/**
 * A draft in the shape of the content model: what the model accepts stays, and something stands for the rest (X18).
 *
 * @param otherwise what stands for a field that is missing or broken
 */
export function filledIn<Shape extends z.core.$ZodLooseShape>(
  schema: z.ZodObject<Shape>,
  draft: Readonly<Record<string, unknown>>,
  otherwise: Readonly<Record<keyof Shape, unknown>>,
): z.output<z.ZodObject<Shape>> {
  const values = Object.entries(schema.shape).map(([name, field]) => {
    const { success, data } = z.safeParse(field, draft[name]);
    return [name, success ? data : otherwise[name]] as const;
  });
  return schema.parse(Object.fromEntries(values));
}

/** The pictures among a draft's that a page can show. */
export function shownPictures(pictures: unknown): Picture[] {
  const given: readonly unknown[] = Array.isArray(pictures) ? pictures : [];
  return given.flatMap((picture) => {
    const { success, data } = Picture.safeParse(picture);
    return success ? [data] : [];
  });
}

const Body = z.looseObject({ root: z.looseObject({ children: z.array(z.unknown()) }) });

/** The blocks of a body that channels can carry; those that they cannot are left out. */
export function carriedBlocks(lexical: unknown, pictures: ReadonlyMap<string, Picture>): Block[] {
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
