import type { Watched } from './watched.ts';

/** One sentence of the protocol and how it is tried on a device. */
export interface Clause<Device extends Watched = Watched> {
  /** The section of `docs/devices/protocol.md`. */
  readonly section: number;
  readonly says: string;
  /** @returns what the device did instead; `null` when it did what the sentence says */
  readonly breach: (device: Device) => Promise<string | null>;
}

/** A breach in words, unless there is none. */
export const unless = (isRight: boolean, found: string): string | null => (isRight ? null : found);

/** A speaker's log has whole seconds, and a machine that does other work is late, s. */
export const TOLERANCE_SECONDS = 4;
