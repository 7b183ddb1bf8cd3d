import { z } from 'zod';
import { Window } from './board.ts';
import { FrameItem, ShelfFile } from './manifest.ts';
import { DayPart } from './time-of-day.ts';

/** A file with the address it is fetched from. */
const file = { url: z.url(), ...ShelfFile.shape };

/** One picture of a playlist; those of one bulletin stay together. */
export const PlaylistItem = z.strictObject({
  ...file,
  ...FrameItem.omit({ file: true, strip: true }).shape,
});
export type PlaylistItem = z.output<typeof PlaylistItem>;

/**
 * What a board shows, for systems of other makers: the manifest's frames that are not over, with addresses and without a
 * signature. While an emergency is current it is alone in it (D47).
 */
export const Playlist = z.strictObject({
  version: z.literal(1),
  board: z.uuid(),
  name: z.string(),
  /** Pixels across and down. */
  width: z.int(),
  height: z.int(),
  /** When the board is on each day, in Vietnam's time; none means always. An emergency is shown at every hour. */
  hours: z.array(DayPart),
  /** `null`: always ours; else in these times only. */
  windows: z.array(Window).nullable(),
  /** Shown when no item is current. */
  neutral: z.strictObject(file),
  /** In the order in which they are shown, each from `from` until `until` in its parts of the day, for `dwellSeconds`. */
  items: z.array(PlaylistItem),
});
export type Playlist = z.output<typeof Playlist>;
