import { Target } from '@nguon/content-model/coverage';
import { z } from 'zod';
import { readRows } from '../seed/read-units.ts';

/** Parts of a cell of the CSV file, which semicolons part. */
const parts = <Part extends z.ZodType<unknown, string>>(part: Part) =>
  z
    .string()
    .transform((cell) => (cell === '' ? [] : cell.split(';')))
    .pipe(z.array(part));

const TargetRow = z.object({
  plan: z.string(),
  plan_name: z.string(),
  territory: z.string(),
  indicator: z.string(),
  text: z.string(),
  place: z.string(),
  scope: z.string(),
  types: parts(Target.shape.types.element),
  codes: parts(Target.shape.codes.element),
  operator: Target.shape.operator,
  percent: z.coerce.number(),
  deadline: z.string(),
});

/** What the plans ask of websites, from `reference-data/targets.csv`, each row read whole or refused (Q9). */
export function readTargets(): Target[] {
  return readRows('targets.csv', TargetRow).map(({ plan_name: planName, ...row }) =>
    Target.parse({ ...row, planName }),
  );
}
