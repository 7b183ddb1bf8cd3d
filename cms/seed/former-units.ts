import { slugFrom } from '@nguon/content-model/text';
import {
  type FormerUnit,
  fullName,
  levelOf,
  type Unit,
  UnitCode,
  type UnitPath,
  UnitType,
} from '@nguon/content-model/unit';
import { z } from 'zod';
import { readRows } from './read-units.ts';

/** How much of a unit of before 1 July 2025 went to one of after. Source: the official conversion table. */
const mergerKinds = [
  'whole',
  'unchanged',
  'renamed',
  'retyped',
  'part',
  'part-area',
  /** Part of the area, but all of the people: the natural single successor of a divided unit. */
  'part-area-all-people',
  'part-people',
  'area-all',
] as const;
const undivided: readonly string[] = ['whole', 'unchanged', 'renamed', 'retyped', 'part-area-all-people'];

const FormerUnitRow = z.object({
  old_code: UnitCode,
  name: z.string().min(1),
  type: UnitType,
  /** With its type; empty for provinces and for districts that had no communes. */
  district: z.string(),
  /** Without its type; empty for provinces. */
  province: z.string(),
  new_code: UnitCode,
  kind: z.enum(mergerKinds),
});
export type FormerUnitRow = z.output<typeof FormerUnitRow>;

export function readFormerUnits(): FormerUnitRow[] {
  return readRows('former-units.csv', FormerUnitRow);
}

const place = (code: string, district: string) => `${code} ${district}`;

let provinces: ReadonlyMap<string, string> | null = null;

/**
 * The province that a unit of before 1 July 2025 was in, from its code then and its district; empty where the table has
 * no such unit.
 */
export function formerProvince(code: string, district: string): string {
  provinces ??= new Map(
    readFormerUnits().map((row) => [place(row.old_code, row.district), row.province] as const),
  );
  return provinces.get(place(code, district)) ?? '';
}

/** What a unit's site is called on this machine; as present sites are (R3). */
function hostOf(row: FormerUnitRow): string {
  return `${slugFrom(levelOf(row) === 'province' ? row.name : fullName(row))}.localhost`;
}

/**
 * The former units that went into each unit of a province, in the order of the table. One keeps the address its site
 * had, unless a present site or another former unit of the province has it (U8).
 *
 * @param hosts of the sites there are now
 */
export function formerUnitsOf(
  units: readonly Unit[],
  rows: readonly FormerUnitRow[],
  hosts: ReadonlySet<string>,
): ReadonlyMap<UnitPath, readonly FormerUnit[]> {
  const pathOf = new Map(units.map(({ code, path }) => [code, path]));
  const here = rows.filter(({ new_code }) => pathOf.has(new_code));
  const claimants = new Map<string, Set<string>>();
  for (const row of here) {
    const claiming = claimants.get(hostOf(row)) ?? new Set();
    claimants.set(hostOf(row), claiming.add(row.old_code));
  }
  const formerOf = (row: FormerUnitRow): FormerUnit => {
    const host = hostOf(row);
    const isFree = !hosts.has(host) && claimants.get(host)?.size === 1;
    return {
      code: row.old_code,
      type: row.type,
      name: row.name,
      district: row.district,
      province: row.province,
      isPart: !undivided.includes(row.kind),
      host: isFree ? host : null,
    };
  };
  const groups = Map.groupBy(here, ({ new_code }) => new_code);
  return new Map(units.map(({ code, path }) => [path, (groups.get(code) ?? []).map(formerOf)]));
}
