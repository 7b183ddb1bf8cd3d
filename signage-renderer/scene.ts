import type { Weight } from './outline-letters.ts';

/** A rectangle in pixels, from the top left corner of the frame. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Fill extends Rectangle {
  readonly colour: string;
  /** Of its corners, in pixels. */
  readonly radius?: number;
}

/** One line of text; `x` is its left end, or its right end or middle as `align` says. */
export interface TextLine {
  readonly text: string;
  readonly x: number;
  /** Top of the line, whose height is `LINE_HEIGHT` sizes. */
  readonly y: number;
  /** Height of the letters' square, in pixels. */
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
  readonly align: 'left' | 'middle' | 'right';
}

/** A sign in a square: of a warning, a triangle with an exclamation mark; of what is done, a disc with a tick. */
export interface Sign {
  readonly kind: 'warning' | 'done';
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly colour: string;
  readonly ink: string;
}

/** A frame as a value: what is where, before anything is drawn. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  readonly fills: readonly Fill[];
  readonly lines: readonly TextLine[];
  /** Where the photo goes, if there is one. */
  readonly photo: (Rectangle & { readonly radius: number }) | null;
  /** Where the same photo stands behind it, blurred and darkened. */
  readonly backdrop?: Rectangle;
  /** A square code that phones read, and what it says. */
  readonly code: {
    readonly x: number;
    readonly y: number;
    readonly side: number;
    readonly text: string;
  } | null;
  readonly sign?: Sign;
}

/** A page as a scene, and the words on it. */
export interface OutlinePage {
  readonly scene: Scene;
  readonly words: string;
}
