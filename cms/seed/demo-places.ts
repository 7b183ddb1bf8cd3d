import type { Unit } from '@nguon/content-model/unit';
import type { Notice } from './read-notices.ts';

/**
 * The made-up communes of the sample notices, in the order in which real ones play them. The first two have accounts to
 * sign in with, the first five have boards and speakers, the fifth has an emergency.
 */
const roles = [
  'Bình Yên Đông',
  'Đồng Rào',
  'Phú Lâm Thượng',
  'Nậm Sương',
  'Ia Tưng',
  'Cửa Lạch',
  'Thạch Khê Thượng',
  'Bàu Sen Tây',
  'Rạch Dừa Nước',
] as const;

/** How many communes have officials whose password is known. */
export const WITH_ACCOUNTS = 2;
/** How many communes have boards and speakers. */
export const WITH_DEVICES = 5;

/** The place whose residents speak Hmong, among those with devices. */
export const WITH_HMONG = 3;

/** The communes whose sites have an introduction, leaders and a schedule; those beyond them are still empty. */
export function placesWithPages(places: readonly Unit[]): readonly Unit[] {
  return places.slice(0, WITH_DEVICES);
}

/** The communes that play a made-up one, in the order of `roles`: the first ward, then the others by code (R7). */
export function placesOf([, ...communes]: readonly Unit[]): Unit[] {
  const seat = communes.find(({ type }) => type === 'phường') ?? communes[0];
  const others = communes.filter((unit) => unit !== seat);
  return [...(seat === undefined ? [] : [seat]), ...others].slice(0, roles.length);
}

/** The made-up commune that issues a notice: `Công an xã Đồng Rào` is Đồng Rào's. */
function roleOf(issuer: string): number {
  const name = /(?:xã|phường) (\p{Lu}\p{L}*(?: \p{Lu}\p{L}*)*)/u.exec(issuer)?.[1];
  return roles.findIndex((role) => role === name);
}

/**
 * The unit whose bulletin a notice becomes: the province's own, and a commune's by who issues it, so that a correction
 * stays with what it corrects.
 *
 * @throws {RangeError} when a notice's commune plays no role
 */
export function placeOf({ level, issuer, name }: Notice, province: Unit, places: readonly Unit[]): Unit {
  if (level === 'province') return province;
  const place = places[roleOf(issuer)];
  if (place === undefined) throw new RangeError(`${name}: no commune plays the issuer "${issuer}"`);
  return place;
}
