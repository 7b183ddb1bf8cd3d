import { keyOf } from '@nguon/content-model/unit';
import type { Payload, PayloadRequest } from 'payload';
import { Refused } from '../language/refused.ts';
import type { Unit } from '../payload-types.ts';

/** The units that feedback can go to from another: those with a site, by name (J10). */
export async function destinationsFrom(
  path: string,
  { payload, req }: { readonly payload: Payload; readonly req?: PayloadRequest },
): Promise<Unit[]> {
  const { docs } = await payload.find({
    collection: 'sites',
    where: { path: { not_equals: path } },
    depth: 1,
    pagination: false,
    select: { unit: true },
    overrideAccess: true,
    ...(req && { req }),
  });
  return docs
    .flatMap(({ unit }) => (typeof unit === 'string' ? [] : [unit]))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
}

/** @throws {Refused} `unit-unknown` for the same unit, or one without a site */
export async function destinationOf(key: string, from: string, req: PayloadRequest): Promise<Unit> {
  const all = await destinationsFrom(from, { payload: req.payload, req });
  const unit = all.find(({ path }) => path && keyOf(path) === key);
  if (unit !== undefined) return unit;
  throw new Refused(req, 400, 'unit-unknown', {
    vi: 'Chuyển đến: chưa chọn đơn vị, hoặc đơn vị không có trang thông tin. Hãy chọn đơn vị khác.',
    en: 'Transfer to: no unit is chosen, or it has no site. Choose another.',
  });
}
