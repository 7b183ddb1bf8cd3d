import { z } from 'zod';
import { line } from './text.ts';

/**
 * An administrative procedure on the service portal. Only the way to it is kept, never a copy. Source: Nghị định
 * 42/2022, article 4: procedures are integrated from the national or provincial service portal.
 */
export const Procedure = z.strictObject({
  id: z.uuid(),
  name: line(300).min(1),
  /** `Hộ tịch`, `Đất đai` … */
  field: line(120).min(1),
  /** The procedure's code on the national portal, `1.001193`; empty where it has none. */
  code: line(40),
  href: z
    .string()
    .max(1_000)
    .regex(/^https:\/\//, 'not an https address'),
});
export type Procedure = z.output<typeof Procedure>;
