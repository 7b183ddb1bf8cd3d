import type { Edition } from '@nguon/content-model/edition';
import { brandFor } from '@nguon/themes/brand';
import { type Theme, themeNamed } from '@nguon/themes/theme';
import type { Reading } from './clips.ts';

/** How a unit's pages are read aloud: as its speakers are, or with the northern accent. */
export function pageReading({ speakers: [first] }: Edition): Reading {
  return first ?? { accent: 'northern' };
}

/** The board whose frames a unit's pages show: its largest; `null` when it has none. */
export function pageBoard({ boards }: Edition): Edition['boards'][number] | null {
  return (
    boards.toSorted((a, b) => b.width * b.height - a.width * a.height || a.id.localeCompare(b.id))[0] ?? null
  );
}

/** The look of a unit's boards and cards: its theme in its own colour, as on its pages. */
export function themeOf({ site }: Edition): Theme {
  return brandFor(themeNamed(site.theme), site.look.colour);
}
