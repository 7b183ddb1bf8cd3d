import type { Instant } from '@nguon/content-model/instant';
import { type Concern, concernsOf, type Registered } from '../boards/concerns.ts';
import type { Board } from '../payload-types.ts';
import type { BoardWords } from './board-words.ts';
import { day } from './moment.ts';
import { deviceStateOf, type Standing, toneOfDevice } from './standing.ts';
import type { Words } from './words.ts';

/** The fields of a board's record that say how it is doing. */
export type WatchedBoard = Pick<
  Board,
  'id' | 'name' | 'enrolledAt' | 'revokedAt' | 'seenAt' | 'blanked' | 'wrongSince' | 'logFault'
> &
  Registered;

/** A concern in words. */
export function concernSaid(concern: Concern, words: BoardWords): string {
  switch (concern.kind) {
    case 'permit':
      return words.concerns.permit;
    case 'depreciation':
    case 'sim': {
      const said = words.concerns[concern.kind];
      return concern.isPast ? said.past(day(concern.day)) : said.soon(day(concern.day));
    }
  }
}

/**
 * How a board is doing: first whether its device is there, then what is wrong with its picture and its log, whether the
 * authority switched it off, and what the register has to say (W52).
 */
export function marksOf(
  board: WatchedBoard,
  at: Instant,
  words: BoardWords,
  device: Words['device'],
): Standing[] {
  const state = deviceStateOf(board, at);
  return [
    { tone: toneOfDevice[state], text: device[state] },
    ...(board.wrongSince ? [{ tone: 'alarm', text: words.marks.wrong } as const] : []),
    ...(board.logFault ? [{ tone: 'bad', text: words.marks.logBroken } as const] : []),
    ...(board.blanked ? [{ tone: 'wait', text: words.marks.off } as const] : []),
    ...concernsOf(board, at).map((concern): Standing => {
      if (concern.kind === 'permit') return { tone: 'wait', text: words.marks.permit };
      const said = words.marks[concern.kind];
      return concern.isPast ? { tone: 'bad', text: said.past } : { tone: 'wait', text: said.soon };
    }),
  ];
}
