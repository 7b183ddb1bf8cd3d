import { type Instant, later } from '@nguon/content-model/instant';
import type { Where } from 'payload';
import { PERMIT_FROM_SQUARE_METRES, SOON_DAYS } from '../boards/concerns.ts';
import { listAddress } from './list-address.ts';
import { SILENT_AFTER_SECONDS } from './standing.ts';

/** The groups in which officials look for boards; those that need somebody first. */
export const boardGroups = ['wrong', 'offline', 'logBroken', 'sim', 'off', 'notEnrolled', 'all'] as const;
export type BoardGroup = (typeof boardGroups)[number];

/** How long before its end a SIM is listed, s: as long as its concern is told. */
const SOON_SECONDS = SOON_DAYS * 24 * 3_600;

/** Boards that may need somebody: what exactly, their records tell. */
export function alarming(at: Instant): Where[] {
  const soon = later(at, SOON_SECONDS);
  return [
    ...(['wrong', 'offline', 'logBroken', 'sim'] as const).map((group) => whereOf(group, at)),
    { depreciatedOn: { less_than_equal: soon } },
    { areaSquareMetres: { greater_than_equal: PERMIT_FROM_SQUARE_METRES } },
  ];
}

/** What a group holds at an instant (W53). */
export function whereOf(group: BoardGroup, at: Instant): Where {
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
    case 'sim':
      return { and: [{ simExpiresOn: { less_than_equal: later(at, SOON_SECONDS) } }] };
    case 'off':
      return { and: [{ blanked: { equals: true } }] };
    case 'notEnrolled':
      return { and: [{ enrolledAt: { exists: false } }] };
    case 'all':
      return {};
  }
}

/** Where a group is listed. */
export function addressOf(group: BoardGroup, at: Instant): string {
  return listAddress('boards', group === 'all' ? null : whereOf(group, at), 'name');
}
