import { brandFor } from '@nguon/themes/brand';
import { cssTheme } from '@nguon/themes/css-theme';
import { type Theme, themeNamed } from '@nguon/themes/theme';
import { onceForEach } from './once-for-each.ts';
import type { SiteView } from './publisher/site-view.ts';

/** The theme of a site with the unit's own colour, and its style sheet; made once for all its pages. */
export interface Look {
  readonly theme: Theme;
  readonly css: string;
}

export const lookOf: (view: SiteView) => Look = onceForEach(({ edition: { site } }) => {
  const theme = brandFor(themeNamed(site.theme), site.look.colour);
  return { theme, css: cssTheme(theme) };
});
