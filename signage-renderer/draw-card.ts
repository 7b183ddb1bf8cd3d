import { addressOf, type Sha256 } from '@nguon/content-model/content-address';
import { undrawableIn } from '@nguon/content-model/drawable';
import type { Instant } from '@nguon/content-model/instant';
import type { Priority } from '@nguon/content-model/priority';
import type { Theme } from '@nguon/themes/theme';
import { engineAddress } from './engine-address.ts';
import { dayOf } from './frame.ts';
import { settingOf } from './outline-grid.ts';
import { paintFlatScene } from './paint-scene.ts';
import { phrasesOf } from './phrases.ts';
import type { Fill, Scene, TextLine } from './scene.ts';
import { balance, cutToWidth, lineText, wrap } from './wrap.ts';

/** What others show of an address that is shared, px. Source: the Open Graph pictures that Facebook and Zalo ask for. */
export const CARD = { width: 1_200, height: 630 } as const;

/** What a card says: of a bulletin, or of a site where there is no title. */
export interface CardSpec {
  readonly title: string;
  /** Who speaks: the issuer, or the province a site belongs to. */
  readonly issuer: string;
  /** The first day it is public; `null` on a site's own card. */
  readonly from: Instant | null;
  readonly priority: Priority;
  readonly theme: Theme;
}

const MARGIN = 72;
const HEAD = 118;
const FOOT = 96;
/** Letters of a title, px, largest first; the smallest takes five lines. */
const TITLE_SIZES = [84, 74, 66, 58, 52] as const;
const MOST_ROWS = 5;
const SMALL = 34;

/** Words that mark what is not ordinary. Source: the levels' names in Thông tư 39/2020/TT-BTTTT. */
const marks: Record<Priority, string> = { normal: '', priority: 'Tin ưu tiên', emergency: 'KHẨN CẤP' };

/** A letter that is in no font becomes a space: others may show a title with a gap, but no card without a title. */
function drawable(text: string): string {
  let rest = text.normalize('NFC');
  for (let letter = undrawableIn(rest); letter !== null; letter = undrawableIn(rest)) {
    rest = rest.replaceAll(letter, ' ');
  }
  return rest.replace(/\s+/g, ' ').trim();
}

/** Names what `drawCard` would draw: equal keys mean equal bytes. */
export function cardKey({ title, issuer, from, priority, theme }: CardSpec): Sha256 {
  const day = from === null ? null : dayOf(from);
  return addressOf({ engine: engineAddress, card: { title, issuer, day, priority }, colours: theme.colours });
}

/**
 * Draws a card: title, issuer and day in the theme's colours, 1,200 × 630 px.
 * @returns PNG of at most 80 KB (Z17)
 */
export function drawCard(spec: CardSpec): Promise<Uint8Array> {
  return paintFlatScene(cardScene(spec));
}

/** The title in the largest letters that hold it, cut where even the smallest do not. */
function titleRows(title: string): { readonly size: number; readonly rows: readonly string[] } {
  const room = CARD.width - 2 * MARGIN;
  const phrases = phrasesOf(title);
  const height = CARD.height - HEAD - FOOT - 40;
  for (const size of TITLE_SIZES) {
    const { measure, pitch } = settingOf(700, size);
    const rows = balance(phrases, room, measure).map(lineText);
    if (rows.length <= MOST_ROWS && rows.length * pitch <= height) return { size, rows };
  }
  const [size] = TITLE_SIZES.toReversed();
  const { measure } = settingOf(700, size ?? SMALL);
  const all = wrap(phrases, room, measure);
  const kept = all.slice(0, MOST_ROWS - 1).map(lineText);
  return {
    size: size ?? SMALL,
    rows: [...kept, cutToWidth(all.slice(MOST_ROWS - 1).flat(), room, measure)],
  };
}

/** A head with who speaks, the title, and a foot with the mark and the day. An emergency is all in its own colour. */
function cardScene({ title, issuer, from, priority, theme }: CardSpec): Scene {
  const { colours } = theme;
  const isEmergency = priority === 'emergency';
  const isOwn = from === null;
  const ground = isEmergency ? colours.emergency : isOwn ? colours.brand : colours.surface;
  const ink = isEmergency ? colours.onEmergency : isOwn ? colours.onBrand : colours.text;
  const band = isEmergency ? colours.onEmergency : colours.brand;
  const onBand = isEmergency ? colours.emergency : colours.onBrand;
  const small = settingOf(700, SMALL);
  const { size, rows } = titleRows(drawable(title));
  const { pitch } = settingOf(700, size);
  const top = HEAD + (CARD.height - HEAD - FOOT - rows.length * pitch) * 0.45;
  const issuerText = cutToWidth(phrasesOf(drawable(issuer)), CARD.width - 2 * MARGIN - 220, small.measure);
  const small700 = { size: SMALL, weight: 700 } as const;
  const footY = Math.round(CARD.height - FOOT / 2 - small.pitch / 2);
  const lines: TextLine[] = [
    {
      ...small700,
      text: issuerText,
      x: MARGIN,
      y: Math.round(HEAD / 2 - small.pitch / 2),
      colour: onBand,
      align: 'left',
    },
    ...rows.map((text, row) => ({
      text,
      x: MARGIN,
      y: Math.round(top + row * pitch),
      size,
      weight: 700 as const,
      colour: ink,
      align: 'left' as const,
    })),
    { ...small700, text: marks[priority], x: MARGIN, y: footY, colour: ink, align: 'left' },
    {
      ...small700,
      weight: 400,
      text: from === null ? '' : dayOf(from),
      x: CARD.width - MARGIN,
      y: footY,
      colour: isEmergency ? ink : colours.mutedText,
      align: 'right',
    },
  ];
  const fills: Fill[] = [
    { x: 0, y: 0, width: CARD.width, height: HEAD, colour: band },
    { x: 0, y: HEAD, width: CARD.width, height: 8, colour: colours.accent },
    {
      x: MARGIN,
      y: CARD.height - FOOT,
      width: CARD.width - 2 * MARGIN,
      height: 2,
      colour: isOwn ? colours.accent : colours.border,
    },
  ];
  return { ...CARD, ground, fills, lines, photo: null, code: null };
}
