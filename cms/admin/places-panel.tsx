import { instantOf } from '@nguon/content-model/instant';
import type { Payload, UIFieldServerProps } from 'payload';
import { actorFor } from '../access/actor.ts';
import type { User } from '../payload-types.ts';
import { readSettings } from '../settings.ts';
import { bulletinAtHand } from './bulletin-at-hand.ts';
import { moment } from './moment.ts';
import { addressOfSite, pageOnSite } from './page-on-site.ts';
import { type Words, wordsFor } from './words.ts';

/** How many of the newest log entries are counted. */
const LOG_LIMIT = 500;

interface Showing {
  readonly name: string;
  readonly times: number;
  readonly last: string;
}

/** Which devices showed or played a bulletin, newest first, from their logs. */
async function showingsOf(payload: Payload, user: User, bulletin: string): Promise<Showing[]> {
  const { docs } = await payload.find({
    collection: 'playouts',
    where: { and: [{ bulletin: { equals: bulletin } }, { result: { in: ['played', 'partial'] } }] },
    select: { device: true, deviceName: true, endedAt: true },
    sort: '-endedAt',
    limit: LOG_LIMIT,
    pagination: false,
    depth: 0,
    user,
    overrideAccess: false,
  });
  return [...Map.groupBy(docs, ({ device }) => device)].map(([device, entries]) => ({
    name: entries[0]?.deviceName ?? device,
    times: entries.length,
    last: entries[0]?.endedAt ?? '',
  }));
}

async function failuresOf(payload: Payload, user: User, bulletin: string): Promise<string[]> {
  const { docs } = await payload.find({
    collection: 'receipts',
    where: { and: [{ failing: { equals: true } }, { 'failures.bulletin': { equals: bulletin } }] },
    limit: 20,
    pagination: false,
    depth: 0,
    user,
    overrideAccess: false,
  });
  const failures = docs.flatMap((receipt) => receipt.failures ?? []);
  return [
    ...new Set(failures.filter((failure) => failure.bulletin === bulletin).map(({ message }) => message)),
  ];
}

async function siteHostOf(payload: Payload, path: string): Promise<string | null> {
  const asked = { collection: 'sites', where: { path: { equals: path } }, limit: 1, depth: 0 } as const;
  const { docs } = await payload.find({ ...asked, pagination: false, overrideAccess: true });
  return docs[0]?.host ?? null;
}

function DeviceShowings({
  showings,
  words,
}: {
  readonly showings: readonly Showing[];
  readonly words: Words['places'];
}) {
  if (showings.length === 0) return <dd>{words.due}</dd>;
  return showings.map(({ name, times, last }) => (
    <dd key={name}>
      {name}: {words.shown(times, moment(last))}
    </dd>
  ));
}

/** Where a published bulletin is: its page, and the boards and speakers that showed or played it. */
export async function PlacesPanel({ id, i18n, payload, user }: UIFieldServerProps) {
  const words = wordsFor(i18n.language).places;
  if (id === undefined || !user || !actorFor(user)) return null;
  const atHand = await bulletinAtHand(payload, user, String(id));
  if (atHand === null || !atHand.ground.isPublic) return null;
  const { record, ground } = atHand;
  const settings = readSettings(process.env);
  const waits = record.from > instantOf(Date.now());
  const host = await siteHostOf(payload, ground.path);
  const [page, showings, failures] = await Promise.all([
    host ? pageOnSite(host, record.id, settings) : null,
    showingsOf(payload, user, record.id),
    failuresOf(payload, user, record.id),
  ]);
  const onDevices = record.channels.includes('board') || record.channels.includes('speaker');
  return (
    <section aria-label={words.title} className="nguon-places">
      <h3>{words.title}</h3>
      <dl>
        {host && record.channels.includes('site') && (
          <div>
            <dt>{words.page}</dt>
            <dd>
              <a href={page ?? addressOfSite(host, settings)} rel="noreferrer" target="_blank">
                {page ? words.readPage : host}
              </a>
              {!page && ` ${waits ? words.notYet : words.waiting}`}
            </dd>
          </div>
        )}
        {onDevices && (
          <div>
            <dt>{words.devices}</dt>
            <DeviceShowings showings={showings} words={words} />
          </div>
        )}
        {failures.length > 0 && (
          <div className="nguon-problem">
            <dt>{words.failed}</dt>
            {failures.map((failure) => (
              <dd key={failure}>{failure}</dd>
            ))}
          </div>
        )}
      </dl>
    </section>
  );
}
