import type { NumeralStyle } from './numerals.ts';
import type { SpokenClass } from './spoken-class.ts';

/** What a piece of text turned out to be. What comes next may depend on it. */
export type Kind =
  | SpokenClass
  /** The dash of a range, said đến. */
  | 'between'
  | 'pause'
  | 'space'
  | 'line'
  | 'unread';

/** A place in the text and what was read before it on the same line. */
export interface Place {
  /** The whole text, composed (NFC). */
  readonly text: string;
  readonly at: number;
  readonly style: NumeralStyle;
  /** Words that override every rule, by their first word in lower case. */
  readonly lexicon: ReadonlyMap<string, readonly LexiconEntry[]>;
  /** The kind of the piece before, spaces aside; `null` at the beginning of a line. */
  readonly previous: Kind | null;
  /** The kind of the last number, date, time or phone number on the line. */
  readonly lastFigure: Kind | null;
  /** Was a telephone number read on the line? */
  readonly saidPhone: boolean;
  /** Words since that figure. */
  readonly wordsSinceFigure: number;
}

export interface LexiconEntry {
  /** In lower case. */
  readonly written: string;
  readonly spoken: string;
}

/** One piece read: how much of the text it takes and what a voice says for it. */
export interface Reading {
  readonly kind: Kind;
  /** Characters of text it takes; at least 1. */
  readonly length: number;
  /** Words; for a pause its mark; empty when nothing is said. */
  readonly spoken: string;
  /** A part that cannot be said, and where in the piece it stands. */
  readonly unread?: { readonly text: string; readonly offset: number };
  /** Said as it stands, though no calendar and no clock has it. */
  readonly doubtful?: boolean;
}

/** Reads one class of written text, or says with `null` that the text here is not of its class. Looks a bounded way ahead and back. */
export type Reader = (place: Place) => Reading | null;

/** How far readers look back for context, in characters. */
const LOOK_BACK = 48;
/** How far readers look ahead for context, in characters. */
const LOOK_AHEAD = 64;

/** Matches a sticky pattern exactly here. */
export function matchAt(pattern: RegExp, { text, at }: Place): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

export function textBefore({ text, at }: Place): string {
  return text.slice(Math.max(0, at - LOOK_BACK), at);
}

export function textAfter({ text, at }: Place, length: number): string {
  return text.slice(at + length, at + length + LOOK_AHEAD);
}
