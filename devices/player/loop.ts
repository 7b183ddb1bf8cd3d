import type { Sha256 } from '@nguon/content-model/content-address';
import {
  type ClipItem,
  type FrameItem,
  filesOf,
  type Manifest,
  type PreparedItem,
} from '@nguon/content-model/manifest';

/**
 * What a device obeys while the files of a newer manifest are still coming: the old loop, so that a slow line never
 * leaves half a loop (M7); without what the newer one withdrew and with its windows (M8); and with its emergencies and
 * all-clears that are already whole (M9). Prepared announcements keep nothing waiting: each is there as soon as its own
 * file is (S50). Once every file is held it is the newer manifest itself.
 *
 * @param current the manifest whose files are all held; `null` before the first
 * @param latest the newest verified manifest
 * @param holds does the device hold a file?
 */
export function inForce(
  current: Manifest | null,
  latest: Manifest,
  holds: (file: Sha256) => boolean,
): Manifest | null {
  if (latest.kind === 'board') {
    if (current?.kind !== 'board') return isWhole(latest, holds) ? latest : null;
    if (isWhole(latest, holds)) return latest;
    const items = mixed(
      current.items,
      latest.items,
      ({ file, strip }) => holds(file.sha256) && (!strip || holds(strip.file.sha256)),
    );
    return {
      ...latest,
      sequence: current.sequence,
      neutral: current.neutral,
      offline: current.offline,
      items,
    };
  }
  if (isWhole(latest, holds)) return latest;
  const old = current?.kind === 'speaker' ? current : { ...latest, items: [], prepared: [] };
  const isHeld = ({ opus }: ClipItem | PreparedItem) => holds(opus.sha256);
  const items = latest.items.every(isHeld) ? latest.items : mixed(old.items, latest.items, isHeld);
  const prepared = preparedOf(old.prepared, latest.prepared, isHeld);
  return { ...latest, sequence: current?.sequence ?? latest.sequence, items, prepared };
}

/** The announcements of the newest manifest that are held, one that was corrected as it was until its file has come. */
function preparedOf(
  old: readonly PreparedItem[],
  latest: readonly PreparedItem[],
  isHeld: (item: PreparedItem) => boolean,
): PreparedItem[] {
  return latest.flatMap((item) => {
    if (isHeld(item)) return [item];
    const before = old.find(({ announcement }) => announcement === item.announcement);
    return before !== undefined && isHeld(before) ? [before] : [];
  });
}

/** Are all its files held? */
export function isWhole(manifest: Manifest, holds: (file: Sha256) => boolean): boolean {
  return filesOf(manifest, 'opus').every(({ sha256 }) => holds(sha256));
}

/** Is it taken before the rest is held: an emergency, or on a board what ends one? */
export function isPressing(item: FrameItem | ClipItem): boolean {
  return item.priority === 'emergency' || ('aloneUntil' in item && item.aloneUntil !== undefined);
}

function mixed<Item extends FrameItem | ClipItem>(
  old: readonly Item[],
  latest: readonly Item[],
  isHeld: (item: Item) => boolean,
): Item[] {
  const lacking = new Set(latest.filter((item) => !isHeld(item)).map(({ bulletin }) => bulletin));
  const newest = new Map(latest.map((item) => [item.bulletin, item]));
  const pressing = latest.filter((item) => isPressing(item) && !lacking.has(item.bulletin));
  const kept = old.flatMap((item) => {
    const now = newest.get(item.bulletin);
    if (now === undefined || pressing.includes(now)) return [];
    const { from, until, priority } = now;
    const times = 'dayParts' in now ? { dayParts: now.dayParts, restMinutes: now.restMinutes } : {};
    return [{ ...item, from, until, priority, ...times }];
  });
  return [...pressing, ...kept];
}
