import type { Theme } from './theme.ts';

/** A border that is repeated from left to right, drawn in the colour of the letters around it. */
export interface Ornament {
  /** Of one repeat, px. */
  readonly width: number;
  readonly height: number;
  /** What one repeat holds, as SVG. */
  readonly shapes: string;
}

/** Drawn by hand for this project; each ends below in the band that the menu stands on. */
const ornaments: Readonly<Record<string, Ornament>> = {
  /** Sóng nước: a crest over a crest. */
  nuoc: {
    width: 72,
    height: 22,
    shapes:
      '<path opacity=".5" d="M0 9c9 0 9-6 18-6s9 6 18 6 9-6 18-6 9 6 18 6v13H0Z"/><path d="M0 17c9 0 9-4 18-4s9 4 18 4 9-4 18-4 9 4 18 4v5H0Z"/><path fill="none" stroke="var(--on-head)" opacity=".35" d="M0 9c9 0 9-6 18-6s9 6 18 6 9-6 18-6 9 6 18 6M-9 13.5c9 0 9-4 18-4s9 4 18 4 9-4 18-4 9 4 18 4 9-4 18-4"/>',
  },
  /** Three ranges one behind the other. */
  nui: {
    width: 640,
    height: 56,
    shapes:
      '<path opacity=".16" d="M0 38 48 20l38 12 62-28 50 26 44-14 58 22 66-34 54 28 44-16 62 24 54-20 60 18v18H0Z"/><path opacity=".38" d="M0 46 70 28l44 14 70-22 66 26 52-12 76-20 60 24 58-14 66 22 78-0v10H0Z"/><path d="M0 52 90 40l70 8 84-14 70 14 96-8 74-12 76 20 80 4v4H0Z"/>',
  },
  /** Cánh sen: lotus petals between two lines, as round the foot of a bowl. */
  gom: {
    width: 32,
    height: 30,
    shapes:
      '<path d="M0 2h32v1.5H0Zm0 24h32v4H0Z"/><path fill="none" stroke="var(--on-head)" stroke-width="1.5" d="M1 25V14C1 9 10 7 16 5c6 2 15 4 15 9v11M6 25V16c0-3 5-4 10-6 5 2 10 3 10 6v9"/><path fill="var(--on-head)" d="M16 14c4 3 4 6 0 9-4-3-4-6 0-9ZM0 5c2 0 4 .5 5 1.5L0 10Zm32 0c-2 0-4 .5-5 1.5l5 3.5Z"/>',
  },
};

/** What stands for a unit without a logo, in a square of 64: a medallion of the theme's motif. */
const emblems: Readonly<Record<string, string>> = {
  nuoc: '<g fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round"><circle cx="32" cy="32" r="29"/><path d="M32 12c6 8 9 12 9 17a9 9 0 0 1-18 0c0-5 3-9 9-17ZM10 42c5.5 0 5.5-4 11-4s5.5 4 11 4 5.5-4 11-4 5.5 4 11 4M15 50c4.500 0 4.500-3 8.500-3s4.500 3 8.500 3 4.500-3 8.500-3 4.500 3 8.500 3"/></g>',
  nui: '<g fill="none" stroke="currentColor" stroke-width="2.5" stroke-linejoin="round"><circle cx="32" cy="32" r="29"/><circle cx="41" cy="20" r="5"/><path d="m5 42 19-20 10 12 8-7 17 17M10 50q11-6 22 0t22 0M18 56q7-4 14 0t14 0"/></g>',
  gom: '<g fill="none" stroke="currentColor" stroke-width="2.5"><circle cx="32" cy="32" r="29"/><circle cx="32" cy="32" r="5"/><path d="M32 27c-7-5-7-13 0-20 7 7 7 15 0 20ZM32 37c-7 5-7 13 0 20 7-7 7-15 0-20ZM27 32c-5-7-13-7-20 0 7 7 15 7 20 0ZM37 32c5-7 13-7 20 0-7 7-15 7-20 0Z"/><path d="m14 14 11 11m14 14 11 11m0-36L39 25M25 39 14 50"/></g>',
};

function drawingOf<Drawing>(drawings: Readonly<Record<string, Drawing>>, { name }: Theme): Drawing {
  const drawing = drawings[name];
  if (drawing === undefined) throw new RangeError(`theme ${name} has no drawing`);
  return drawing;
}

/** The border between a page's head and its menu. */
export function ornamentOf(theme: Theme): Ornament {
  return drawingOf(ornaments, theme);
}

/** What stands for a unit that has no logo; a drawing 64 wide and high, as SVG. */
export function emblemOf(theme: Theme): string {
  return drawingOf(emblems, theme);
}
