import type { Instant } from '@nguon/content-model/instant';
import { type Concern, concernsOf, type Registered } from '../devices/concerns.ts';
import type { Board, Speaker } from '../payload-types.ts';
import type { BoardWords } from './board-words.ts';
import { day } from './moment.ts';
import { deviceStateOf, type Standing, toneOfDevice } from './standing.ts';
import type { Words } from './words.ts';

/** The fields of a device's record that say how it is doing. */
export type WatchedDevice = Pick<
  Board | Speaker,
  'id' | 'name' | 'enrolledAt' | 'revokedAt' | 'seenAt' | 'wrongSince' | 'logFault'
> &
  Partial<Pick<Board, 'blanked'> & Pick<Speaker, 'muted'>> &
  Registered;

/** A concern in words. */
export function concernSaid(concern: Concern, words: BoardWords): string {
  switch (concern.kind) {
    case 'permit':
    case 'damaged':
      return words.concerns[concern.kind];
    case 'depreciation':
    case 'sim': {
      const said = words.concerns[concern.kind];
      return concern.isPast ? said.past(day(concern.day)) : said.soon(day(concern.day));
    }
  }
}

/**
 * How a board or speaker is doing: first whether its device is there, then what is wrong with its picture and its log,
 * whether the authority switched it off, and what the register has to say (W52).
 */
export function marksOf(
  watched: WatchedDevice,
  at: Instant,
  words: BoardWords,
  device: Words['device'],
): Standing[] {
  const state = deviceStateOf(watched, at);
  return [
    { tone: toneOfDevice[state], text: device[state] },
    ...(watched.wrongSince ? [{ tone: 'alarm', text: words.marks.wrong } as const] : []),
    ...(watched.logFault ? [{ tone: 'bad', text: words.marks.logBroken } as const] : []),
    ...(watched.blanked || watched.muted ? [{ tone: 'wait', text: words.marks.off } as const] : []),
    ...concernsOf(watched, at).map((concern): Standing => {
      if (concern.kind === 'permit') return { tone: 'wait', text: words.marks.permit };
      if (concern.kind === 'damaged') return { tone: 'bad', text: words.marks.damaged };
      const said = words.marks[concern.kind];
      return concern.isPast ? { tone: 'bad', text: said.past } : { tone: 'wait', text: said.soon };
    }),
  ];
}
