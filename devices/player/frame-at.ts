import { instantOf, millisecondsOf } from '@nguon/content-model/instant';
import { type BoardManifest, type FrameItem, framesAt } from '@nguon/content-model/manifest';

/** What a board shows at one moment: a frame, or the neutral one. */
export interface Showing {
  readonly frame: FrameItem | null;
  /** When this showing began, ms since 1970. */
  readonly since: number;
}

/**
 * When the loop that runs now began, ms: when something last joined or left it, or when the manifest came into force.
 * So an emergency starts with its first page, whatever was running.
 */
export function loopStartAt(manifest: BoardManifest, inForceSince: number, at: number): number {
  const edges = manifest.items.flatMap(({ from, until }) => [millisecondsOf(from), millisecondsOf(until)]);
  return Math.max(inForceSince, ...edges.filter((edge) => edge <= at));
}

/** The frame of a board at one moment, each for its dwell, round and round (M1, M4). No clock, no chance. */
export function frameAt(manifest: BoardManifest, at: number, loopStart: number): Showing {
  const frames = manifest.blanked ? [] : framesAt(manifest, instantOf(at));
  const roundMs = frames.reduce((sum, { dwellSeconds }) => sum + dwellSeconds * 1000, 0);
  if (roundMs === 0) return { frame: null, since: loopStart };
  const rounds = Math.floor(Math.max(0, at - loopStart) / roundMs);
  let since = loopStart + rounds * roundMs;
  for (const frame of frames) {
    if (at < since + frame.dwellSeconds * 1000) return { frame, since };
    since += frame.dwellSeconds * 1000;
  }
  return { frame: frames[0] ?? null, since };
}
