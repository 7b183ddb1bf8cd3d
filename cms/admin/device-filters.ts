import { type Instant, later } from '@nguon/content-model/instant';
import type { Where } from 'payload';
import { PERMIT_FROM_SQUARE_METRES, SOON_DAYS } from '../devices/concerns.ts';
import type { DeviceCollection } from '../devices/register.ts';
import { listAddress } from './list-address.ts';
import { SILENT_AFTER_SECONDS } from './standing.ts';

/** The groups in which officials look for devices; those that need somebody first. */
const deviceGroups = [
  'wrong',
  'offline',
  'logBroken',
  'damaged',
  'sim',
  'off',
  'notEnrolled',
  'all',
] as const;
export type DeviceGroup = (typeof deviceGroups)[number];

/** The groups of boards or of speakers: only a board can show a wrong picture. */
export function groupsOf(collection: DeviceCollection): readonly DeviceGroup[] {
  return deviceGroups.filter((group) => group !== 'wrong' || collection === 'boards');
}

/** How long before its end a SIM is listed, s: as long as its concern is told. */
const SOON_SECONDS = SOON_DAYS * 24 * 3_600;

/** Devices that may need somebody: what exactly, their records tell. */
export function alarming(collection: DeviceCollection, at: Instant): Where[] {
  const soon = later(at, SOON_SECONDS);
  const isBoard = collection === 'boards';
  return [
    ...(['wrong', 'offline', 'logBroken', 'damaged', 'sim'] as const).map((group) =>
      whereOf(collection, group, at),
    ),
    { depreciatedOn: { less_than_equal: soon } },
    ...(isBoard ? [{ areaSquareMetres: { greater_than_equal: PERMIT_FROM_SQUARE_METRES } }] : []),
  ];
}

/** What a group holds at an instant (W53). */
export function whereOf(collection: DeviceCollection, group: DeviceGroup, at: Instant): Where {
  switch (group) {
    case 'wrong':
      return { and: [{ wrongSince: { exists: true } }] };
    case 'offline':
      return {
        and: [
          { enrolledAt: { exists: true } },
          { revokedAt: { exists: false } },
          {
            or: [{ seenAt: { exists: false } }, { seenAt: { less_than: later(at, -SILENT_AFTER_SECONDS) } }],
          },
        ],
      };
    case 'logBroken':
      return { and: [{ logFault: { exists: true } }] };
    case 'damaged':
      return { and: [{ condition: { equals: 'damaged' } }] };
    case 'sim':
      return { and: [{ simExpiresOn: { less_than_equal: later(at, SOON_SECONDS) } }] };
    case 'off':
      return { and: [{ [collection === 'boards' ? 'blanked' : 'muted']: { equals: true } }] };
    case 'notEnrolled':
      return { and: [{ enrolledAt: { exists: false } }] };
    case 'all':
      return {};
  }
}

/** Where a group is listed. */
export function addressOf(collection: DeviceCollection, group: DeviceGroup, at: Instant): string {
  return listAddress(collection, group === 'all' ? null : whereOf(collection, group, at), 'name');
}
