import type { Sha256 } from '@nguon/content-model/content-address';
import type { Edition } from '@nguon/content-model/edition';
import type { FeedbackStanding } from '@nguon/content-model/feedback';
import type { Instant } from '@nguon/content-model/instant';
import type { FormerUnit, Unit } from '@nguon/content-model/unit';

/** A picture on the shelf, in one of the sizes it was made in; pixels. */
export interface ShelfPicture {
  readonly sha256: Sha256;
  readonly width: number;
  readonly height: number;
  readonly mime: string;
  /** The width it was made for, by which a browser chooses it; it is narrower where its budget held no more (G119). */
  readonly asked?: number;
}

/** What is heard of a bulletin, in both formats that browsers play. */
export interface ShelfClip {
  readonly opus: Sha256;
  readonly mp3: Sha256;
  readonly seconds: number;
  /** Was it read by a machine? Then pages say so. Source: Law 134/2025/QH15, article 11. */
  readonly synthetic: boolean;
}

/** What was made of one bulletin, all of it on the shelf. */
export interface RenderedBulletin {
  readonly clip?: ShelfClip;
  /** What a board shows of it. */
  readonly frame?: ShelfPicture;
  /** By the picture's own SHA-256: the sizes a browser may choose from. */
  readonly pictures: Readonly<Record<Sha256, readonly ShelfPicture[]>>;
  /** What others show of it when its address is shared: 1,200 × 630 px, an emergency's included. */
  readonly card?: ShelfPicture;
}

/** What a province's portal tells of one of its communes. */
export interface CommuneOnPortal {
  readonly unit: Unit;
  readonly origin: string;
  readonly former: readonly FormerUnit[];
  /** Its newest articles, newest first; at most 30. */
  readonly articles: readonly CommuneArticle[];
  /** What of its own can be heard again, also where it is over, newest first; at most 100 of half a year (G103). */
  readonly recordings: readonly CommuneRecording[];
  /** Its newest documents and published answers, for the search alone. */
  readonly records: readonly CommuneRecord[];
}

/** An article of a commune, as its portal shows it. */
export interface CommuneArticle {
  readonly title: string;
  readonly summary: string;
  readonly address: string;
  readonly from: Instant;
  readonly language: string;
}

/** An article of a commune with its sound. */
export interface CommuneRecording extends CommuneArticle {
  readonly clip: ShelfClip;
}

/** A document or a published answer of a commune, as its portal finds it. */
export interface CommuneRecord {
  readonly kind: 'document' | 'answer';
  readonly title: string;
  readonly summary: string;
  readonly address: string;
  /** `2026-11-21`. */
  readonly day: string;
}

/** What the sender of a form is told. Only pages made on request have one. */
export type Outcome =
  | { readonly kind: 'received' | 'standing'; readonly standing: FeedbackStanding }
  | { readonly kind: 'unknown-code'; readonly code: string }
  | {
      readonly kind: 'faults';
      /** By the name of the form's field. */
      readonly faults: Readonly<Record<string, string>>;
      readonly values: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'unavailable' };

/** All that a site is made from, and the only thing templates see: `Astro.locals.site`. */
export interface SiteView {
  readonly edition: Edition;
  /** The instant the site is looked at: what is current then is on its pages. */
  readonly at: Instant;
  /** `https://xa-sin-ho.laichau.gov.vn`, with a port where there is one, without a slash at the end. */
  readonly origin: string;
  /** By the bulletin's id. */
  readonly rendered: Readonly<Record<string, RenderedBulletin>>;
  /** By the bulletin's id: the words its clip speaks, numbers, dates and abbreviations spelled out. */
  readonly script?: Readonly<Record<string, string>>;
  /** Pictures of standing pages, portraits, logo and header, by the picture's own SHA-256, in sizes. */
  readonly pictures: Readonly<Record<Sha256, readonly ShelfPicture[]>>;
  /** By the board's id: what stands first on it, or the unit's name; none until it is drawn. */
  readonly boards?: Readonly<Record<string, ShelfPicture>>;
  /** What others show when the site's address is shared. */
  readonly card?: ShelfPicture;
  /** The portal of the province the unit is in; `null` on the portal itself. */
  readonly portal: { readonly name: string; readonly origin: string } | null;
  /** On a province's portal: its communes, by name. */
  readonly communes?: readonly CommuneOnPortal[];
  /**
   * Where what residents do is answered, with a slash at the end: `/tuong-tac/`, or another origin's. `null` where no
   * server stands behind the pages; then forms give way to telephone and e-mail.
   */
  readonly actions: string | null;
  readonly outcome?: Outcome;
  /** Is this a page nobody but an editor sees? */
  readonly isPreview?: boolean;
}

const extensions: Readonly<Record<string, string>> = {
  'application/msword': 'doc',
  'application/pdf': 'pdf',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'opus',
  'image/avif': 'avif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** Where a file on the shelf is found on every host: `/shelf/<sha256>.png`; `.bin` for a type that is not listed. */
export function shelfAddress(sha256: Sha256, mime: string): string {
  return `/shelf/${sha256}.${extensions[mime] ?? 'bin'}`;
}
