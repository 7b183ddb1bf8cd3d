import { instantOf } from '@nguon/content-model/instant';
import type { FrameItem } from '@nguon/content-model/manifest';
import type { PlayoutEvent } from '@nguon/content-model/playout';

/** Showings of one frame are gathered this long, ms: a frame that comes round every minute is 144 lines a day, not 1,440. */
export const GATHER_MS = 10 * 60_000;

interface Gathering {
  readonly frame: FrameItem;
  readonly start: number;
  end: number;
}

/**
 * Turns a board's showings into playout events. A frame's first showing is told at once, as proof that it arrived; later
 * ones are gathered into one line each ten minutes, from the first to the last. What is gathered when the power goes is
 * not told: the log says less than was shown, never more.
 */
export class Showings {
  readonly #device: string;
  readonly #gathering = new Map<string, Gathering>();

  constructor(device: string) {
    this.#device = device;
  }

  /** A frame was up from `start` to `end`, ms. */
  shown(frame: FrameItem, start: number, end: number): PlayoutEvent[] {
    const known = this.#gathering.get(frame.file.sha256);
    if (known === undefined) {
      this.#gathering.set(frame.file.sha256, { frame, start: end, end });
      return [this.#event({ frame, start, end })];
    }
    if (known.end === known.start) this.#gathering.set(frame.file.sha256, { frame, start, end });
    else known.end = end;
    const gathered = this.#gathering.get(frame.file.sha256);
    if (gathered === undefined || gathered.end - gathered.start < GATHER_MS) return [];
    this.#gathering.set(frame.file.sha256, { frame, start: end, end });
    return [this.#event(gathered)];
  }

  /** Tells what was gathered of frames that are no longer in the loop; of all, without a loop. */
  settle(loop: readonly FrameItem[] = []): PlayoutEvent[] {
    const staying = new Set(loop.map(({ file }) => file.sha256));
    const leaving = [...this.#gathering].filter(([file]) => !staying.has(file));
    for (const [file] of leaving) this.#gathering.delete(file);
    return leaving.filter(([, { start, end }]) => end > start).map(([, gathered]) => this.#event(gathered));
  }

  #event({ frame, start, end }: Gathering): PlayoutEvent {
    return {
      device: this.#device,
      bulletin: frame.bulletin,
      sha256: frame.file.sha256,
      startedAt: instantOf(start),
      endedAt: instantOf(end),
      result: 'played',
      reason: '',
    };
  }
}
