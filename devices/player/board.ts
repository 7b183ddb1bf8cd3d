import { copyFile, link, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BoardState, boardStateAt, loopStartAt, showingAt } from '@nguon/content-model/board-loop';
import type { Sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import type { BoardManifest, FrameItem, ShelfFile } from '@nguon/content-model/manifest';
import type { PlayoutEvent } from '@nguon/content-model/playout';
import { Showings } from './showings.ts';
import type { Store } from './store.ts';

/** What is on the board, for its page. `none` is a dark screen: nothing verified is held. */
export interface View {
  readonly kind: 'frame' | 'neutral' | 'none';
  readonly file: ShelfFile | null;
  readonly bulletin: string | null;
  readonly title: string;
}

const dark: View = { kind: 'none', file: null, bulletin: null, title: '' };

/** One picture's turn on the board. */
interface Turn {
  readonly key: string;
  readonly frame: FrameItem | null;
  /** ms since 1970. */
  readonly start: number;
}

/** Turns the manifest in force into the picture of this moment: in memory for the page, in `current.<ext>` for others. */
export class BoardScreen {
  readonly #folder: string;
  readonly #store: Store;
  readonly #device: string;
  readonly #showings: Showings;
  #view: View = dark;
  #bytes: Buffer | null = null;
  #turn: Turn = { key: '', frame: null, start: 0 };
  #manifest: BoardManifest | null = null;
  #inForceSince = 0;

  constructor(folder: string, store: Store, device: string) {
    this.#folder = folder;
    this.#store = store;
    this.#device = device;
    this.#showings = new Showings(device);
  }

  get view(): View {
    return this.#view;
  }

  /** The picture that is up, verified; `null` on a dark screen. */
  get picture(): { readonly bytes: Buffer; readonly mime: string } | null {
    const { file } = this.#view;
    return this.#bytes === null || file === null ? null : { bytes: this.#bytes, mime: file.mime };
  }

  /**
   * Shows what is due.
   * @param manifest the one in force; the same object as long as nothing in it changed
   * @param isBlanked switched off by a command
   * @param at ms since 1970
   * @returns what there is to log
   */
  async tick(manifest: BoardManifest | null, isBlanked: boolean, at: number): Promise<PlayoutEvent[]> {
    if (manifest !== this.#manifest || at < this.#inForceSince) this.#inForceSince = at;
    this.#manifest = manifest;
    if (manifest === null) return this.#begin({ key: 'dark', frame: null, start: at }, null);
    const obeyed = isBlanked ? { ...manifest, blanked: true } : manifest;
    const state = boardStateAt(obeyed, at);
    const { kind, frame, since } = showingAt(state, loopStartAt(obeyed, this.#inForceSince, at), at);
    const turn = { key: keyOf(kind, frame, since, manifest), frame, start: at };
    const events = await this.#begin(turn, kind === 'off' ? null : manifest);
    return [...events, ...this.#showings.settle(framesOf(state))];
  }

  /** Everything that is still to be logged. */
  close(at: number): PlayoutEvent[] {
    const { frame, start } = this.#turn;
    const last = frame === null ? [] : this.#showings.shown(frame, start, at);
    return [...last, ...this.#showings.settle()];
  }

  async #begin(turn: Turn, manifest: BoardManifest | null): Promise<PlayoutEvent[]> {
    const { key, frame, start } = this.#turn;
    if (turn.key === key) return [];
    const events = frame === null ? [] : this.#showings.shown(frame, start, turn.start);
    const isUp = turn.frame !== null && (await this.#show(viewOf(turn.frame)));
    this.#turn = isUp ? turn : { ...turn, frame: null };
    if (isUp) return events;
    const isNeutralUp =
      manifest !== null && (await this.#show({ ...dark, kind: 'neutral', file: manifest.neutral }));
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
    const bytes = view.file === null ? null : await this.#store.read(view.file.sha256);
    if (view.file !== null && bytes === null) return false;
    this.#view = view;
    this.#bytes = bytes;
    const name = view.file === null ? null : `current.${view.file.mime.split('/')[1] ?? 'bin'}`;
    const isPlaced = name !== null && view.file !== null && (await this.#place(view.file.sha256, name));
    await this.#keepOnly(isPlaced ? name : null);
    return true;
  }

  /** Puts a file of the shelf under another name at once, without needing room for a second copy. */
  async #place(file: Sha256, name: string): Promise<boolean> {
    const temporary = join(this.#folder, `.${name}.part`);
    const from = this.#store.pathOf(file);
    try {
      await rm(temporary, { force: true });
      await link(from, temporary).catch(() => copyFile(from, temporary));
      await rename(temporary, join(this.#folder, name));
      await rm(temporary, { force: true });
      return true;
    } catch {
      return false;
    }
  }

  async #keepOnly(name: string | null): Promise<void> {
    const pictures = (await readdir(this.#folder)).filter((other) => other.startsWith('current.'));
    const old = pictures.filter((other) => other !== name);
    await Promise.all(old.map((other) => rm(join(this.#folder, other), { force: true })));
  }
}

/** Names a turn; the same name as long as the same picture stays up. */
function keyOf(kind: string, frame: FrameItem | null, since: number, { neutral }: BoardManifest): string {
  if (frame !== null) return `${frame.file.sha256} ${since}`;
  return kind === 'off' ? 'off' : `neutral ${neutral.sha256}`;
}

function framesOf(state: BoardState): FrameItem[] {
  return state.kind === 'loop' ? state.round.flatMap(({ frame }) => (frame === null ? [] : [frame])) : [];
}

function viewOf({ file, bulletin, title }: FrameItem): View {
  return { kind: 'frame', file, bulletin, title };
}
