import { readFileSync } from 'node:fs';
import { Refusal } from '@nguon/content-model/refusal';
import { slugFrom } from '@nguon/content-model/text';
import { Unit, UnitCode, UnitType, unitKey } from '@nguon/content-model/unit';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** First day of the units in `units-2025.csv`. Source: resolutions 1654 to 1687/NQ-UBTVQH15. */
const VALID_FROM = '2025-07-01';

const UnitRow = z.object({
  code: UnitCode,
  name: z.string().min(1),
  level: z.enum(['province', 'commune']),
  type: UnitType,
  /** Empty for a province. */
  parent_code: z.union([UnitCode, z.literal('')]),
});
export type UnitRow = z.output<typeof UnitRow>;

const TypeChange = z.object({
  code: UnitCode,
  new_type: UnitType,
  /** First day of the new type. */
  effective: z.iso.date(),
});
export type TypeChange = z.output<typeof TypeChange>;

/** The units of the country, and what changed their type since. */
export interface UnitRecords {
  readonly rows: readonly UnitRow[];
  readonly changes: readonly TypeChange[];
}

/** The rows of a CSV file of `reference-data`, each checked. */
export function readRows<Row>(file: string, row: z.ZodType<Row>): Row[] {
  const text = readFileSync(new URL(`../reference-data/${file}`, import.meta.url), 'utf8');
  return z.array(row).parse(parse(text, { columns: true }));
}

export function readUnits(): UnitRecords {
  return { rows: readRows('units-2025.csv', UnitRow), changes: readRows('changes-2026.csv', TypeChange) };
}

/** The type in force on a day: the newest change up to it, or the type the unit began with (R2). */
function typeOn({ code, type }: UnitRow, changes: readonly TypeChange[], day: string): UnitType {
  const past = changes.filter((change) => change.code === code && change.effective <= day);
  return past.toSorted((a, b) => b.effective.localeCompare(a.effective))[0]?.new_type ?? type;
}

/** What a unit's address begins with; communes say their type, because a phường and a xã often share a name. */
function slugOf({ level, name }: UnitRow, type: UnitType): string {
  return slugFrom(level === 'province' ? name : `${type} ${name}`);
}

/** The row of a province. @throws {Refusal} `unit-unknown`, naming every province there is (R4, R31) */
export function provinceRow(rows: readonly UnitRow[], code: string): UnitRow {
  const provinces = rows.filter(({ level }) => level === 'province');
  const found = provinces.find((row) => row.code === code);
  if (found !== undefined) return found;
  const known = provinces.map(({ code: each, name }) => `${each} ${name}`).join(', ');
  throw new Refusal('unit-unknown', 'NGUON_PROVINCE', `"${code}" is no province`, `Use one of ${known}`);
}

/**
 * A province and its communes as they are on a day, the province first, communes by code. Units whose addresses would
 * be equal add their code to them, every one of the equals, so that none depends on the order of the list (R3).
 *
 * @param province code of 2 digits
 * @param day ISO date, `2026-11-21`
 * @throws {Refusal} `unit-unknown`, naming every province there is
 */
export function unitsOf(province: string, { rows, changes }: UnitRecords, day: string): Unit[] {
  const top = provinceRow(rows, province);
  const communes = rows.filter(({ parent_code }) => parent_code === province);
  const drafts = [top, ...communes.toSorted((a, b) => a.code.localeCompare(b.code))].map((row) => {
    const type = typeOn(row, changes, day);
    return { row, type, slug: slugOf(row, type) };
  });
  const shared = Map.groupBy(drafts, ({ slug }) => slug);
  return drafts.map(({ row: { code, name }, type, slug }) => {
    const key = unitKey({ code, validFrom: VALID_FROM });
    return Unit.parse({
      code,
      validFrom: VALID_FROM,
      validTo: null,
      type,
      name,
      slug: (shared.get(slug)?.length ?? 0) > 1 ? `${slug}-${code}` : slug,
      path: code === province ? `${key}/` : `${unitKey({ code: province, validFrom: VALID_FROM })}/${key}/`,
    });
  });
}
