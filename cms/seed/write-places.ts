import { lineage, type UnitPath } from '@nguon/content-model/unit';
import type { PayloadRequest } from 'payload';
import type { SeedPlan } from './plan-seed.ts';

/** Says how far a seed is: records written, records in all, what they are. */
export type Count = (done: number, total: number, what: string) => void;

/** The ids of written records by what a plan calls them. */
export type Ids = ReadonlyMap<string, string>;

/**
 * The id of a written record.
 * @throws {RangeError} when the plan names what it does not hold
 */
export function idIn(ids: Ids, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new RangeError(`${name} was never written`);
  return id;
}

/** Writes the units with those they were formed from, those above first. @returns their ids by path */
export async function writeUnits(
  { units, former }: SeedPlan,
  req: PayloadRequest,
  count: Count,
): Promise<Ids> {
  const ids = new Map<UnitPath, string>();
  for (const { path, code, validFrom, type, name, slug } of units) {
    const above = lineage(path).at(-2);
    const parent = above === undefined ? null : idIn(ids, above);
    const { id } = await req.payload.create({
      collection: 'units',
      data: { code, validFrom, type, name, slug, parent, former: [...(former.get(path) ?? [])] },
      depth: 0,
      req,
      overrideAccess: true,
    });
    ids.set(path, id);
    count(ids.size, units.length, 'Đơn vị hành chính · Units');
  }
  return ids;
}

/** Writes the site of each unit, and its address as the contact that residents see. */
export async function writeSites(
  { sites }: SeedPlan,
  units: Ids,
  req: PayloadRequest,
  count: Count,
): Promise<void> {
  for (const [index, { unit, host, address }] of sites.entries()) {
    await req.payload.create({
      collection: 'sites',
      data: { host, unit: idIn(units, unit) },
      depth: 0,
      req,
      overrideAccess: true,
    });
    await req.payload.create({
      collection: 'looks',
      data: { theme: 'nuoc', contact: { address }, unit: idIn(units, unit), _status: 'published' },
      depth: 0,
      req,
      overrideAccess: true,
    });
    count(index + 1, sites.length, 'Trang thông tin · Sites');
  }
}

/** Writes the categories in both languages. @returns their ids by slug */
export async function writeCategories({ categories }: SeedPlan, req: PayloadRequest): Promise<Ids> {
  const ids = new Map<string, string>();
  for (const { slug, name_vi, name_en, section } of categories) {
    const shared = { collection: 'categories', depth: 0, req, overrideAccess: true } as const;
    const order = (ids.size + 1) * 10;
    const { id } = await req.payload.create({
      ...shared,
      locale: 'vi',
      data: { slug, name: name_vi, section, order },
    });
    await req.payload.update({ ...shared, locale: 'en', id, data: { name: name_en } });
    ids.set(slug, id);
  }
  return ids;
}
