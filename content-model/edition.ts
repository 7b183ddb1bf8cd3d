import { z } from 'zod';
import { isPressing } from './all-clear.ts';
import { Board } from './board.ts';
import { Bulletin, Channel, contentHash, inReadingOrder, isCurrent, isOver } from './bulletin.ts';
import { addressOf, Sha256 } from './content-address.ts';
import { Answer } from './feedback.ts';
import { beginningOf, dayLater, type Instant, later, vietnamDay } from './instant.ts';
import { LegalDocument } from './legal-document.ts';
import { Engagement, Official } from './official.ts';
import { Page, pageTopics } from './page.ts';
import { MOST_ON_A_SPEAKER, PreparedAnnouncement, preparedFor } from './prepared-announcement.ts';
import { Procedure } from './procedure.ts';
import { Refusal } from './refusal.ts';
import { Site } from './site.ts';
import { Speaker } from './speaker.ts';
import { FormerUnit, isInForce, isWithin, Unit, UnitKey, unitKey } from './unit.ts';

/**
 * How long pages keep what is over, days: five years. Source: QĐ 146/QĐ-BTTTT 2017, article 15, the former Ministry's own
 * rule for its portal, taken as a yardstick.
 */
const KEPT_DAYS = 5 * 365;

/** A bulletin as one unit carries it: on which of its channels. */
export const CarriedBulletin = Bulletin.extend({ carriedOn: z.array(Channel).min(1) });
export type CarriedBulletin = z.output<typeof CarriedBulletin>;

const editionContent = {
  /** The shape's own version; a reader refuses another. */
  version: z.literal(4),
  unit: Unit,
  /** The units above, top first. */
  ancestors: z.array(Unit).max(6),
  site: Site,
  /** The units this one was formed from. */
  former: z.array(FormerUnit).max(400),
  /** The units that take over from this one when its end has come (U5); empty while no end is set. */
  successors: z.array(UnitKey).max(20),
  /** What is public now, will be, or was: what is over stays on pages alone (E4). In reading order. */
  bulletins: z.array(CarriedBulletin),
  documents: z.array(LegalDocument),
  pages: z.array(Page),
  /** In the order the unit gave them. */
  officials: z.array(Official),
  /** Earliest first. */
  engagements: z.array(Engagement),
  /** Its own and those of the units above. */
  procedures: z.array(Procedure),
  /** Latest answer first. */
  answers: z.array(Answer),
  boards: z.array(Board),
  speakers: z.array(Speaker),
  /** Its own and those of the units above, for its speakers to hold (S50). */
  prepared: z.array(PreparedAnnouncement).max(MOST_ON_A_SPEAKER),
};
const EditionContent = z.strictObject(editionContent);

/**
 * What one unit has public, checked and content-addressed. Readers pass an instant to ask what is current; the
 * windows are inside, so an edition stays true while time passes. Rules E1 to E6 in SPEC.md.
 */
export const Edition = z
  .strictObject({ id: Sha256, ...editionContent })
  .refine(({ id, ...content }) => id === addressOf(content), {
    path: ['id'],
    error: 'E2: the id is not the content’s',
  })
  .superRefine(({ bulletins }, context) => {
    for (const [index, { content, approvedHash }] of bulletins.entries()) {
      if (contentHash(content) !== approvedHash) {
        context.addIssue({
          code: 'custom',
          path: ['bulletins', index],
          message: 'N4: the content is not what was approved',
        });
      }
    }
  });
export type Edition = z.output<typeof Edition>;

/** A commune's answer to a normal bulletin from above. Source: Thông tư 39/2020, the commune chooses. */
export const Decision = z.strictObject({
  bulletin: z.uuid(),
  unit: Unit.shape.path,
  choice: z.enum(['accept', 'decline']),
});
export type Decision = z.output<typeof Decision>;

/** All that is known of one unit when its edition is composed. */
export interface EditionSources {
  readonly unit: Unit;
  readonly ancestors: readonly Unit[];
  readonly site: Site;
  /** Approved and not withdrawn; meant for anyone. */
  readonly bulletins: readonly Bulletin[];
  readonly decisions: readonly Decision[];
  readonly former: readonly FormerUnit[];
  readonly successors: readonly UnitKey[];
  readonly documents: readonly LegalDocument[];
  readonly pages: readonly Page[];
  readonly officials: readonly Official[];
  readonly engagements: readonly Engagement[];
  readonly procedures: readonly Procedure[];
  readonly answers: readonly Answer[];
  readonly boards: readonly Board[];
  readonly speakers: readonly Speaker[];
  /** Approved; of anyone. */
  readonly prepared: readonly PreparedAnnouncement[];
}

/**
 * The channels on which a unit carries a bulletin. Pages carry everything meant for the unit. Boards and speakers carry
 * its own, and priority and emergency ones from above, at once; a normal one from above once the unit accepts it; one
 * it declined, never, unless it is an emergency or ends one (P2, P3, E8).
 */
export function channelsCarried(
  { content }: Bulletin,
  unit: Unit,
  decisions: readonly Decision[],
): Channel[] {
  if (!content.audience.some((path) => isWithin(unit.path, path))) return [];
  if (content.owner === unit.path || isPressing(content)) return content.channels;
  const choice = decisions.find(
    ({ bulletin, unit: path }) => bulletin === content.id && path === unit.path,
  )?.choice;
  const onDevices = choice === 'accept' || (content.priority === 'priority' && choice !== 'decline');
  return onDevices ? content.channels : content.channels.filter((channel) => channel === 'site');
}

/**
 * Composes what one unit has public. Pure: same sources, same edition, same id (E3).
 *
 * @param at what is over by this instant stays on pages alone, for five years (E4); nothing else depends on it
 */
export function composeEdition(sources: EditionSources, at: Instant): Edition {
  const { unit, ancestors, site, decisions } = sources;
  const keptSince = later(at, -KEPT_DAYS * 24 * 3600);
  const content = EditionContent.parse({
    version: 4,
    unit,
    ancestors: ancestors.toSorted((a, b) => a.path.length - b.path.length),
    site,
    former: sources.former.toSorted((a, b) => a.code.localeCompare(b.code)),
    successors: sources.successors.toSorted(),
    bulletins: sources.bulletins
      .filter(
        (bulletin) =>
          (bulletin.content.until === null || bulletin.content.until > keptSince) &&
          contentHash(bulletin.content) === bulletin.approvedHash,
      )
      .map((bulletin) => ({ ...bulletin, carriedOn: channelsCarried(bulletin, unit, decisions) }))
      .map((bulletin) =>
        isOver(bulletin.content, at)
          ? { ...bulletin, carriedOn: bulletin.carriedOn.filter((channel) => channel === 'site') }
          : bulletin,
      )
      .filter(({ carriedOn }) => carriedOn.length > 0)
      .toSorted(inReadingOrder),
    documents: sources.documents.toSorted(
      (a, b) => b.issuedOn.localeCompare(a.issuedOn) || a.id.localeCompare(b.id),
    ),
    pages: sources.pages.toSorted(
      (a, b) => pageTopics.indexOf(a.topic) - pageTopics.indexOf(b.topic) || a.id.localeCompare(b.id),
    ),
    officials: sources.officials,
    engagements: sources.engagements.toSorted(
      (a, b) => a.day.localeCompare(b.day) || a.from.localeCompare(b.from) || a.id.localeCompare(b.id),
    ),
    procedures: sources.procedures.toSorted(
      (a, b) => a.field.localeCompare(b.field) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id),
    ),
    answers: sources.answers.toSorted(
      (a, b) => b.answeredAt.localeCompare(a.answeredAt) || a.id.localeCompare(b.id),
    ),
    boards: sources.boards
      .filter(({ unit: path }) => path === unit.path)
      .toSorted((a, b) => a.id.localeCompare(b.id)),
    speakers: sources.speakers
      .filter(({ unit: path }) => path === unit.path)
      .toSorted((a, b) => a.id.localeCompare(b.id)),
    prepared: preparedFor(unit, sources.prepared),
  });
  return { id: addressOf(content), ...content };
}

/**
 * Lets an edition in from outside. The only door: past it, an `Edition` is trusted (E5).
 * @throws {Refusal} `edition-invalid`, naming every field at fault
 */
export function parseEdition(json: unknown): Edition {
  const { success, data, error } = Edition.safeParse(json);
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'edition'} (${message})`);
  throw new Refusal('edition-invalid', 'edition', faults.join('; '), 'Correct the fields and publish again');
}

/** The bulletins a unit's channel carries at one instant, in reading order. */
export function currentOn(edition: Edition, channel: Channel, at: Instant): CarriedBulletin[] {
  return edition.bulletins.filter(
    ({ content, carriedOn }) => carriedOn.includes(channel) && isCurrent(content, at),
  );
}

/** The bulletins whose window has closed, which pages keep, latest end first. */
export function pastOn(edition: Edition, at: Instant): CarriedBulletin[] {
  return edition.bulletins
    .filter(({ content }) => isOver(content, at))
    .toSorted((a, b) => (b.content.until ?? '').localeCompare(a.content.until ?? ''));
}

/** The units that took over from this one; none while it is in force (U5). */
export function takenOverBy({ unit, successors }: Edition, at: Instant): readonly UnitKey[] {
  return isInForce(unit, at) ? [] : successors;
}

/** Pages show the leaders' engagements of this week and of the one before, seconds. */
const SCHEDULE_SECONDS = 14 * 24 * 3600;

/**
 * The next instant at which something in the edition begins or ends, a session or its unit too; `null` when nothing will. A
 * leaders' schedule is another one each day, so its next change is the next midnight in Vietnam (E6).
 */
export function nextChange({ unit, bulletins, engagements, speakers }: Edition, at: Instant): Instant | null {
  const edges = bulletins.flatMap(({ content }) => [
    content.from,
    ...(content.until === null ? [] : [content.until]),
  ]);
  for (const { firstDay, lastDay } of speakers.flatMap(({ sessions }) => sessions)) {
    if (firstDay !== null) edges.push(beginningOf(firstDay));
    if (lastDay !== null) edges.push(beginningOf(dayLater(lastDay, 1)));
  }
  if (unit.validTo !== null) edges.push(beginningOf(unit.validTo));
  const since = vietnamDay(later(at, -SCHEDULE_SECONDS));
  if (engagements.some(({ day }) => day >= since)) edges.push(beginningOf(vietnamDay(later(at, 24 * 3600))));
  return edges.filter((edge) => edge > at).toSorted()[0] ?? null;
}

/** The key under which a unit's edition is kept and asked for. */
export function editionUnit({ unit }: Edition): UnitKey {
  return unitKey(unit);
}
