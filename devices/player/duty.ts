import type { Order } from '@nguon/content-model/command';
import type { Reported } from '@nguon/content-model/device';
import { instantOf } from '@nguon/content-model/instant';
import type { Manifest } from '@nguon/content-model/manifest';
import type { PlayoutEntry, PlayoutEvent } from '@nguon/content-model/playout';
import { Refusal } from '@nguon/content-model/refusal';
import { seal } from '../envelope.ts';
import type { Keys } from '../keys.ts';
import type { Desired } from '../topics.ts';
import type { TrustedClock } from './clock.ts';
import type { Connection, Heard } from './connection.ts';
import { fetchFiles, type Lack } from './fetch-files.ts';
import type { Holding } from './holding.ts';
import type { Identity } from './identity.ts';
import type { Memory } from './memory.ts';
import { offlineMark } from './offline-mark.ts';
import { Orders } from './orders.ts';
import type { Output, Standing, Word } from './output.ts';
import type { Remembered } from './remembered.ts';
import { Rounds } from './rounds.ts';
import { Server } from './server.ts';
import type { Store } from './store.ts';

/** How often the player looks at what is due, ms. What is over is gone within a second (M10). */
const TICK_MS = 200;

/** How often the server is asked without a hint, ms (D8). */
export const ROUND_MS = 60_000;

/** How often the server's time is asked, ms. A cheap quartz drifts 0.1 s in ten minutes at worst. */
const TIME_MS = 10 * 60_000;

/** New playout entries are sent together, this long after the first of them, ms. */
const SEND_AFTER_MS = 5_000;

/** The line of a device that says nothing more. */
const noConnection: Connection = {
  connected: false,
  say: () => false,
  hearAlarms: () => {},
  close: async () => {},
};

/** A device's playout log (L1 to L3, D17). */
export interface Log {
  /** The newest entries, oldest first. */
  readonly recent: readonly PlayoutEntry[];
  /** @returns `storage-full` when there is no room; the events are tried again with the next */
  append(events: readonly PlayoutEvent[]): Refusal | null | Promise<Refusal | null>;
  /** The next entries to send, oldest first. */
  after(accepted: PlayoutEntry | null): PlayoutEntry[];
  /** Lets go of most of what the server took. */
  shorten(accepted: PlayoutEntry): Promise<void>;
  close(): void;
}

/** What a device is made of, whatever it runs on. */
export interface DutyParts {
  readonly identity: Omit<Identity, 'keys'>;
  readonly keys: Keys;
  readonly store: Pick<Store, 'holds' | 'put'>;
  readonly memory: Pick<Memory, 'now' | 'remember'>;
  readonly clock: TrustedClock;
  readonly holding: Holding;
  readonly log: Log;
  readonly output: Output;
  /** Opens the line to the broker; a device without one asks every minute. */
  readonly connect: (on: Heard) => Connection;
  /** The player's name and version, as it reports it. */
  readonly version: string;
  /** Starts the player again; its number is remembered and its acknowledgement said (D22). */
  readonly restart: () => void;
  /** Told of what goes wrong; the player goes on. */
  readonly onFault: (error: unknown) => void;
}

/**
 * A device on duty: it pulls, verifies, shows or plays, logs and reports, with or without a server. Free of Node, so
 * that browsers run it too.
 */
export class Duty {
  readonly #parts: DutyParts;
  readonly #orders: Orders;
  readonly #server: Server;
  readonly #rounds: Rounds;
  /** Runs while there are new playout entries to send. */
  #soon: ReturnType<typeof setTimeout> | undefined;
  readonly #connection: Connection;
  readonly #toldLacks = new Set<string>();
  #tick: Promise<void> = Promise.resolve();
  #ticker: ReturnType<typeof setInterval>;
  #fetching = new AbortController();
  /** The files of the newest alarm, on their way. */
  #alarmed: Promise<Lack[]> = Promise.resolve([]);
  readonly #closing = new AbortController();
  #timeSetAt = Number.NEGATIVE_INFINITY;
  #isReachable = true;
  #reached: number;
  #isOff: boolean;
  #brightness: Remembered['brightness'];
  #volume: Remembered['volume'];
  #live: Remembered['live'];
  #isRevoked: boolean;
  #told = '';

  constructor(parts: DutyParts) {
    const { identity, keys, memory } = parts;
    const { device, server, token } = identity;
    this.#parts = parts;
    this.#isOff = memory.now.blanked;
    this.#brightness = memory.now.brightness;
    this.#volume = memory.now.volume;
    this.#live = memory.now.live;
    this.#isRevoked = memory.now.revoked === keys.id;
    this.#reached = memory.now.reached || this.now();
    this.#server = new Server(server, device, token);
    this.#orders = new Orders(identity, keys, memory, {
      now: () => this.now(),
      act: (order) => this.#act(order),
      reasonNotTo: (order) =>
        parts.output.reasonNotTo(order, parts.holding.obeyed(this.now()), this.#standing, this.now()),
      acknowledge: (jws) => this.#connection.say('ack', jws),
      missed: (after) => this.#server.commands(after),
    });
    this.#rounds = new Rounds(() => this.#round(), ROUND_MS);
    this.#connection = this.#isRevoked
      ? noConnection
      : parts.connect({
          hint: (desired) => this.#hint(desired),
          command: (jws) => void this.#orders.take(jws).catch((error: unknown) => this.#fault(error)),
          alarm: (jws) => void this.#heed(jws).catch((error: unknown) => this.#fault(error)),
          connected: () => {
            this.#orders.connected();
            this.#rounds.ask();
          },
        });
    this.#hearAlarms();
    this.#ticker = setInterval(() => this.#tickNow(), TICK_MS);
    this.#tickNow();
    if (this.#isRevoked) void this.#leave().catch((error: unknown) => this.#fault(error));
    else this.#rounds.ask();
  }

  /** Trusted time, ms since 1970. */
  now(): number {
    return this.#parts.clock.now();
  }

  /** Did the server answer last time? */
  get isReachable(): boolean {
    return this.#isReachable;
  }

  /** The brightness a command asked for, and when. */
  get brightness(): Remembered['brightness'] {
    return this.#brightness;
  }

  /** Since when it is out of reach, in words; empty when it is not, or not for long (D24). */
  get offlineMark(): string {
    return offlineMark(this.#reached, this.now());
  }

  /** What it is to show or play by now. */
  get inForce(): Manifest | null {
    return this.#parts.holding.inForce;
  }

  /**
   * Plays a prepared announcement because somebody who stands at the speaker asks for it (S54).
   * @returns why not; empty when it does
   */
  playByHand(announcement: string): string {
    const { output, holding } = this.#parts;
    const held = holding.inForce?.kind === 'speaker' ? holding.inForce.prepared : [];
    if (!held.some((item) => item.announcement === announcement))
      return 'loa không còn giữ thông báo này · it holds no such announcement';
    const order = { act: 'play', percent: null, clip: announcement } as const;
    const reason = output.reasonNotTo(order, holding.inForce, this.#standing, this.now());
    if (reason !== '') return reason;
    this.#obey(order, 'by hand');
    this.#tickNow();
    return '';
  }

  /** Asks the server now. */
  ask(): void {
    this.#rounds.ask();
  }

  /** Stops, with everything that was shown or played in the log. */
  async close(): Promise<void> {
    clearInterval(this.#ticker);
    await this.#tick;
    this.#fetching.abort();
    this.#closing.abort();
    await this.#rounds.close();
    await this.#write(await this.#parts.output.close(this.now()));
    clearTimeout(this.#soon);
    await this.#rememberTime();
    await this.#connection.close();
    this.#parts.log.close();
  }

  #tickNow(): void {
    this.#tick = this.#tick.then(() => this.#work()).catch((error: unknown) => this.#fault(error));
  }

  async #work(): Promise<void> {
    const { holding, log, output } = this.#parts;
    await this.#write(await output.tick(holding.obeyed(this.now()), this.#standing, log.recent, this.now()));
    if (this.#isRevoked) return;
    if (this.#news() !== this.#told) await this.#report().catch(() => {});
  }

  get #standing(): Standing {
    return { isOff: this.#isOff, isCutOff: this.offlineMark !== '', volume: this.#volume, live: this.#live };
  }

  /** Does it between two ticks, and logs what came of it. */
  #obey(order: Order, word: Word = 'a command'): Promise<void> {
    const { output, holding } = this.#parts;
    const obey = async () =>
      this.#write(await output.obey(order, holding.obeyed(this.now()), this.now(), word));
    const obeyed = this.#tick.then(obey).catch((error: unknown) => this.#fault(error));
    this.#tick = obeyed;
    return obeyed;
  }

  /** A revoked device holds nothing, says nothing more and asks nobody, until it joins anew (D54). */
  async #leave(): Promise<void> {
    this.#isRevoked = true;
    this.#fetching.abort();
    this.#closing.abort();
    const { device } = this.#parts.identity;
    this.#fault(new Refusal('device-refused', device, 'it was revoked', 'Enrol it again with a new code'));
    await this.#parts.holding.forget();
    this.#tickNow();
    await this.#rounds.close();
    await this.#connection.close();
  }

  async #write(events: readonly PlayoutEvent[]): Promise<void> {
    const refusal = await this.#parts.log.append(events);
    if (refusal !== null) this.#fault(refusal);
    if (events.length > 0) this.#soon ??= setTimeout(() => this.#sendSoon(), SEND_AFTER_MS);
  }

  #sendSoon(): void {
    this.#soon = undefined;
    this.#rounds.ask();
  }

  #hint({ sequence, manifest }: Desired): void {
    if (sequence <= (this.#parts.holding.latest?.sequence ?? 0)) return;
    this.#fetching.abort();
    if (manifest === undefined) this.#rounds.ask();
    else void this.#takeCarried(manifest);
  }

  /** Takes a manifest that came with its hint; asks when it is no good, or when files of it are not held (D60). */
  async #takeCarried(jws: string): Promise<void> {
    const { holding } = this.#parts;
    try {
      await holding.take(jws, null);
      this.#hearAlarms();
      this.#tickNow();
      if (await holding.settle()) return;
    } catch (error) {
      this.#fault(error);
    }
    this.#rounds.ask();
  }

  /** A speaker hears the alarms of the unit that its manifest names. */
  #hearAlarms(): void {
    const { latest } = this.#parts.holding;
    if (latest?.kind === 'speaker') this.#connection.hearAlarms(latest.unit);
  }

  /** Obeys an alarm with what is held, and fetches what is not (D66). */
  async #heed(jws: string): Promise<void> {
    const { holding, store } = this.#parts;
    const isTimeKnown = this.#timeSetAt > Number.NEGATIVE_INFINITY;
    const needed = await holding.takeAlarm(jws, isTimeKnown ? this.now() : null);
    this.#tickNow();
    if (needed === null) return;
    const { signal } = this.#closing;
    this.#alarmed = fetchFiles(needed, store, this.#server, () => this.#look(), signal);
    for (const { error } of await this.#alarmed) this.#fault(error);
  }

  async #act(order: Order): Promise<void> {
    const { act, percent, live = null } = order;
    switch (act) {
      case 'refresh':
        this.#rounds.ask();
        break;
      case 'blank':
      case 'show':
        this.#isOff = act === 'blank';
        break;
      case 'brightness':
        this.#brightness = percent === null ? null : { percent, since: this.now() };
        break;
      case 'volume':
        this.#volume = percent === null ? null : { percent, since: this.now() };
        break;
      case 'live':
      case 'over':
        this.#live = live;
        break;
      case 'stop':
        this.#live = null;
        await this.#obey(order);
        break;
      case 'test':
      case 'play':
        await this.#obey(order);
        break;
      case 'restart':
        this.#parts.restart();
        break;
      case 'revoke':
        void this.#leave().catch((error: unknown) => this.#fault(error));
        break;
      default:
        act satisfies never;
    }
    this.#tickNow();
  }

  /** One round with the server. @returns did everything come? */
  async #round(): Promise<boolean> {
    if (this.#isRevoked) return true;
    const { holding } = this.#parts;
    await this.#setTime().catch((error: unknown) => this.#fault(error));
    try {
      const news = await this.#server.manifest(holding.etag);
      this.#isReachable = true;
      this.#reached = this.now();
      if (this.#isRevoked) return true;
      if (news !== null)
        await holding.take(news.jws, news.etag).catch((error: unknown) => this.#fault(error));
      this.#hearAlarms();
    } catch (error) {
      this.#isReachable = false;
      throw error;
    } finally {
      await this.#rememberTime();
    }
    this.#tickNow();
    const isWhole = await this.#fetch();
    await this.#orders.catchUp().catch((error: unknown) => this.#fault(error));
    if (this.#isRevoked) return true;
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
    // What an alarm had fetched is not fetched twice.
    await this.#alarmed;
    this.#fetching = new AbortController();
    const lacks = await fetchFiles(
      holding.latest,
      store,
      this.#server,
      () => this.#look(),
      this.#fetching.signal,
    );
    await this.#write(lacks.flatMap((lack) => this.#lackEvent(lack)));
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
    if (performance.now() - this.#timeSetAt < TIME_MS) return;
    this.#parts.clock.set(await this.#server.time(this.#parts.identity.serverKeys));
    this.#timeSetAt = performance.now();
  }

  async #rememberTime(): Promise<void> {
    const times = { ...this.#parts.clock.memory(), reached: this.#reached };
    await this.#parts.memory.remember(times).catch((error: unknown) => this.#fault(error));
  }

  async #sendPlayouts(): Promise<void> {
    const { log, memory, keys } = this.#parts;
    const { device } = this.#parts.identity;
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
    return JSON.stringify([inForce?.sequence, this.#isOff, emergencies.map(({ bulletin }) => bulletin)]);
  }

  async #report(): Promise<void> {
    this.#told = this.#news();
    const jws = await seal('reported', this.#reported(), this.#parts.keys);
    if (!this.#connection.say('reported', jws)) await this.#server.reported(jws);
  }

  #reported(): Reported {
    const { holding, clock, identity, output, version } = this.#parts;
    return {
      device: identity.device,
      at: instantOf(this.now()),
      manifest: holding.inForce?.sequence ?? 0,
      showing: output.showing?.sha256 ?? null,
      bulletin: output.showing?.bulletin ?? null,
      clockOffsetSeconds: clock.deviceAheadSeconds(),
      playerVersion: version,
    };
  }

  #fault(error: unknown): void {
    this.#parts.onFault(error);
  }
}
