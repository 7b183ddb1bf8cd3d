import { isApart, mix, movedApart } from './mix.ts';
import type { Colours, Theme } from './theme.ts';

/** Least contrast of text with what is behind it. Source: WCAG 2.2, 1.4.3. */
export const READABLE = 4.5;

/** Least contrast of a filled button or band with the page around it, so that it is seen as one; our own taste. */
const SEEN = 1.3;

const BLACK = '#000000';
const WHITE = '#ffffff';

/** How much of a unit's colour tinges a light and a dark page's quiet boxes at most. */
const TINGE = { light: 0.09, dark: 0.3 } as const;

function lightWith(colours: Colours, colour: string): Colours {
  return {
    ...colours,
    brand: movedApart(colour, BLACK, [colours.onBrand], READABLE),
    link: movedApart(colour, BLACK, [colours.surface, colours.raised], READABLE + 0.5),
  };
}

function darkWith(colours: Colours, colour: string): Colours {
  const deepened = movedApart(colour, BLACK, [colours.onBrand], READABLE + 2);
  const lifted = movedApart(deepened, WHITE, [colours.surface], SEEN);
  return {
    ...colours,
    brand: movedApart(lifted, BLACK, [colours.onBrand], READABLE),
    link: movedApart(mix(colour, WHITE, 0.3), WHITE, [colours.surface, colours.raised], READABLE + 1.5),
  };
}

/**
 * A theme in a unit's own colour: header, buttons and links take it, made darker or lighter until every text on or of
 * it can be read, light and dark (G50). Boards and pages share it.
 *
 * @param colour `#rrggbb`; `null` leaves the theme its own
 */
export function brandFor(theme: Theme, colour: string | null): Theme {
  if (colour === null) return theme;
  return { ...theme, colours: lightWith(theme.colours, colour), dark: darkWith(theme.dark, colour) };
}

/** Colours that only pages have, made from the theme's. */
export interface PageColours extends Colours {
  /** Below the unit's name, and its letters. */
  readonly head: string;
  readonly onHead: string;
  /** The menu and the foot of the page, and their letters. */
  readonly deep: string;
  readonly onDeep: string;
  /** Quiet boxes with a breath of the brand colour; text, quiet text and links can be read on it. */
  readonly tint: string;
  /** What is wrong in a form, in the red of emergencies as far as it can be read. */
  readonly fault: string;
}

function tintOf({ surface, brand, text, mutedText, link }: Colours, most: number): string {
  for (let share = most; share > 0; share -= 0.01) {
    const tint = mix(surface, brand, share);
    if (isApart(tint, [text, mutedText, link], READABLE)) return tint;
  }
  return surface;
}

/** A page's colours in one mode. */
export function pageColours({ ground, colours, dark }: Theme, mode: 'light' | 'dark'): PageColours {
  const own = mode === 'light' ? colours : dark;
  const tint = tintOf(own, TINGE[mode]);
  const deep = ground === 'brand' ? mix(own.brand, BLACK, 0.3) : own.brand;
  const head = { brand: own.brand, tint, surface: own.surface }[ground];
  const [letters, end] = mode === 'light' ? [own.brand, BLACK] : [own.link, WHITE];
  const fault = movedApart(own.emergency, end, [own.surface, own.raised], READABLE);
  const onHead = ground === 'brand' ? own.onBrand : movedApart(letters, end, [head], READABLE + 1);
  return { ...own, head, onHead, deep, onDeep: own.onBrand, tint, fault };
}
