import { z } from 'zod';
import type { Instant } from './instant.ts';
import { type Reason, reasonsAt, type SiteCheck } from './site-check.ts';
import { isInForce, levelOf, type Unit, UnitCode, UnitType, unitKey } from './unit.ts';

/**
 * A plan's number for websites. Its text is the plan's own; `types` and `codes` say what its words mean today: thị trấn
 * ended on 30 June 2025, and a named commune of before is the unit that it went into (Q7).
 */
export const Target = z.strictObject({
  plan: z.string().min(1),
  planName: z.string().min(1),
  /** Where the plan is in force, in words. */
  territory: z.string().min(1),
  indicator: z.string().min(1),
  /** The sentence of the plan. */
  text: z.string().min(1),
  /** Where in the plan it stands. */
  place: z.string().min(1),
  /** The units in the plan's own words. */
  scope: z.string().min(1),
  /** The types of today that it counts; none where it names its units. */
  types: z.array(UnitType),
  /** Codes of today's units, where the plan names its units. */
  codes: z.array(UnitCode),
  /** `>` is «trên», strictly more; `>=` is «tối thiểu»; `=` is «đạt», which more than that reaches too (Q4). */
  operator: z.enum(['>', '>=', '=']),
  percent: z.number().int().min(0).max(100),
  /** A year, or a year and its month: `2025`, `2023-12`. */
  deadline: z.string().regex(/^\d{4}(-\d{2})?$/, 'not a year or a month'),
});
export type Target = z.output<typeof Target>;

/** A part of a whole, exactly. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** A unit with its newest check, and what is in the way of its being counted. */
export interface UnitCoverage {
  readonly unit: Unit;
  readonly check: SiteCheck | null;
  readonly live: boolean;
  readonly reasons: readonly Reason[];
}

/** A plan's number beside the measured one. */
export interface Indicator {
  readonly target: Target;
  readonly rows: readonly UnitCoverage[];
  readonly share: Share;
  /** `null` where the plan counts none of these units (Q6). */
  readonly met: boolean | null;
  /** How many more units are needed; `null` where there is none to count. */
  readonly missing: number | null;
}

/** The types of commune-level units in force, in the order plans name them. */
export const countedTypes = ['phường', 'xã', 'đặc khu'] as const satisfies readonly UnitType[];

/** Is the unit of the commune level, and in force? */
export function isCounted(unit: Pick<Unit, 'type' | 'validFrom' | 'validTo'>, at: Instant): boolean {
  return levelOf(unit) === 'commune' && isInForce(unit, at);
}

/** The units that count at an instant, by code, each judged by its newest check (Q1, Q3). */
export function coverageOf(
  units: readonly Unit[],
  checks: readonly SiteCheck[],
  at: Instant,
): UnitCoverage[] {
  const newest = new Map<string, SiteCheck>();
  for (const check of checks) {
    const known = newest.get(check.unit);
    if (known === undefined || known.checkedAt < check.checkedAt) newest.set(check.unit, check);
  }
  return units
    .filter((unit) => isCounted(unit, at))
    .toSorted((a, b) => a.code.localeCompare(b.code))
    .map((unit) => {
      const check = newest.get(unitKey(unit)) ?? null;
      const reasons = reasonsAt(check, at);
      return { unit, check, live: reasons.length === 0, reasons };
    });
}

export function shareOf(rows: readonly Pick<UnitCoverage, 'live'>[]): Share {
  return { numerator: rows.filter(({ live }) => live).length, denominator: rows.length };
}

/** In tenths of a percent, cut and never rounded up, so that no number is shown that was not reached (Q5). */
export function tenthsOf({ numerator, denominator }: Share): number | null {
  return denominator === 0 ? null : Math.floor((numerator * 1000) / denominator);
}

/** A share for people: `69,9 %` in Vietnamese, `69.9%` in English; a dash where there is none to count (Q5). */
export function percentSaid(share: Share, language: 'vi' | 'en'): string {
  const tenths = tenthsOf(share);
  if (tenths === null) return '–';
  const [whole, tenth] = [Math.floor(tenths / 10), tenths % 10];
  return language === 'vi' ? `${whole},${tenth} %` : `${whole}.${tenth}%`;
}

function reaches(numerator: number, denominator: number, { operator, percent }: Target): boolean {
  const measured = numerator * 100;
  const wanted = percent * denominator;
  return operator === '>' ? measured > wanted : measured >= wanted;
}

/** Is the target met? Compared as whole numbers, so that 70.0 % is not above 70 %. `null` for no units (Q4, Q6). */
export function isMet({ numerator, denominator }: Share, target: Target): boolean | null {
  return denominator === 0 ? null : reaches(numerator, denominator, target);
}

/** The fewest further units that meet the target; `null` where none can, as for more than 100 % (Q6). */
export function missingFor({ numerator, denominator }: Share, target: Target): number | null {
  if (denominator === 0) return null;
  for (let more = 0; numerator + more <= denominator; more += 1) {
    if (reaches(numerator + more, denominator, target)) return more;
  }
  return null;
}

function isIn({ types, codes }: Target, { unit }: UnitCoverage): boolean {
  return codes.length > 0 ? codes.includes(unit.code) : types.includes(unit.type);
}

/** Each plan's number beside the measured one; a plan that names units is left out where none of them is (Q7). */
export function indicators(rows: readonly UnitCoverage[], targets: readonly Target[]): Indicator[] {
  return targets.flatMap((target) => {
    const counted = rows.filter((row) => isIn(target, row));
    if (target.codes.length > 0 && counted.length === 0) return [];
    const share = shareOf(counted);
    const met = isMet(share, target);
    return [{ target, rows: counted, share, met, missing: missingFor(share, target) }];
  });
}
