import type { NumberFieldSingleValidation } from 'payload';
import { inLanguage } from '../language/said.ts';

/** Lets a number be left out, and demands limits of one that is there; others would be left out of editions (W18). */
export function within(
  min: number,
  max: number,
): { readonly min: number; readonly max: number; readonly validate: NumberFieldSingleValidation } {
  const isRight = (value: unknown) =>
    value === null || value === undefined || (Number(value) >= min && Number(value) <= max);
  const said = { vi: `Ghi số từ ${min} đến ${max}`, en: `Write a number from ${min} to ${max}` };
  return { min, max, validate: (value, { req }) => isRight(value) || inLanguage(said, req) };
}
