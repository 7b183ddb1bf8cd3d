import type { ShelfClip } from '@nguon/sites/publisher/site-view';
import type { KeptClip } from './clips.ts';

/** A clip as pages tell of it: where both its files are. */
export function shelfClip({ opus, mp3, seconds, synthetic }: KeptClip): ShelfClip {
  return { opus: opus.sha256, mp3: mp3.sha256, seconds, synthetic };
}
