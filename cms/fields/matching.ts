import type { TextFieldSingleValidation } from 'payload';
import type { z } from 'zod';
import { inLanguage, type Said } from '../language/said.ts';

/** Demands that a text matches a schema of the content model. */
export function matching(schema: z.ZodType, said: Said): TextFieldSingleValidation {
  return (value, { req }) => schema.safeParse(value).success || inLanguage(said, req);
}
