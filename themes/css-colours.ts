import type { Colours, Theme } from './theme.ts';

function properties(colours: Colours): string {
  return Object.entries(colours)
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';');
}

/** A theme's colours as CSS custom properties, `--muted-text` for `mutedText`, light unless the reader asks for dark. */
export function cssColours({ colours, dark }: Theme): string {
  return `:root{${properties(colours)}}@media screen and (prefers-color-scheme:dark){:root{${properties(dark)}}}`;
}
