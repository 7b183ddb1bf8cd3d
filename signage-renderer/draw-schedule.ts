import { type Board, dwellSeconds } from '@nguon/content-model/board';
import { addressOf, type Sha256 } from '@nguon/content-model/content-address';
import { takesOutlines } from '@nguon/content-model/drawable';
import type { Engagement } from '@nguon/content-model/official';
import { fullName, type Unit } from '@nguon/content-model/unit';
import type { Theme } from '@nguon/themes/theme';
import { encodeFrame } from './encode-frame.ts';
import { engineAddress } from './engine-address.ts';
import { checkDrawable, drawnFor, type Frame } from './frame.ts';
import { paintScene } from './paint-scene.ts';
import { schedulePages } from './schedule-scene.ts';

/** What the frames of a day's schedule are made from. */
export interface ScheduleSpec {
  readonly board: Board;
  readonly theme: Theme;
  readonly unit: Unit;
  /** `2026-11-21`. */
  readonly day: string;
  /** Of that day, earliest first; at least one. */
  readonly engagements: readonly Engagement[];
}

/** Does a board show schedules? A table needs outlines. */
export function takesSchedule(board: Board): boolean {
  return takesOutlines(board);
}

/** Names what `drawSchedule` would draw: equal keys mean equal bytes (B10). */
export function scheduleKey({ board, theme, unit, day, engagements }: ScheduleSpec): Sha256 {
  return addressOf({
    engine: engineAddress,
    schedule: { unit: fullName(unit), day, engagements },
    board: drawnFor(board),
    colours: theme.colours,
  });
}

/**
 * Draws what the leaders do on one day, on as many pages as it takes (B33).
 * @throws {Refusal} `letter-undrawable` for a letter that is in no font (B3)
 */
export async function drawSchedule(spec: ScheduleSpec): Promise<Frame[]> {
  const { board, theme, engagements } = spec;
  const name = fullName(spec.unit).normalize('NFC');
  for (const { leader, subject, place } of engagements) checkDrawable(`${leader} ${subject} ${place}`, board);
  const pages = schedulePages(board, theme, { ...spec, name });
  const drawn = pages.map(async ({ scene, words }, index): Promise<Frame> => {
    const encoded = await encodeFrame(await paintScene(scene, null), board, { colours: null, crisp: false });
    return {
      ...encoded,
      width: board.width,
      height: board.height,
      page: index + 1,
      pages: pages.length,
      dwellSeconds: dwellSeconds(words, board.shortestDwellSeconds),
    };
  });
  return Promise.all(drawn);
}
