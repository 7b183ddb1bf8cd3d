import {
  type BoardState,
  boardStateAt,
  inStrips,
  loopStartAt,
  showingAt,
} from '@nguon/content-model/board-loop';
import type { Order } from '@nguon/content-model/command';
import { instantOf } from '@nguon/content-model/instant';
import type { BoardManifest, FrameItem, Manifest, ShelfFile } from '@nguon/content-model/manifest';
import type { PlayoutEntry, PlayoutEvent } from '@nguon/content-model/playout';
import { brightnessNow } from './brightness.ts';
import type { Output, Standing } from './output.ts';
import type { Remembered } from './remembered.ts';
import { Showings } from './showings.ts';

/** How long a test stays on a board, ms. */
const TEST_MS = 10_000;

/** The surface a board shows on. */
export interface Panel {
  /**
   * Puts a picture up; `null` makes the surface dark.
   * @param passageSeconds of a strip, which moves through from right to left once in so many seconds; `null`: a still picture
   * @returns `false` when its file is not what its name says: then what was up stays
   */
  show(file: ShelfFile | null, passageSeconds: number | null): Promise<boolean>;
}

/** What is on the board, for its page. `none` is a dark screen: off, or nothing verified is held. */
export interface View {
  readonly kind: 'frame' | 'neutral' | 'none';
  readonly file: ShelfFile | null;
  readonly bulletin: string | null;
  readonly title: string;
  /** How long a strip takes to pass once, s; `null` for a still picture. */
  readonly passageSeconds: number | null;
}

const dark: View = { kind: 'none', file: null, bulletin: null, title: '', passageSeconds: null };

/** One picture's turn on the board. */
interface Turn {
  readonly key: string;
  readonly frame: FrameItem | null;
  /** ms since 1970. */
  readonly start: number;
}

/** Turns the manifest in force into the picture of this moment. */
export class BoardScreen implements Output {
  readonly #panel: Panel;
  readonly #device: string;
  readonly #showings: Showings;
  #view: View = dark;
  #turn: Turn = { key: '', frame: null, start: 0 };
  #manifest: BoardManifest | null = null;
  #inForceSince = 0;
  #testUntil = 0;

  constructor(panel: Panel, device: string) {
    this.#panel = panel;
    this.#device = device;
    this.#showings = new Showings(device);
  }

  get view(): View {
    return this.#view;
  }

  get showing(): Output['showing'] {
    const { file, bulletin } = this.#view;
    return file === null ? null : { sha256: file.sha256, bulletin };
  }

  /** Is it dark because its hours or windows say so? */
  get isOff(): boolean {
    return this.#turn.key === 'off';
  }

  /** Is an emergency up? It has the screen for itself. */
  get isEmergencyUp(): boolean {
    return this.#turn.frame?.priority === 'emergency';
  }

  /** How bright the picture is, %. */
  brightness(order: Remembered['brightness'], at: number): number {
    return brightnessNow(this.#manifest?.brightness ?? [], order, at);
  }

  isTesting(at: number): boolean {
    return at < this.#testUntil;
  }

  reasonNotTo(): string {
    return '';
  }

  async obey({ act }: Order, _manifest: Manifest | null, at: number): Promise<PlayoutEvent[]> {
    if (act === 'test') this.#testUntil = at + TEST_MS;
    return [];
  }

  async tick(
    given: Manifest | null,
    { isOff, isCutOff }: Standing,
    _logged: readonly PlayoutEntry[],
    at: number,
  ): Promise<PlayoutEvent[]> {
    const manifest = given?.kind === 'board' ? given : null;
    if (manifest !== this.#manifest || at < this.#inForceSince) this.#inForceSince = at;
    this.#manifest = manifest;
    if (manifest === null) return this.#begin({ key: 'dark', frame: null, start: at }, null);
    const shown = hasStrips(manifest) ? inStrips(manifest) : manifest;
    const obeyed = isOff ? { ...shown, blanked: true } : shown;
    const state = boardStateAt(obeyed, at);
    const { kind, frame, since } = showingAt(state, loopStartAt(obeyed, this.#inForceSince, at), at);
    const resting = kind === 'off' ? null : isCutOff ? manifest.offline : manifest.neutral;
    const turn = { key: keyOf(frame, since, resting), frame, start: at };
    const events = await this.#begin(turn, resting);
    return [...events, ...this.#showings.settle(framesOf(state))];
  }

  async close(at: number): Promise<PlayoutEvent[]> {
    const { frame, start } = this.#turn;
    const last = frame === null ? [] : this.#showings.shown(frame, start, at);
    return [...last, ...this.#showings.settle()];
  }

  /** @param resting what is up without a frame; `null` for a dark screen */
  async #begin(turn: Turn, resting: ShelfFile | null): Promise<PlayoutEvent[]> {
    const { key, frame, start } = this.#turn;
    if (turn.key === key) return [];
    const events = frame === null ? [] : this.#showings.shown(frame, start, turn.start);
    const isUp = turn.frame !== null && (await this.#show(viewOf(turn.frame)));
    this.#turn = isUp ? turn : { ...turn, frame: null };
    if (isUp) return events;
    const isNeutralUp = resting !== null && (await this.#show({ ...dark, kind: 'neutral', file: resting }));
    if (!isNeutralUp) await this.#show(dark);
    return turn.frame === null ? events : [...events, this.#damaged(turn.frame, turn.start)];
  }

  /** A frame that was damaged on the disk is not shown; the neutral frame or the dark screen takes its turn (M6). */
  #damaged({ bulletin, file }: FrameItem, at: number): PlayoutEvent {
    const when = { startedAt: instantOf(at), endedAt: instantOf(at) };
    const reason = 'the file was damaged';
    return { device: this.#device, bulletin, sha256: file.sha256, ...when, result: 'failed', reason };
  }

  /** Puts a picture up, if its file is what it should be. */
  async #show(view: View): Promise<boolean> {
    if (!(await this.#panel.show(view.file, view.passageSeconds))) return false;
    this.#view = view;
    return true;
  }
}

/** Names a turn; the same name as long as the same picture stays up. */
function keyOf(frame: FrameItem | null, since: number, resting: ShelfFile | null): string {
  if (frame !== null) return `${frame.file.sha256} ${since}`;
  return resting === null ? 'off' : `neutral ${resting.sha256}`;
}

function framesOf(state: BoardState): FrameItem[] {
  return state.kind === 'loop' ? state.round.flatMap(({ frame }) => (frame === null ? [] : [frame])) : [];
}

/** Does its board's display move strips, so that it got its bulletins as those too (B59)? */
function hasStrips({ items }: BoardManifest): boolean {
  return items.some(({ strip }) => strip !== undefined);
}

function viewOf({ file, bulletin, title, strip }: FrameItem): View {
  const passageSeconds = strip?.file.sha256 === file.sha256 ? strip.seconds : null;
  return { kind: 'frame', file, bulletin, title, passageSeconds };
}
