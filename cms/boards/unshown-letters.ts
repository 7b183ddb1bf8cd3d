import type { Board } from '@nguon/content-model/board';
import { type BulletinContent, boardText } from '@nguon/content-model/bulletin';
import { isDrawableInPixels, takesOutlines, undrawableIn } from '@nguon/content-model/drawable';
import type { Payload, PayloadRequest } from 'payload';
import type { Said } from '../language/said.ts';
import { boardsMeant } from './proof-of-play.ts';

/** What of a bulletin its words on boards follow from. */
export type BoardWords = Pick<
  BulletinContent,
  'title' | 'issuer' | 'summary' | 'renditions' | 'audience' | 'channels'
>;

/** A board of a bulletin's reach, as far as its letters go. */
export type LetteredBoard = Pick<Board, 'name' | 'width' | 'height' | 'colour'> & {
  readonly path?: string | null;
};

/** The texts that boards show of a bulletin, by the field each is written in. */
export function boardTexts(content: BoardWords): Readonly<Record<string, string>> {
  return {
    title: content.title,
    issuer: content.issuer,
    [content.renditions.board ? 'renditions.board' : 'summary']: boardText(content),
  };
}

/** A letter of a bulletin that boards of its reach cannot show, where it stands, and which boards those are. */
export interface UnshownLetter {
  /** The field. */
  readonly path: string;
  readonly letter: string;
  /** The word it is in. */
  readonly word: string;
  readonly boards: readonly string[];
  /** Is there a board of its reach that shows it? */
  readonly isShownElsewhere: boolean;
}

/** The letters of a bulletin's words that boards of whole pixels do not have, by field: the first of each (B34). */
function outlinedLetters(
  content: BoardWords,
): { readonly path: string; readonly letter: string; readonly word: string }[] {
  return Object.entries(boardTexts(content)).flatMap(([path, text]) => {
    const letter = undrawableIn(text, isDrawableInPixels);
    if (letter === null) return [];
    const words = text.normalize('NFC').split(/\s+/);
    return [{ path, letter, word: words.find((word) => word.includes(letter)) ?? letter }];
  });
}

/** Which letters which boards of a bulletin's reach cannot show (B61). */
export function unshownLetters(content: BoardWords, boards: readonly LetteredBoard[]): UnshownLetter[] {
  const meant = boardsMeant(content, boards);
  const unable = meant.filter((board) => !takesOutlines(board));
  if (unable.length === 0) return [];
  const names = unable.map(({ name, width, height }) => `${name} (${width} × ${height})`);
  const isShownElsewhere = unable.length < meant.length;
  return outlinedLetters(content).map((found) => ({ ...found, boards: names, isShownElsewhere }));
}

/**
 * The same for the boards that the database has, which is asked only when the words hold such a letter.
 * @param req whose transaction it is read in, if any
 */
export async function unshownOf(
  content: BoardWords,
  payload: Payload,
  req?: PayloadRequest,
): Promise<UnshownLetter[]> {
  if (!content.channels.includes('board') || outlinedLetters(content).length === 0) return [];
  const { docs } = await payload.find({
    collection: 'boards',
    select: { name: true, path: true, width: true, height: true, colour: true },
    sort: ['path', 'name'],
    depth: 0,
    pagination: false,
    overrideAccess: true,
    ...(req && { req }),
  });
  return unshownLetters(content, docs);
}

/** The same for the newest draft of a bulletin, however unfinished it is. */
export async function unshownInDraft(id: string, payload: Payload): Promise<UnshownLetter[]> {
  const record = await payload.findByID({
    collection: 'bulletins',
    id,
    draft: true,
    depth: 1,
    select: { title: true, issuer: true, summary: true, renditions: true, audience: true, channels: true },
    populate: { units: { path: true } },
    overrideAccess: true,
  });
  const board = record.renditions?.board;
  const words = {
    title: record.title ?? '',
    issuer: record.issuer ?? '',
    summary: record.summary ?? '',
    renditions: board ? { board } : {},
    audience: (record.audience ?? []).flatMap((unit) => (typeof unit === 'object' && unit.path) || []),
    channels: record.channels ?? [],
  };
  return unshownOf(words, payload);
}

/** Boards named before the rest is only counted. */
const MOST_NAMED = 5;

/** A letter with its place and the boards that lack it, in words for an official. */
export function unshownSaid({ letter, word, boards }: UnshownLetter): Said {
  const point = `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const [named, more] = [boards.slice(0, MOST_NAMED).join('; '), boards.length - MOST_NAMED];
  return {
    vi: `Chữ «${letter}» (${point}) trong «${word}» không hiện được trên ${named}${more > 0 ? ` và ${more} bảng khác` : ''}. Hãy viết chữ Latinh ở «Chữ trên bảng tin», hoặc gửi tới bảng LCD.`,
    en: `“${letter}” (${point}) in “${word}” cannot be shown on ${named}${more > 0 ? ` and ${more} other boards` : ''}. Write it in Latin letters for boards, or send it to LCD boards.`,
  };
}
