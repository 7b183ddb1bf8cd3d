import type { Order } from '@nguon/content-model/command';
import type { Sha256 } from '@nguon/content-model/content-address';
import type { Manifest } from '@nguon/content-model/manifest';
import type { PlayoutEntry, PlayoutEvent } from '@nguon/content-model/playout';
import type { Remembered } from './remembered.ts';

/** What a device was told, and how it is, beside its manifest. */
export interface Standing {
  /** Switched off by a command. */
  readonly isOff: boolean;
  /** Out of reach for so long that it says so (D24, D34). */
  readonly isCutOff: boolean;
  /** The everyday volume a command asked for (S34). */
  readonly volume: Remembered['volume'];
  /** The live broadcast a command asked for (S45). */
  readonly live: Remembered['live'];
}

/** At whose word something is played outside the programme: a command's, or that of somebody who stands there (S54). */
export type Word = 'a command' | 'by hand';

/** What a device shows or plays with: a board's screen, a speaker's voice. */
export interface Output {
  /** What is up or sounding; `null` for nothing. */
  readonly showing: { readonly sha256: Sha256; readonly bulletin: string | null } | null;
  /**
   * Shows or plays what is due.
   *
   * @param manifest the one in force; the same object as long as nothing in it changed
   * @param logged the newest entries of the log
   * @param at ms since 1970
   * @returns what there is to log; log it before the next tick
   */
  tick(
    manifest: Manifest | null,
    standing: Standing,
    logged: readonly PlayoutEntry[],
    at: number,
  ): Promise<PlayoutEvent[]>;
  /**
   * Can it do what a command of its kind asks for now?
   * @returns why not, in Vietnamese and English; empty when it can
   */
  reasonNotTo(order: Order, manifest: Manifest | null, standing: Standing, at: number): string;
  /** Shows or plays the device's own test, plays a clip or a prepared announcement, or stops. @returns what there is to log */
  obey(order: Order, manifest: Manifest | null, at: number, word: Word): Promise<PlayoutEvent[]>;
  /** Ends. @returns everything that is still to be logged */
  close(at: number): Promise<PlayoutEvent[]>;
}
