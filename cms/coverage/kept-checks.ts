import { type Instant, later, vietnamDay } from '@nguon/content-model/instant';
import { reasonsIn, SiteCheck } from '@nguon/content-model/site-check';
import { fullName, type Unit, unitKey } from '@nguon/content-model/unit';
import type { Payload, Where } from 'payload';
import type { Reader } from './counted-units.ts';

/** How long the history of checks is kept, days. */
export const HISTORY_DAYS = 365;

const DAY_SECONDS = 24 * 60 * 60;

interface Row {
  readonly id: string;
  readonly day: string;
}

/** Keeps a visit as the unit's newest, in the row of its day in Vietnam (Q18). */
export async function keepCheck({ db }: Payload, unit: Unit, check: SiteCheck): Promise<void> {
  const collection = 'site-checks';
  const key = unitKey(unit);
  const day = vietnamDay(check.checkedAt);
  const ofUnit: Where = { unitKey: { equals: key } };
  const reasons = reasonsIn(check);
  const data = {
    unitName: fullName(unit),
    unitType: unit.type,
    unitKey: key,
    day,
    newest: true,
    live: reasons.length === 0,
    host: check.host,
    checkedAt: new Date(check.checkedAt).toISOString(),
    reasons: reasons.map(({ vi, address }) => (address === null ? vi : `${vi} (${address})`)).join('\n'),
    evidence: check,
    path: unit.path,
  };
  const today = await db.findOne<Row>({ collection, where: { and: [ofUnit, { day: { equals: day } }] } });
  if (today === null) await db.create({ collection, data });
  else await db.updateOne({ collection, id: today.id, data, returning: false });
  const before = await db.findOne<Row>({
    collection,
    where: { and: [ofUnit, { newest: { equals: true } }, { day: { not_equals: day } }] },
  });
  if (before !== null) {
    await db.updateOne({ collection, id: before.id, data: { newest: false }, returning: false });
  }
}

/** Lets go of the checks that are older than a year; a unit's newest stays (Q18). */
export async function forgetOldChecks({ db }: Payload, at: Instant): Promise<void> {
  const day = vietnamDay(later(at, -HISTORY_DAYS * DAY_SECONDS));
  await db.deleteMany({
    collection: 'site-checks',
    where: { and: [{ day: { less_than: day } }, { newest: { not_equals: true } }] },
  });
}

/** The newest check of every unit that a reader may see. One that cannot be read any more counts as none. */
export async function newestChecks({ payload, user }: Reader): Promise<SiteCheck[]> {
  const { docs } = await payload.find({
    collection: 'site-checks',
    where: { newest: { equals: true } },
    select: { evidence: true },
    pagination: false,
    depth: 0,
    overrideAccess: user === undefined,
    ...(user && { user }),
  });
  return docs.flatMap(({ evidence }) => {
    const { data } = SiteCheck.safeParse(evidence);
    return data ? [data] : [];
  });
}
