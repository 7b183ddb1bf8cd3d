import { mkdir } from 'node:fs/promises';
import { openKeys } from '../keys.ts';
import { type Audio, fileAudio } from './audio.ts';
import { BoardScreen } from './board.ts';
import { TrustedClock } from './clock.ts';
import { openConnection } from './connection.ts';
import { isPrepared } from './decide.ts';
import { Duty, type DutyParts } from './duty.ts';
import { Holding } from './holding.ts';
import type { Identity } from './identity.ts';
import { removeLeftovers } from './leftovers.ts';
import { Memory } from './memory.ts';
import type { Output } from './output.ts';
import { type PageState, pageStateOf } from './page-state.ts';
import { FolderPanel } from './panel.ts';
import { PlayoutLog } from './playout-log.ts';
import { Server } from './server.ts';
import { SpeakerVoice } from './speaker.ts';
import type { SpeakerAtHand } from './speaker-page.ts';
import { Store } from './store.ts';

/** The player's own version, as it reports it. */
export const PLAYER_VERSION = 'nguon-player 0.1.0';

export interface PlayerOptions {
  readonly identity: Identity;
  /** The folder that is this player's own. */
  readonly folder: string;
  readonly audio?: Audio;
  /** The device's own clock, ms since 1970. */
  readonly wall?: () => number;
  /** Told of what goes wrong; the player goes on. */
  readonly onFault?: (error: unknown) => void;
  /** Told when a command asks for a restart: end this player and start another. */
  readonly onRestart?: () => void;
}

/** A device at work on Node: its files, log and memory are in a folder of its own, the broker tells it of news. */
export class Player {
  /** What a board shows; dark on a speaker. */
  readonly screen: BoardScreen;
  readonly panel: FolderPanel;
  readonly #identity: Identity;
  readonly #duty: Duty;
  /** What a speaker plays with; a board has none. */
  readonly #voice: SpeakerVoice | null;

  private constructor(
    { identity, folder, audio = fileAudio(folder), onFault, onRestart }: PlayerOptions,
    store: Store,
    parts: Omit<DutyParts, 'identity' | 'store' | 'output' | 'connect' | 'version' | 'restart' | 'onFault'>,
  ) {
    this.#identity = identity;
    this.panel = new FolderPanel(folder, store);
    this.screen = new BoardScreen(this.panel, identity.device);
    const now = () => parts.clock.now();
    const { device, kind, server, token } = identity;
    this.#voice =
      kind === 'board'
        ? null
        : new SpeakerVoice(folder, store, device, audio, now, new Server(server, device, token));
    const output: Output = this.#voice ?? this.screen;
    this.#duty = new Duty({
      ...parts,
      identity,
      store,
      output,
      connect: (on) => openConnection(identity, on),
      version: PLAYER_VERSION,
      restart: () => onRestart?.(),
      onFault: (error) => onFault?.(error),
    });
  }

  /** Starts a player on its folder. */
  static async start(options: PlayerOptions): Promise<Player> {
    const { folder, identity, wall } = options;
    await mkdir(folder, { recursive: true });
    await removeLeftovers(folder);
    const store = await Store.open(folder);
    const memory = await Memory.open(folder);
    const clock = new TrustedClock(memory.now, wall);
    const holding = await Holding.open(identity, memory, store, clock);
    const log = PlayoutLog.open(folder, memory.now.accepted);
    const keys = await openKeys(identity.keys);
    return new Player(options, store, { memory, clock, holding, log, keys });
  }

  /** Trusted time, ms since 1970. */
  now(): number {
    return this.#duty.now();
  }

  /** What the board's page says. */
  get pageState(): PageState {
    return pageStateOf(this.screen, this.#duty, this.#identity);
  }

  /** What a speaker's page says and asks. */
  get speakerAtHand(): SpeakerAtHand {
    const { inForce } = this.#duty;
    const sound = this.#voice?.playing?.sound;
    return {
      name: this.#identity.name,
      announcements: inForce?.kind === 'speaker' ? inForce.prepared : [],
      playing: sound !== undefined && isPrepared(sound) ? sound.announcement : null,
      play: (announcement) => this.#duty.playByHand(announcement),
    };
  }

  /** Stops, with everything that was shown or played in the log. */
  close(): Promise<void> {
    return this.#duty.close();
  }
}
