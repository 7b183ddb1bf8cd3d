import { brandFor, pageColours } from '@nguon/themes/brand';
import { cssTheme } from '@nguon/themes/css-theme';
import { type Theme, themeNamed } from '@nguon/themes/theme';
import { onceForEach } from './once-for-each.ts';
import type { SiteView } from './publisher/site-view.ts';

/** How a site looks: its theme with the unit's own colour; made once for all its pages. */
export interface Look {
  readonly theme: Theme;
  /** The style sheet of the theme. */
  readonly css: string;
  /** The colours of a page's head, `#rrggbb`: what browsers frame the page with. */
  readonly head: { readonly light: string; readonly dark: string };
}

export const lookOf: (view: SiteView) => Look = onceForEach(({ edition: { site } }) => {
  const theme = brandFor(themeNamed(site.theme), site.look.colour);
  const head = { light: pageColours(theme, 'light').head, dark: pageColours(theme, 'dark').head };
  return { theme, css: cssTheme(theme), head };
});
