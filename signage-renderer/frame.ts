import { isAllClear } from '@nguon/content-model/all-clear';
import type { Board } from '@nguon/content-model/board';
import { type BulletinContent, boardText } from '@nguon/content-model/bulletin';
import type { Sha256 } from '@nguon/content-model/content-address';
import { isDrawableInPixels, takesOutlines, undrawableIn } from '@nguon/content-model/drawable';
import { type Instant, millisecondsOf, TIME_ZONE } from '@nguon/content-model/instant';
import type { Priority } from '@nguon/content-model/priority';
import { Refusal } from '@nguon/content-model/refusal';
import { fullName, type Unit } from '@nguon/content-model/unit';
import type { Theme } from '@nguon/themes/theme';
import type { FrameFormat } from './encode-frame.ts';

/** All that the frames of one bulletin on one board are made from. */
export interface FrameSpec {
  readonly content: BulletinContent;
  readonly board: Board;
  readonly theme: Theme;
  /** Whose board it is. */
  readonly unit: Unit;
  /** The bytes of the bulletin's pictures; one that is missing or unreadable is left out of the frame. */
  readonly pictures: ReadonlyMap<Sha256, Uint8Array>;
  /** The page of the bulletin: `https://xa-sin-ho.laichau.gov.vn/thong-bao/2026/…/`. */
  readonly address?: string;
}

/** One still picture on a board. */
export interface Frame {
  readonly bytes: Uint8Array;
  readonly mime: FrameFormat;
  /** Pixels: those of the board. */
  readonly width: number;
  readonly height: number;
  /** From 1 to `pages`. */
  readonly page: number;
  readonly pages: number;
  /** How long it stays up, s. */
  readonly dwellSeconds: number;
}

/** What of a board changes its frames; its name, hours and programme do not (B10). */
export function drawnFor(board: Board) {
  const { width, height, colour, gamma, formats, pitchMillimetres, viewingMetres } = board;
  const { shortestDwellSeconds } = board;
  return { width, height, colour, gamma, formats, pitchMillimetres, viewingMetres, shortestDwellSeconds };
}

/** What a frame says, whatever its size. */
export interface FrameWords {
  readonly priority: Priority;
  /** The word that marks what is not ordinary; `null` for a normal bulletin. */
  readonly mark: string | null;
  /** Does it warn of a danger, without being an emergency? */
  readonly isWarning: boolean;
  /** Does it end an emergency? */
  readonly isAllClear: boolean;
  readonly category: string;
  readonly issuer: string;
  /** The first day it is public, in Vietnam: `21/11/2026`; of an all-clear, with the time: `08h00, 21/11`. */
  readonly date: string;
  readonly title: string;
  readonly text: string;
  /** The unit whose board it is: `Xã Sìn Hồ`. */
  readonly unit: string;
  readonly address: string | null;
}

/** What boards write for a priority. Source: the levels' names in Thông tư 39/2020/TT-BTTTT. */
const marks: Record<Priority, string | null> = {
  normal: null,
  priority: 'Tin ưu tiên',
  emergency: 'KHẨN CẤP',
};

/** What boards write for an all-clear. */
const ALL_CLEAR_MARK = 'BÁO YÊN';

/** The category of natural disasters, epidemics and emergencies. Source: Nghị định 49/2024, clause 2d of its list. */
const DANGERS = 'thien-tai-khan-cap';

const dayInVietnam = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** The day of an instant as people in Vietnam write it: `21/11/2026`. */
export function dayOf(instant: Instant): string {
  return dayInVietnam.format(millisecondsOf(instant));
}

const timeInVietnam = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  hour: '2-digit',
  minute: '2-digit',
});

/** The minute of an instant as notices write it, without its year: `08h00, 21/11`. */
function minuteOf(instant: Instant): string {
  return `${timeInVietnam.format(millisecondsOf(instant)).replace(':', 'h')}, ${dayOf(instant).slice(0, 5)}`;
}

/** Which look a frame has: that of its priority, or an all-clear's. */
export type Look = Priority | 'all-clear';

export function lookOf({ priority, isAllClear: ends }: FrameWords): Look {
  return ends ? 'all-clear' : priority;
}

/**
 * What the frames of a bulletin say.
 * @throws {Refusal} `letter-undrawable` for a letter that is in no font (B3)
 */
export function wordsOf({ content, board, unit, address }: Omit<FrameSpec, 'pictures'>): FrameWords {
  const ends = isAllClear(content);
  const words: FrameWords = {
    priority: content.priority,
    mark: ends ? ALL_CLEAR_MARK : marks[content.priority],
    isWarning: !ends && content.priority === 'priority' && content.category.slug === DANGERS,
    isAllClear: ends,
    category: content.category.name.normalize('NFC'),
    issuer: content.issuer.normalize('NFC'),
    date: ends ? minuteOf(content.from) : dayOf(content.from),
    title: content.title.normalize('NFC'),
    text: boardText(content).normalize('NFC'),
    unit: fullName(unit).normalize('NFC'),
    address: address ?? null,
  };
  checkDrawable(Object.values(words).join('\n'), board);
  return words;
}

/**
 * Refuses a letter that a board cannot draw, by the letter and the word it is in.
 * @throws {Refusal} `letter-undrawable` for a letter that is in no font (B3), or in none of whole pixels on a board of
 * those (B34)
 */
export function checkDrawable(text: string, board: Board): void {
  const inPixels = takesOutlines(board) ? null : undrawableIn(text, isDrawableInPixels);
  const letter = undrawableIn(text) ?? inPixels;
  if (letter === null) return;
  const point = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const word =
    text
      .normalize('NFC')
      .split(/\s+/)
      .find((part) => part.includes(letter)) ?? '';
  const where =
    letter === inPixels
      ? `no font of whole pixels, on a board of ${board.width} × ${board.height}`
      : 'no font of the boards';
  throw new Refusal(
    'letter-undrawable',
    `board text, “${word.slice(0, 40)}”`,
    `“${letter}” (U+${point}) is in ${where}`,
    'Write it in other letters',
  );
}
