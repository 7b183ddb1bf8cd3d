import { mkdir } from 'node:fs/promises';
import type { Act } from '@nguon/content-model/command';
import type { Reported } from '@nguon/content-model/device';
import { instantOf } from '@nguon/content-model/instant';
import type { PlayoutEvent } from '@nguon/content-model/playout';
import { seal } from '../envelope.ts';
import { type Keys, openKeys } from '../keys.ts';
import { type Audio, fileAudio } from './audio.ts';
import { BoardScreen } from './board.ts';
import { TrustedClock } from './clock.ts';
import { type Connection, openConnection } from './connection.ts';
import { fetchFiles, type Lack } from './fetch-files.ts';
import { Holding } from './holding.ts';
import type { Identity } from './identity.ts';
import { removeLeftovers } from './leftovers.ts';
import { Memory } from './memory.ts';
import { Orders } from './orders.ts';
import type { PageState } from './page.ts';
import { PlayoutLog } from './playout-log.ts';
import { Rounds } from './rounds.ts';
import { Server } from './server.ts';
import { SpeakerVoice } from './speaker.ts';
import { Store } from './store.ts';

/** The player's own version, as it reports it. */
export const PLAYER_VERSION = 'nguon-player 0.1.0';

/** How often the player looks at what is due, ms. What is over is gone within a second (M10). */
const TICK_MS = 200;

/** How often the server is asked without a hint, ms (D8). */
export const ROUND_MS = 60_000;

/** How often the server's time is asked, ms. A cheap quartz drifts 0.1 s in ten minutes at worst. */
const TIME_MS = 10 * 60_000;

/** New playout entries are sent together, this long after the first of them, ms. */
const SEND_AFTER_MS = 5_000;

/** How long a test stays on a board, ms. */
const TEST_MS = 10_000;

export interface PlayerOptions {
  readonly identity: Identity;
  /** The folder that is this player's own. */
  readonly folder: string;
  readonly audio?: Audio;
  /** The device's own clock, ms since 1970. */
  readonly wall?: () => number;
  /** Told of what goes wrong; the player goes on. */
  readonly onFault?: (error: unknown) => void;
}

/** A device at work: it pulls, verifies, shows or plays, logs and reports, with or without a server. */
export class Player {
  readonly screen: BoardScreen;
  readonly #voice: SpeakerVoice;
  readonly #options: PlayerOptions;
  readonly #parts: Parts;
  readonly #orders: Orders;
  readonly #server: Server;
  readonly #rounds: Rounds;
  /** Runs while there are new playout entries to send. */
  #soon: NodeJS.Timeout | undefined;
  readonly #connection: Connection;
  readonly #toldLacks = new Set<string>();
  #tick: Promise<void> = Promise.resolve();
  #ticker: NodeJS.Timeout;
  #fetching = new AbortController();
  #timeSetAt = Number.NEGATIVE_INFINITY;
  #isReachable = true;
  #isBlanked: boolean;
  #testUntil = 0;
  #told = '';

  private constructor(options: PlayerOptions, parts: Parts) {
    const { identity, folder } = options;
    const { device, server, token } = identity;
    this.#options = options;
    this.#parts = parts;
    this.#isBlanked = parts.memory.now.blanked;
    this.screen = new BoardScreen(folder, parts.store, device);
    this.#voice = new SpeakerVoice(folder, parts.store, device, options.audio ?? fileAudio(folder), () =>
      this.now(),
    );
    this.#server = new Server(server, device, token);
    this.#orders = new Orders(identity, parts.keys, parts.memory, {
      now: () => this.now(),
      act: (act) => this.#act(act),
      acknowledge: (jws) => this.#connection.say('ack', jws),
      missed: (after) => this.#server.commands(after),
    });
    this.#rounds = new Rounds(() => this.#round(), ROUND_MS);
    this.#connection = openConnection(identity, {
      hint: (sequence) => this.#hint(sequence),
      command: (jws) => void this.#orders.take(jws).catch((error: unknown) => this.#fault(error)),
      connected: () => this.#rounds.ask(),
    });
    this.#ticker = setInterval(() => this.#tickNow(), TICK_MS);
    this.#tickNow();
    this.#rounds.ask();
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
    return new Player(options, { store, memory, clock, holding, log, keys });
  }

  /** Trusted time, ms since 1970. */
  now(): number {
    return this.#parts.clock.now();
  }

  /** What the board's page says. */
  get pageState(): PageState {
    const { kind, file, title } = this.screen.view;
    const { name, device } = this.#options.identity;
    const notice = this.now() < this.#testUntil ? `Thử thiết bị · ${name} · ${device.slice(0, 8)}` : '';
    return { kind, file: file?.sha256 ?? null, title, notice, offline: !this.#isReachable };
  }

  /** Stops, with everything that was shown or played in the log. */
  async close(): Promise<void> {
    clearInterval(this.#ticker);
    await this.#tick;
    this.#fetching.abort();
    await this.#rounds.close();
    this.#write([...this.screen.close(this.now()), ...(await this.#voice.close(this.now()))]);
    clearTimeout(this.#soon);
    await this.#parts.memory.remember(this.#parts.clock.memory()).catch((error) => this.#fault(error));
    await this.#connection.close();
    this.#parts.log.close();
  }

  #tickNow(): void {
    this.#tick = this.#tick.then(() => this.#work()).catch((error: unknown) => this.#fault(error));
  }

  async #work(): Promise<void> {
    const { holding, log } = this.#parts;
    const manifest = holding.inForce;
    const at = this.now();
    if (this.#options.identity.kind === 'board') {
      const loop = manifest?.kind === 'board' ? manifest : null;
      this.#write(await this.screen.tick(loop, this.#isBlanked, at));
    } else {
      const programme = manifest?.kind === 'speaker' ? manifest : null;
      this.#write(await this.#voice.tick(programme, this.#isBlanked, log.recent, at));
    }
    if (this.#news() !== this.#told) await this.#report().catch(() => {});
  }

  #write(events: readonly PlayoutEvent[]): void {
    const refusal = this.#parts.log.append(events);
    if (refusal !== null) this.#fault(refusal);
    if (events.length > 0) this.#soon ??= setTimeout(() => this.#sendSoon(), SEND_AFTER_MS);
  }

  #sendSoon(): void {
    this.#soon = undefined;
    this.#rounds.ask();
  }

  #hint(sequence: number): void {
    if (sequence <= (this.#parts.holding.latest?.sequence ?? 0)) return;
    this.#fetching.abort();
    this.#rounds.ask();
  }

  #act(act: Act): void {
    if (act === 'refresh') this.#rounds.ask();
    if (act === 'blank' || act === 'show') this.#isBlanked = act === 'blank';
    this.#tickNow();
    if (act !== 'test') return;
    this.#testUntil = this.now() + TEST_MS;
    const { inForce } = this.#parts.holding;
    if (inForce?.kind !== 'speaker') return;
    void this.#voice.test(inForce.volume, this.now()).catch((error: unknown) => this.#fault(error));
  }

  /** One round with the server. @returns did everything come? */
  async #round(): Promise<boolean> {
    const { holding } = this.#parts;
    await this.#setTime().catch((error: unknown) => this.#fault(error));
    try {
      const news = await this.#server.manifest(holding.etag);
      this.#isReachable = true;
      if (news !== null)
        await holding.take(news.jws, news.etag).catch((error: unknown) => this.#fault(error));
    } catch (error) {
      this.#isReachable = false;
      throw error;
    }
    this.#tickNow();
    const isWhole = await this.#fetch();
    await this.#orders.catchUp().catch((error: unknown) => this.#fault(error));
    await this.#report();
    await this.#sendPlayouts();
    return isWhole;
  }

  #look(): void {
    this.#parts.holding.look();
    this.#tickNow();
  }

  async #fetch(): Promise<boolean> {
    const { holding, store } = this.#parts;
    if (holding.latest === null) return true;
    this.#fetching = new AbortController();
    const lacks = await fetchFiles(
      holding.latest,
      store,
      this.#server,
      () => this.#look(),
      this.#fetching.signal,
    );
    this.#write(lacks.flatMap((lack) => this.#lackEvent(lack)));
    return holding.settle().catch((error: unknown) => {
      this.#fault(error);
      return false;
    });
  }

  /** A file that cannot be had is told once for each manifest, with the reason. */
  #lackEvent({ file, error }: Lack): PlayoutEvent[] {
    const { latest } = this.#parts.holding;
    const key = `${latest?.sequence} ${file.sha256}`;
    if (this.#fetching.signal.aborted || latest === null || this.#toldLacks.has(key)) return [];
    this.#fault(error);
    this.#toldLacks.add(key);
    const now = instantOf(this.now());
    const isOf = (sha256: string): boolean => sha256 === file.sha256;
    const item =
      latest.kind === 'board'
        ? latest.items.find((frame) => isOf(frame.file.sha256))
        : latest.items.find((clip) => isOf(clip.opus.sha256));
    const what = { device: latest.device, bulletin: item?.bulletin ?? null, sha256: file.sha256 };
    const reason = error.message.slice(0, 300);
    return [{ ...what, startedAt: now, endedAt: now, result: 'failed', reason }];
  }

  async #setTime(): Promise<void> {
    const { clock, memory } = this.#parts;
    try {
      if (performance.now() - this.#timeSetAt < TIME_MS) return;
      clock.set(await this.#server.time(this.#options.identity.serverKeys));
      this.#timeSetAt = performance.now();
    } finally {
      await memory.remember(clock.memory());
    }
  }

  async #sendPlayouts(): Promise<void> {
    const { log, memory, keys } = this.#parts;
    const { device } = this.#options.identity;
    for (
      let entries = log.after(memory.now.accepted);
      entries.length > 0;
      entries = log.after(memory.now.accepted)
    ) {
      await this.#server.playouts(await seal('playout', { device, entries }, keys));
      const accepted = entries.at(-1) ?? null;
      await memory.remember({ accepted });
      if (accepted !== null) await log.shorten(accepted);
    }
  }

  /** What is worth a report at once when it changes. */
  #news(): string {
    const { inForce } = this.#parts.holding;
    const now = instantOf(this.now());
    const emergencies = (inForce?.items ?? []).filter(
      ({ priority, from, until }) => priority === 'emergency' && from <= now && now < until,
    );
    return JSON.stringify([inForce?.sequence, this.#isBlanked, emergencies.map(({ bulletin }) => bulletin)]);
  }

  async #report(): Promise<void> {
    this.#told = this.#news();
    const jws = await seal('reported', this.#reported(), this.#parts.keys);
    if (!this.#connection.say('reported', jws)) await this.#server.reported(jws);
  }

  #reported(): Reported {
    const { holding, clock } = this.#parts;
    const { bulletin, file } = this.screen.view;
    const clip = this.#voice.playing?.clip;
    return {
      device: this.#options.identity.device,
      at: instantOf(this.now()),
      manifest: holding.inForce?.sequence ?? 0,
      showing: clip?.opus.sha256 ?? file?.sha256 ?? null,
      bulletin: clip?.bulletin ?? bulletin,
      clockOffsetSeconds: clock.deviceAheadSeconds(),
      playerVersion: PLAYER_VERSION,
    };
  }

  #fault(error: unknown): void {
    this.#options.onFault?.(error);
  }
}

/** What a player is made of. */
interface Parts {
  readonly store: Store;
  readonly memory: Memory;
  readonly clock: TrustedClock;
  readonly holding: Holding;
  readonly log: PlayoutLog;
  readonly keys: Keys;
}
