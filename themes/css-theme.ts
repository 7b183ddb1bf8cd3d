import { type PageColours, pageColours } from './brand.ts';
import type { Theme } from './theme.ts';

function properties(colours: PageColours): string {
  return Object.entries(colours)
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';');
}

/** A theme as CSS custom properties, `--muted-text` for `mutedText`, light unless the reader asks for dark. */
export function cssTheme(theme: Theme): string {
  const light = `--radius:${theme.radius};${properties(pageColours(theme, 'light'))}`;
  const dark = properties(pageColours(theme, 'dark'));
  return `:root{${light}}@media screen and (prefers-color-scheme:dark){:root{${dark}}}`;
}
