import { type Instant, instantOf, later, vietnamDay } from '@nguon/content-model/instant';
import type { Board, Speaker } from '../payload-types.ts';

/** Faces from this area on need a building permit, m². Source: Luật Quảng cáo, Điều 31 khoản 2. */
export const PERMIT_FROM_SQUARE_METRES = 20;

/** How long before a day its coming is told, days. */
export const SOON_DAYS = 30;

/** What the register has to say of a device as a thing. */
export type Concern =
  | { readonly kind: 'permit' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'depreciation' | 'sim'; readonly day: string; readonly isPast: boolean };

/** The fields of a record that its concerns follow from; those of an unsaved form may be missing. */
export type Registered = Partial<
  Pick<Board, 'areaSquareMetres' | 'permit'> &
    Pick<Board | Speaker, 'depreciatedOn' | 'simExpiresOn' | 'condition'>
>;

/** A day that is past, or that comes within a month; none else. */
function dayConcern(kind: 'depreciation' | 'sim', day: string | null | undefined, at: Instant): Concern[] {
  const time = day ? Date.parse(day) : Number.NaN;
  if (Number.isNaN(time)) return [];
  const due = vietnamDay(instantOf(time));
  if (due > vietnamDay(later(at, SOON_DAYS * 24 * 3_600))) return [];
  return [{ kind, day: due, isPast: due < vietnamDay(at) }];
}

/** What an official should put right or prepare for: damage, a permit, an old device, a SIM that ends (W50). */
export function concernsOf(device: Registered, at: Instant): Concern[] {
  const { areaSquareMetres, permit, depreciatedOn, simExpiresOn, condition } = device;
  const needsPermit = (areaSquareMetres ?? 0) >= PERMIT_FROM_SQUARE_METRES && !permit?.trim();
  return [
    ...(condition === 'damaged' ? [{ kind: 'damaged' } as const] : []),
    ...(needsPermit ? [{ kind: 'permit' } as const] : []),
    ...dayConcern('depreciation', depreciatedOn, at),
    ...dayConcern('sim', simExpiresOn, at),
  ];
}
