import type { Board } from '@nguon/content-model/board';
import type { BulletinContent } from '@nguon/content-model/bulletin';
import { currentOn, type Edition } from '@nguon/content-model/edition';
import type { Instant } from '@nguon/content-model/instant';
import { shownOn } from '../boards.ts';

/** The bulletin that stands first on a board, as its page tells it; `null` while it shows the unit's name alone. */
export function firstOnBoard(edition: Edition, board: Board, at: Instant): BulletinContent | null {
  return shownOn(board, currentOn(edition, 'board', at))[0]?.content ?? null;
}
