import { type Act, commandEnd } from '@nguon/content-model/command';
import { type Instant, instantOf } from '@nguon/content-model/instant';
import { LiveOrder } from '@nguon/content-model/live';
import type { PayloadRequest } from 'payload';
import type { Board, Outbox, Speaker } from '../payload-types.ts';

/** Commands that are told of a device. */
const LATEST = 8;

/** What became of a command: so far, or for good. */
export type CommandStanding =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'received' | 'obeyed' | 'unanswered'; readonly at: Instant }
  | { readonly kind: 'refused'; readonly at: Instant; readonly reason: string };

/** A command as those who may see its device read it. */
export interface GivenCommand {
  readonly id: string;
  readonly act: Act;
  readonly percent: number | null;
  /** Of the bulletin or the announcement that is to be played, where the reader may see it. */
  readonly title: string | null;
  /** Who gave it; `null` for the system. */
  readonly by: string | null;
  readonly at: Instant;
  readonly standing: CommandStanding;
}

type Row = Pick<Outbox, 'at' | 'commandLive' | 'commandOutcome' | 'commandReason' | 'commandAnsweredAt'>;

/**
 * What became of a command by an instant (W125). One that was given before its device joined anew or was revoked is over
 * then: it is not given to who the device is since (D55).
 */
export function commandStanding(
  row: Row,
  { enrolledAt, revokedAt }: Partial<Pick<Board | Speaker, 'enrolledAt' | 'revokedAt'>>,
  now: Instant,
): CommandStanding {
  const given = instantOf(new Date(row.at));
  if (row.commandOutcome && row.commandAnsweredAt) {
    const at = instantOf(new Date(row.commandAnsweredAt));
    const kind = row.commandOutcome;
    return kind === 'refused' ? { kind, at, reason: row.commandReason ?? '' } : { kind, at };
  }
  const live = row.commandLive ? LiveOrder.parse(JSON.parse(row.commandLive)) : undefined;
  const others = [enrolledAt, revokedAt].flatMap((time) => (time ? [instantOf(new Date(time))] : []));
  const ends = [commandEnd({ live }, given), ...others.filter((time) => given < time)];
  const [end = now] = ends.toSorted();
  return now < end ? { kind: 'waiting' } : { kind: 'unanswered', at: end };
}

/** The names of officials by their e-mail addresses. */
async function namesOf(emails: readonly string[], req: PayloadRequest): Promise<Map<string, string>> {
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { email: { in: [...new Set(emails)] } },
    select: { name: true, email: true },
    pagination: false,
    depth: 0,
    req,
    overrideAccess: true,
  });
  return new Map(docs.map(({ name, email }) => [email, name]));
}

/** The titles of bulletins and prepared announcements that the asker may read. */
async function titlesOf(clips: readonly string[], req: PayloadRequest): Promise<Map<string, string>> {
  if (clips.length === 0) return new Map();
  const where = { id: { in: [...new Set(clips)] } };
  const own = { where, select: { title: true }, pagination: false, depth: 0, overrideAccess: false } as const;
  const [bulletins, announcements] = [
    await req.payload.find({ ...own, collection: 'bulletins', req }),
    await req.payload.find({ ...own, collection: 'prepared-announcements', req }),
  ];
  return new Map([...bulletins.docs, ...announcements.docs].map(({ id, title }) => [id, title]));
}

/** The latest commands to a device, newest first, with what became of each (W125). */
export async function givenCommands(device: Board | Speaker, req: PayloadRequest): Promise<GivenCommand[]> {
  const { docs: rows } = await req.payload.find({
    collection: 'outbox',
    where: { commandDevice: { equals: device.id } },
    sort: '-at',
    limit: LATEST,
    pagination: false,
    depth: 0,
    req,
    overrideAccess: true,
  });
  const all = (value: string | null | undefined) => (value ? [value] : []);
  const names = await namesOf(
    rows.flatMap(({ commandBy }) => all(commandBy)),
    req,
  );
  const titles = await titlesOf(
    rows.flatMap(({ commandClip }) => all(commandClip)),
    req,
  );
  const now = instantOf(Date.now());
  return rows.flatMap((row) =>
    row.commandId && row.commandAct
      ? [
          {
            id: row.commandId,
            act: row.commandAct,
            percent: row.commandPercent ?? null,
            title: titles.get(row.commandClip ?? '') ?? null,
            by: names.get(row.commandBy ?? '') ?? row.commandBy ?? null,
            at: instantOf(new Date(row.at)),
            standing: commandStanding(row, device, now),
          },
        ]
      : [],
  );
}
