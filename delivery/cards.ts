import { join } from 'node:path';
import type { CarriedBulletin, Edition } from '@nguon/content-model/edition';
import { ShelfFile } from '@nguon/content-model/manifest';
import { fullName } from '@nguon/content-model/unit';
import { CARD, type CardSpec, cardKey } from '@nguon/signage-renderer/draw-card';
import type { ShelfPicture } from '@nguon/sites/publisher/site-view';
import type { Theme } from '@nguon/themes/theme';
import type { Drawing } from './drawing.ts';
import { keepIn } from './kept.ts';
import { type MadeFiles, remember } from './remembered.ts';
import type { Shelf } from './shelf.ts';

/** Cards a unit has: its newest bulletins'. Older addresses are shared with the site's own card. */
const NEWEST = 60;

/** Pictures that others show of an address, drawn once and kept on the shelf (Z17). */
export interface Cards {
  known(spec: CardSpec): Promise<ShelfPicture | null>;
  drawn(spec: CardSpec): Promise<ShelfPicture>;
  readonly made: MadeFiles;
}

/** What the card of a site says. */
export function siteCard({ unit, ancestors }: Edition, theme: Theme): CardSpec {
  const above = ancestors.at(-1);
  const issuer = `Trang thông tin điện tử${above ? ` · ${fullName(above)}` : ''}`;
  return { title: fullName(unit), issuer, from: null, priority: 'normal', theme };
}

/** What the card of a bulletin says. */
export function bulletinCard({ content }: CarriedBulletin, theme: Theme): CardSpec {
  const { title, issuer, from, priority } = content;
  return { title, issuer, from, priority, theme };
}

/** The bulletins that have cards, newest first. */
export function withCards({ bulletins }: Edition): CarriedBulletin[] {
  return bulletins
    .filter(({ carriedOn }) => carriedOn.includes('site'))
    .toSorted(
      (a, b) => b.content.from.localeCompare(a.content.from) || a.content.id.localeCompare(b.content.id),
    )
    .slice(0, NEWEST);
}

export function cardsOn(shelf: Shelf, folder: string, drawing: Pick<Drawing, 'card'>): Cards {
  const remembered = remember(keepIn(join(folder, 'cards'), ShelfFile), shelf, (file) => [file]);
  const pictureOf = ({ sha256, mime }: ShelfFile): ShelfPicture => ({ sha256, mime, ...CARD });
  return {
    async known(spec) {
      const file = await remembered.known(cardKey(spec));
      return file && pictureOf(file);
    },
    async drawn(spec) {
      const made = async () => shelf.put(await drawing.card(spec), 'image/png');
      return pictureOf(await remembered.made(cardKey(spec), made));
    },
    made: remembered,
  };
}
