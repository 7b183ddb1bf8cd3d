import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { ApprovedScript } from './bulletin.ts';
import { Sha256 } from './content-address.ts';
import { Instant, later } from './instant.ts';
import { BoardManifest } from './manifest.ts';
import { recordingFaults } from './recording.ts';
import { accents } from './speaker.ts';

/**
 * What the CMS asks delivery for, so that officials see what a board will show and hear what loudspeakers will say.
 * Below `/devices/loops/`, with `Authorization: Pass <until>.<proof>`: a proof of the key both know, for one address and
 * a minute, so that the key itself never travels. Rules W60, W61, W80, W88 and W106 in SPEC.md.
 *
 * | request                       | answer                                                            |
 * | ----------------------------- | ----------------------------------------------------------------- |
 * | GET <board>                   | `BoardManifest`: the newest; 404 while the board has none          |
 * | GET <board>/drafts/<token>    | `DraftFrames` of the previewed bulletin; 404 when there is nothing |
 * | GET scripts/<token>           | `DraftScript` of the previewed bulletin; 404 when there is nothing |
 * | GET scripts/<token>/clip      | its sound as MP3; 422 with a reason when there can be none         |
 * | GET scripts/<token>/spoken    | `SpokenDraft`: its words in every accent, for its approval        |
 * | POST recordings/<sha256>      | bytes of a recording → `HeardFile`; kept nowhere                  |
 */
export const LOOPS = '/devices/loops/';

/** How long a pass is good, s. */
const PASS_SECONDS = 60;

function proofOf(key: string, path: string, until: Instant): string {
  return createHmac('sha256', key).update(`${until} ${path}`).digest('hex');
}

/** A pass for one path below `LOOPS`. */
export function passFor(key: string, path: string, at: Instant): string {
  const until = later(at, PASS_SECONDS);
  return `Pass ${until}.${proofOf(key, path, until)}`;
}

/** Is it a pass for this path, made with this key and not over? */
export function isPassFor(key: string, path: string, given: string, at: Instant): boolean {
  const [, until = '', proof = ''] = /^Pass (\S+Z)\.([0-9a-f]{64})$/.exec(given) ?? [];
  if (!Instant.safeParse(until).success || until <= at || until > later(at, 2 * PASS_SECONDS)) return false;
  return timingSafeEqual(Buffer.from(proof), Buffer.from(proofOf(key, path, until)));
}

export const Loop = z.strictObject({ manifest: BoardManifest });

/** The frames of a draft on one board, drawn for its editor alone and kept nowhere. */
export const DraftFrames = z.strictObject({
  frames: z.array(
    z.strictObject({
      mime: z.enum(['image/jpeg', 'image/png', 'image/webp']),
      base64: z.base64(),
      page: z.int().min(1),
      pages: z.int().min(1),
      dwellSeconds: z.int().min(1),
    }),
  ),
  /** Why there are none, in words for the editor; `null` when there are. */
  refusal: z.string().nullable(),
});
export type DraftFrames = z.output<typeof DraftFrames>;

/** The words of a draft as loudspeakers will say them, for its editor alone. */
export const DraftScript = z.strictObject({
  accent: z.enum(accents),
  /** Does a person read it, who was recorded? Then there are no remarks, and its seconds are those of the recording. */
  isRecorded: z.boolean(),
  /** What is said, a line for each paragraph; empty when nothing can be. */
  text: z.string(),
  /** The address of the text: an approval names it. */
  hash: Sha256,
  /** What an editor should look at, in the order of the text. */
  remarks: z.array(
    z.strictObject({
      /** Left out because nobody can say it; no day of the calendar or hour of the clock; said letter by letter. */
      kind: z.enum(['unread', 'doubtful', 'spelled']),
      written: z.string(),
      /** The words around it. */
      before: z.string(),
      after: z.string(),
      /** How it is said; `null` when it is not. */
      spoken: z.string().nullable(),
    }),
  ),
  /** How many more remarks there are. */
  more: z.int().min(0),
  /** At the pace of an announcer, without the chime, s. */
  seconds: z.number().min(0),
  /** The shortest session of the unit's loudspeakers, minutes; `null` when it has none. */
  sessionMinutes: z.int().min(1).nullable(),
});
export type DraftScript = z.output<typeof DraftScript>;

/** What loudspeakers of every accent would say of a draft, to be kept with its approval; none where nothing is said. */
export const SpokenDraft = z.strictObject({
  /** The content it was spelled out from. */
  content: Sha256,
  scripts: z.array(ApprovedScript),
});
export type SpokenDraft = z.output<typeof SpokenDraft>;

/** What was heard of a file that is to be a recording. */
export const HeardFile = z.strictObject({
  seconds: z.number().min(0),
  /** Why it cannot be one; `null` when it can (V40). */
  fault: z.enum(recordingFaults).nullable(),
});
export type HeardFile = z.output<typeof HeardFile>;
