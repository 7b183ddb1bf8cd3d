import { z } from 'zod';
import { type Instant, vietnamDay } from './instant.ts';
import { line } from './text.ts';

/**
 * The types of unit. Source: Law on Organisation of Local Government 2025 (tỉnh, thành phố, xã, phường, đặc khu);
 * the others were in force until 30 June 2025 and live on in plans and old records.
 */
export const unitTypes = {
  tỉnh: 'province',
  'thành phố': 'province',
  huyện: 'district',
  quận: 'district',
  'thị xã': 'district',
  'thành phố thuộc tỉnh': 'district',
  xã: 'commune',
  phường: 'commune',
  'đặc khu': 'commune',
  'thị trấn': 'commune',
} as const;
export const UnitType = z.enum(
  Object.keys(unitTypes) as [keyof typeof unitTypes, ...(keyof typeof unitTypes)[]],
);
export type UnitType = z.output<typeof UnitType>;
export type UnitLevel = (typeof unitTypes)[UnitType];

/** An official code: 2 digits for a province, 3 for a district, 5 for a commune. Reused over time (U1). */
export const UnitCode = z.string().regex(/^(\d{2}|\d{3}|\d{5})$/, 'not a 2, 3 or 5 digit unit code');

/** Identity of a unit: its code and the first day it was in force, `03388@2025-07-01` (U1). */
export const UnitKey = z
  .string()
  .regex(/^(\d{2}|\d{3}|\d{5})@\d{4}-\d{2}-\d{2}$/, 'not a unit key such as 03388@2025-07-01');
export type UnitKey = z.output<typeof UnitKey>;

/** The keys from the top of the tree down to a unit, each ended by a slash: `12@2025-07-01/03388@2025-07-01/`. */
export const UnitPath = z.string().regex(/^((\d{2}|\d{3}|\d{5})@\d{4}-\d{2}-\d{2}\/)+$/, 'not a unit path');
export type UnitPath = z.output<typeof UnitPath>;

export const Unit = z.strictObject({
  code: UnitCode,
  /** First day in force. */
  validFrom: z.iso.date(),
  /** First day no longer in force; `null` while in force. */
  validTo: z.iso.date().nullable(),
  type: UnitType,
  /** Without the type: `Sìn Hồ`. */
  name: line(120).min(1),
  /** An address, never an identity: 10 pairs of communes collide inside one province (U3). */
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  path: UnitPath,
});
export type Unit = z.output<typeof Unit>;

/**
 * A unit of before that went into one of today, whole or in part. Source: the resolutions of 16 June 2025, by the
 * conversion table of the National Statistics Office.
 */
export const FormerUnit = z.strictObject({
  /** Its code then; codes are used again, so it says nothing about today. */
  code: UnitCode,
  type: UnitType,
  name: line(120).min(1),
  /** The district it was in, with its type: `Huyện Mường Tè`; empty for a district itself. */
  district: line(120),
  /** The province it was in, without its type: `Tiền Giang`; empty for a province itself and where it is not known. */
  province: line(120),
  /** Did only a part of it come here, and the rest go elsewhere? */
  isPart: z.boolean(),
  /** The address its site had, where that is not another unit's now; asking for it leads here (Z14). */
  host: z.string().max(253).nullable(),
});
export type FormerUnit = z.output<typeof FormerUnit>;

export function unitKey({ code, validFrom }: Pick<Unit, 'code' | 'validFrom'>): UnitKey {
  return `${code}@${validFrom}`;
}

/** The type with a capital and the name: `Xã Sìn Hồ`. */
export function fullName({ type, name }: Pick<Unit, 'type' | 'name'>): string {
  return `${type.charAt(0).toUpperCase()}${type.slice(1)} ${name}`;
}

export function levelOf({ type }: Pick<Unit, 'type'>): UnitLevel {
  return unitTypes[type];
}

/** Is a unit in force? From its first day on, until the day it is no longer; days begin in Vietnam (U4). */
export function isInForce({ validFrom, validTo }: Pick<Unit, 'validFrom' | 'validTo'>, at: Instant): boolean {
  const day = vietnamDay(at);
  return validFrom <= day && (validTo === null || day < validTo);
}

/** Is `inner` the unit `outer` or below it? Both are unit paths (U2). */
export function isWithin(inner: UnitPath, outer: UnitPath): boolean {
  return inner.startsWith(outer);
}

/** The paths of a unit and of everything above it, top first. */
export function lineage(path: UnitPath): UnitPath[] {
  const keys = path.split('/').slice(0, -1);
  return keys.map((_, depth) => `${keys.slice(0, depth + 1).join('/')}/`);
}

/** The key a path ends in. */
export function keyOf(path: UnitPath): UnitKey {
  return path.split('/').at(-2) ?? '';
}
