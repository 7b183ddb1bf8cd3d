import type { NumberFieldSingleValidation } from 'payload';
import { inLanguage } from '../language/said.ts';

interface Limits {
  readonly min: number;
  readonly max: number;
  readonly validate: NumberFieldSingleValidation;
}

/** Demands a whole number within limits, as devices' records have them; others would be left out of editions (W18). */
export function whole(min: number, max: number): Limits {
  const isWhole = (value: unknown) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
  const said = {
    vi: `Ghi số nguyên từ ${min} đến ${max}`,
    en: `Write a whole number from ${min} to ${max}`,
  };
  return { min, max, validate: (value, { req }) => isWhole(value) || inLanguage(said, req) };
}

/** Lets a number be left out, and demands a whole one within limits of one that is there. */
export function wholeIfAny(min: number, max: number): Limits {
  const { validate, ...limits } = whole(min, max);
  return {
    ...limits,
    validate: (value, options) => value === null || value === undefined || validate(value, options),
  };
}
