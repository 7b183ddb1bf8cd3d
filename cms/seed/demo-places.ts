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

/** The communes that play a made-up one, in the order of `roles`: the first ward, then rural communes, then wards (R7). */
export function placesOf([, ...communes]: readonly Unit[]): Unit[] {
  const seat = communes.find(({ type }) => type === 'phường') ?? communes[0];
  const others = communes.filter((unit) => unit !== seat);
  const [rural, wards] = [
    others.filter(({ type }) => type !== 'phường'),
    others.filter(({ type }) => type === 'phường'),
  ];
  return [...(seat === undefined ? [] : [seat]), ...rural, ...wards].slice(0, roles.length);
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

/** A made-up commune in a text, with its kind where that stands before it; `Bình Yên 1` is a school of Bình Yên Đông's. */
const roleInText = new RegExp(
  `(?:(các xã|xã|phường) )?(${roles.map((role) => role.replace(/^(\S+ \S+)( \S+)$/u, '$1(?:$2)?')).join('|')})(?!\\p{L})`,
  'gu',
);

/** A text with the real communes' names for the made-up ones that they play (R7). */
export function playedText(text: string, places: readonly Unit[]): string {
  return text.replace(roleInText, (found, kind: string | undefined, name: string) => {
    const place = places[roles.findIndex((role) => role.startsWith(name))];
    if (place === undefined) return found;
    if (kind === undefined) return place.name;
    return `${kind === 'các xã' ? kind : place.type} ${place.name}`;
  });
}
