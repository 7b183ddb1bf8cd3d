import { setTimeout as pause } from 'node:timers/promises';
import type { Act, Command } from '@nguon/content-model/command';
import type { Sha256 } from '@nguon/content-model/content-address';
import type { Reported } from '@nguon/content-model/device';
import type { Manifest } from '@nguon/content-model/manifest';
import { z } from 'zod';
import { seal } from '../envelope.ts';
import type { Ack } from '../topics.ts';
import { type Asked, type Station, until } from './station.ts';

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

/** What a device's own page says of what it shows or plays. */
const PageFile = z.object({ file: z.string().nullable() });

export interface WatchedOptions {
  readonly station: Station;
  readonly device: string;
  readonly patience: Patience;
  /** Where its page is, if it has one: `state.json` there names the file that is up or sounds, by SHA-256. */
  readonly page: string | null;
}

/** Where a clause begins, and what would tell that a device obeyed what it must not. */
export interface Calm {
  /** The file that is up, `null` for silence: it must stay. */
  readonly file: Sha256 | null;
  /** Makes a manifest that would bring another at once. */
  tempt(): Promise<Manifest>;
  /** A command that would. */
  readonly tempter: readonly [act: Act, changes: Partial<Command>];
}

/** A device as a station sees it from outside: what it asks for, reports, acknowledges and logs. */
export abstract class Watched {
  readonly station: Station;
  readonly device: string;
  readonly patience: Patience;
  readonly #page: string | null;

  constructor({ station, device, patience, page }: WatchedOptions) {
    this.station = station;
    this.device = device;
    this.patience = patience;
    this.#page = page;
  }

  /** Publishes something harmless, and waits until it is obeyed. @throws {RangeError} when it never is */
  abstract calm(): Promise<Calm>;

  /** The file that a manifest brings at once. */
  abstract fileOf(manifest: Manifest): Sha256 | null;

  /** The name of a file among the trial's own, whichever of its forms a device holds. */
  protected named(file: string | null): string | null {
    return file;
  }

  /** Publishes a newer manifest of the same kind, without waiting. */
  abstract renew(): Promise<Manifest>;

  /** Tells the device to ask and report. @returns its next report; `null` when none comes */
  async look(): Promise<Reported | null> {
    const { reported } = this.station;
    const before = reported.length;
    await this.station.order(this.device, 'refresh');
    await until(() => reported.length > before, this.patience.answerMs);
    return reported.length > before ? (reported.at(-1) ?? null) : null;
  }

  /** Does it come to show or play a file, `null` for nothing, by its reports and its page? */
  async shows(file: Sha256 | null): Promise<boolean> {
    const end = performance.now() + this.patience.answerMs;
    for (;;) {
      if (await this.isUp(file)) return true;
      if (performance.now() > end) return false;
      await pause(LOOK_MS);
    }
  }

  /** Does it show or play a file now? */
  async isUp(file: Sha256 | null): Promise<boolean> {
    const report = await this.look();
    return report !== null && this.named(report.showing) === file && (await this.#pageShows(file));
  }

  /**
   * Does it still show or play a file after it has asked and reported twice? It takes its turn first behind whatever it was
   * sent before: reports that were on their way already would tell of the time before that.
   */
  async stays(file: Sha256 | null): Promise<boolean> {
    await this.ackOf(await this.order('refresh'));
    return (await this.isUp(file)) && (await this.isUp(file));
  }

  async #pageShows(file: Sha256 | null): Promise<boolean> {
    const page = this.#page;
    if (page === null) return true;
    const isRight = async () => {
      const answer = await fetch(new URL('state.json', page.endsWith('/') ? page : `${page}/`));
      return this.named(PageFile.parse(await answer.json()).file) === file;
    };
    return until(() => isRight().catch(() => false), this.patience.answerMs);
  }

  /** What it asked for since a place in the station's list. */
  askedSince(place: number, isWanted: (asked: Asked) => boolean, withinMs = 0): Promise<boolean> {
    const isAsked = () => this.station.asked.slice(place).some(isWanted);
    return until(isAsked, this.patience.answerMs + withinMs);
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
