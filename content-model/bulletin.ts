import { z } from 'zod';
import { Block, linesOf, Picture } from './block.ts';
import { addressOf, Sha256 } from './content-address.ts';
import { Instant } from './instant.ts';
import { LexiconWords } from './lexicon.ts';
import { byPriority, Priority } from './priority.ts';
import { isTooShortFor, Recording } from './recording.ts';
import { BulletinSection } from './site-section.ts';
import { accents } from './speaker.ts';
import { Language, line, passage, slugFrom, tidy } from './text.ts';
import { UnitPath } from './unit.ts';

/** Where a bulletin may appear. Source: the channels of Nghị định 49/2024 that this product drives. */
export const channels = ['site', 'board', 'speaker'] as const;
export const Channel = z.enum(channels);
export type Channel = z.output<typeof Channel>;

/** Longest text a board rendition may have, in characters. Source: domain guide 5.3, board text. */
export const BOARD_TEXT_LIMIT = 160;

/** What an editor may write for one channel instead of what is derived from title, summary and body (N5). */
export const Renditions = z.strictObject({
  /** What boards show below the title. */
  board: passage(BOARD_TEXT_LIMIT).optional(),
  /** What a voice reads, before numbers and dates are spelled out. */
  script: passage(8_000).optional(),
  /** A short message handed to messaging services. */
  message: passage(160).optional(),
});
export type Renditions = z.output<typeof Renditions>;

const content = {
  id: z.uuid(),
  title: line(120).min(1),
  summary: passage(300),
  body: z.array(Block).max(1_000),
  /** Categories are data, not an enum: the decree's list may grow. */
  category: z.strictObject({
    slug: z.string().min(1).max(60),
    name: line(120).min(1),
    /** Left out for essential information. */
    section: BulletinSection.optional(),
  }),
  priority: Priority,
  /** The emergency it ends: then it is that one's all-clear (E7). Left out otherwise. */
  ends: z.uuid().optional(),
  /** Who says it, as the public reads it: `UBND xã Sìn Hồ`. */
  issuer: line(200).min(1),
  /** The unit that owns the record. */
  owner: UnitPath,
  /** The subtrees it is meant for. */
  audience: z.array(UnitPath).min(1).max(400),
  channels: z.array(Channel).min(1),
  /** The first instant it is public. */
  from: Instant,
  /** The first instant it is no longer public; `null` keeps it until withdrawn. Boards and speakers need one (N2). */
  until: Instant.nullable(),
  language: Language,
  pictures: z.array(Picture).max(30),
  renditions: Renditions,
  /** How its owner says words and names of it, as it was approved (V27). Left out where there are none. */
  lexicon: LexiconWords.optional(),
  /** A person who reads it, in the place of a voice (V42). Left out where a voice reads. */
  recording: Recording.optional(),
};

const { priority, ends, channels: where, from, until } = content;

/** Where and when it is public: these fields are held together whatever the others say (N2, N3, P4, E9). */
const outing = z.object({ priority, ends, channels: where, from, until });

function holdTogether(
  { priority, ends, channels: chosen, from, until }: z.output<typeof outing>,
  { addIssue }: Pick<z.RefinementCtx, 'addIssue'>,
): void {
  const refuse = (field: 'until' | 'priority', message: string) =>
    addIssue({ code: 'custom', path: [field], message });
  if (until !== null && until <= from) refuse('until', 'N2: it ends before it begins');
  if (until === null && (chosen.includes('board') || chosen.includes('speaker'))) {
    refuse('until', 'N3: boards and speakers need an end');
  }
  if (until === null && priority === 'emergency') refuse('until', 'P4: an emergency needs an end');
  if (ends === undefined) return;
  if (until === null) refuse('until', 'E9: an all-clear needs an end');
  if (priority !== 'priority') refuse('priority', 'E9: an all-clear is a priority bulletin');
}

/** A bulletin's channels and window alone, so that what is wrong with them is known while other fields are missing. */
export const BulletinOuting = outing.superRefine(holdTogether);

/** Everything an approver answers for. Any change to it is a change of `contentHash` (N4). */
export const BulletinContent = z
  .strictObject(content)
  .superRefine(holdTogether)
  .superRefine((said, { addIssue }) => {
    const fault = recordingFaultOf(said);
    if (fault !== null) addIssue({ code: 'custom', path: ['recording'], message: fault });
  });
export type BulletinContent = z.output<typeof BulletinContent>;

/** Longest readable part of a bulletin's address, characters. */
const SLUG_LIMIT = 70;

export const BulletinSlug = z
  .string()
  .max(SLUG_LIMIT)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not an address part');

/** The readable part of an address, made from a title and cut between words. */
export function bulletinSlug(title: string): string {
  const slug = slugFrom(title);
  if (slug.length <= SLUG_LIMIT) return slug || 'ban-tin';
  const cut = slug.slice(0, SLUG_LIMIT + 1);
  return cut.slice(0, cut.includes('-') ? cut.lastIndexOf('-') : SLUG_LIMIT);
}

/** Longest script that is kept with an approval, characters: an hour and a half of reading. */
export const LONGEST_SCRIPT = 100_000;

/** The words that loudspeakers of one accent say of a bulletin, as its approver could read and hear them (V27). */
export const ApprovedScript = z
  .strictObject({
    accent: z.enum(accents),
    text: z.string().min(1).max(LONGEST_SCRIPT),
    /** The address of the text. */
    hash: Sha256,
    /** The MP3 that was made of it by then and could be heard; `null` when there was none yet. */
    clip: Sha256.nullable(),
  })
  .refine(({ text, hash }) => hash === scriptHash(text), {
    path: ['hash'],
    error: 'V27: the script is not what was approved',
  });
export type ApprovedScript = z.output<typeof ApprovedScript>;

const ApprovedScripts = z.array(ApprovedScript).min(1).max(accents.length);

/** The scripts that a record keeps of its approval; `null` for one without, or with others than were approved. */
export function keptScripts(kept: unknown): ApprovedScript[] | null {
  return ApprovedScripts.safeParse(kept).data ?? null;
}

/** The content address of a script. */
export function scriptHash(text: string): Sha256 {
  return addressOf(text);
}

/**
 * A bulletin: one message the public should see, hear, or both, for a while; approved by a person other than its
 * author. Rules N1 to N7 in SPEC.md.
 */
export const Bulletin = z.strictObject({
  content: BulletinContent,
  /** The content that was approved. A bulletin whose content has another hash is not public (N4). */
  approvedHash: Sha256,
  /** When this content was approved and became public or due. */
  publishedAt: Instant,
  /** The bulletin this one corrects, if any. */
  corrects: z.uuid().nullable(),
  /** The readable part of its address, fixed when it was first approved, so that a new title breaks no link (N8). */
  slug: BulletinSlug,
  /** What loudspeakers say of it, one for each accent among them; left out where none was kept with the approval. */
  scripts: ApprovedScripts.optional(),
});
export type Bulletin = z.output<typeof Bulletin>;

/** The content address of what an approver answers for (N4). */
export function contentHash(bulletin: BulletinContent): Sha256 {
  return addressOf(bulletin);
}

/** Is it public at this instant? `from` is inside the window, `until` is outside it (N1). */
export function isCurrent(
  { from, until }: { readonly from: Instant; readonly until: Instant | null },
  at: Instant,
): boolean {
  return from <= at && (until === null || at < until);
}

/** Has its window closed for good? */
export function isOver({ until }: { readonly until: Instant | null }, at: Instant): boolean {
  return until !== null && until <= at;
}

/** Reading order: higher priority first, then newest, then by id so that equal input gives equal output (N6). */
export function inReadingOrder(a: Bulletin, b: Bulletin): number {
  return (
    byPriority(a.content, b.content) ||
    b.content.from.localeCompare(a.content.from) ||
    a.content.id.localeCompare(b.content.id)
  );
}

/** What a board shows below the title: the editor's own words, or the summary cut at a word (N5). */
export function boardText({ renditions, summary }: Pick<BulletinContent, 'renditions' | 'summary'>): string {
  if (renditions.board !== undefined && renditions.board !== '') return renditions.board;
  if (summary.length <= BOARD_TEXT_LIMIT) return summary;
  const cut = summary.slice(0, BOARD_TEXT_LIMIT);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[\s,;:.–-]+$/, '')}…`;
}

/** What a voice reads, before it is spelled out: the editor's own words, or issuer, title and body (N5). */
export function spokenText({
  renditions,
  issuer,
  title,
  summary,
  body,
}: Pick<BulletinContent, 'renditions' | 'issuer' | 'title' | 'summary' | 'body'>): string {
  if (renditions.script !== undefined && renditions.script !== '') return renditions.script;
  const lines = linesOf(body);
  return [`${issuer} thông báo.`, title, ...(lines.length > 0 ? lines : [summary])]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => (/[.!?:;…]$/.test(text) ? text : `${text}.`))
    .join('\n');
}

type Spoken = Parameters<typeof spokenText>[0];

/** The address of the text that is read aloud, tidied as it is kept, before anything is spelled out (V39). */
export function spokenHash(said: Spoken): Sha256 {
  return addressOf(tidy(spokenText(said)));
}

/** The words of a recording: those its unit wrote down, or the text it was read from (V42). */
export function transcriptOf(said: Spoken & { readonly recording: Pick<Recording, 'transcript'> }): string {
  return said.recording.transcript || spokenText(said);
}

/** Why a recording is not the text's: the text changed since, or nobody could say it so fast (V39, V40). */
export function recordingFaultOf({
  recording,
  ...said
}: Spoken & Pick<BulletinContent, 'recording'>): string | null {
  if (recording === undefined) return null;
  if (recording.readFrom !== spokenHash(said)) return 'V39: the text changed after it was recorded';
  return isTooShortFor(transcriptOf({ ...said, recording }), recording.seconds)
    ? 'V40: the recording is too short for its words'
    : null;
}
