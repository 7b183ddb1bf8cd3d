import { setTimeout as pause } from 'node:timers/promises';
import type { Act, Command } from '@nguon/content-model/command';
import { type Sha256, sha256 } from '@nguon/content-model/content-address';
import type { Reported } from '@nguon/content-model/device';
import type { FrameItem, Manifest, ShelfFile } from '@nguon/content-model/manifest';
import { z } from 'zod';
import { seal } from '../envelope.ts';
import type { Ack } from '../topics.ts';
import { type Asked, type Station, until } from './station.ts';
import { testPicture } from './test-picture.ts';

/** How long a device may take, ms. */
export interface Patience {
  /** For what it does when it is told. */
  readonly answerMs: number;
  /** From one report that nothing asked for to the next. */
  readonly heartbeatMs: number;
  /** How many such reports are waited for. */
  readonly heartbeats: number;
}

/** Pause between two looks, ms. */
const LOOK_MS = 100;

/** What a device's own page says of its picture. */
const PageFile = z.object({ file: z.string().nullable() });

export interface WatchedOptions {
  readonly station: Station;
  readonly device: string;
  readonly patience: Patience;
  /** Pixels of its board. */
  readonly width: number;
  readonly height: number;
  /** Where its page is, if it has one: `state.json` there names the picture that is up, by SHA-256. */
  readonly page: string | null;
}

/** A board as a station sees it from outside: what it asks for, reports, acknowledges and logs. */
export class Watched {
  readonly station: Station;
  readonly device: string;
  readonly patience: Patience;
  readonly neutral: ShelfFile;
  readonly #options: WatchedOptions;
  #pictures = 0;

  constructor(options: WatchedOptions) {
    this.#options = options;
    this.station = options.station;
    this.device = options.device;
    this.patience = options.patience;
    this.neutral = this.#picture();
  }

  #picture(): ShelfFile {
    this.#pictures += 1;
    const bytes = testPicture(this.#options.width, this.#options.height, this.#pictures);
    const name = sha256(bytes);
    this.station.shelf.set(name, bytes);
    return { sha256: name, bytes: bytes.length, mime: 'image/png' };
  }

  /** A frame of its own colour, current from an hour ago for an hour. */
  frame(changes: Partial<FrameItem> = {}): FrameItem {
    const file = this.#picture();
    return { ...this.station.frame(`Khung thử ${this.#pictures}`), file, dwellSeconds: 1, ...changes };
  }

  /** Takes a frame's bytes off the shelf. @returns puts them back */
  withhold({ file }: FrameItem): () => void {
    const bytes = this.station.shelf.get(file.sha256);
    this.station.shelf.delete(file.sha256);
    return () => void (bytes && this.station.shelf.set(file.sha256, bytes));
  }

  manifest(items: FrameItem[], changes: object = {}): Manifest {
    return this.station.boardManifest(this.device, items, { neutral: this.neutral, ...changes });
  }

  async publish(items: FrameItem[], changes: object = {}): Promise<Manifest> {
    const manifest = this.manifest(items, changes);
    await this.station.publish(manifest);
    return manifest;
  }

  /** Switches the board on, publishes one frame and waits until it is up. @throws {RangeError} when it never is */
  async showing(changes: Partial<FrameItem> = {}): Promise<FrameItem> {
    const frame = this.frame(changes);
    await this.station.order(this.device, 'show');
    await this.publish([frame]);
    if (await this.shows(frame.file.sha256)) return frame;
    throw new RangeError('it did not show the frame this begins with');
  }

  /** Tells the device to ask and report. @returns its next report; `null` when none comes */
  async look(): Promise<Reported | null> {
    const { reported } = this.station;
    const before = reported.length;
    await this.station.order(this.device, 'refresh');
    await until(() => reported.length > before, this.patience.answerMs);
    return reported.length > before ? (reported.at(-1) ?? null) : null;
  }

  /** Does it come to show a file, `null` for nothing, by its reports and its page? */
  async shows(file: Sha256 | null): Promise<boolean> {
    const end = performance.now() + this.patience.answerMs;
    for (;;) {
      if (await this.isUp(file)) return true;
      if (performance.now() > end) return false;
      await pause(LOOK_MS);
    }
  }

  /** Does it show a file now? */
  async isUp(file: Sha256 | null): Promise<boolean> {
    const report = await this.look();
    return report !== null && report.showing === file && (await this.#pageShows(file));
  }

  /**
   * Does it still show a file after it has asked and reported twice? It takes its turn first behind whatever it was
   * sent before: reports that were on their way already would tell of the time before that.
   */
  async stays(file: Sha256): Promise<boolean> {
    await this.ackOf(await this.order('refresh'));
    return (await this.isUp(file)) && (await this.isUp(file));
  }

  async #pageShows(file: Sha256 | null): Promise<boolean> {
    const { page } = this.#options;
    if (page === null) return true;
    const isRight = async () => {
      const answer = await fetch(new URL('state.json', page.endsWith('/') ? page : `${page}/`));
      return PageFile.parse(await answer.json()).file === file;
    };
    return until(() => isRight().catch(() => false), this.patience.answerMs);
  }

  /** What it asked for since a place in the station's list. */
  askedSince(place: number, isWanted: (asked: Asked) => boolean): Promise<boolean> {
    return until(() => this.station.asked.slice(place).some(isWanted), this.patience.answerMs);
  }

  /** Its acknowledgement of a command; the first of several. */
  async ackOf({ id }: Pick<Command, 'id'>): Promise<Ack | null> {
    const find = () => this.station.acks.find(({ command }) => command === id);
    return (await until(find, this.patience.answerMs)) ?? null;
  }

  /** Gives a command by door and broker. */
  async order(act: Act, changes: Partial<Command> = {}): Promise<Command> {
    const command = this.station.command(this.device, act, changes);
    await this.station.order(this.device, act, command);
    return command;
  }

  /** Sends a command by the broker alone, sealed by whatever keys. */
  async send(command: Command, keys = this.station.keys): Promise<void> {
    this.station.announcer.command(this.device, await seal('command', command, keys));
  }
}
