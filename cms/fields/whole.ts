import type { NumberFieldSingleValidation } from 'payload';
import { inLanguage } from '../language/said.ts';

/** Demands a whole number within limits, as devices' records have them; others would be left out of editions (W18). */
export function whole(
  min: number,
  max: number,
): {
  readonly min: number;
  readonly max: number;
  readonly validate: NumberFieldSingleValidation;
} {
  const isWhole = (value: unknown) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
  const said = {
    vi: `Ghi số nguyên từ ${min} đến ${max}`,
    en: `Write a whole number from ${min} to ${max}`,
  };
  return { min, max, validate: (value, { req }) => isWhole(value) || inLanguage(said, req) };
}
