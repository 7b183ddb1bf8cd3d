import { BulletinContent } from '@nguon/content-model/bulletin';
import { type Instant, instantOf } from '@nguon/content-model/instant';
import type { Payload, Where } from 'payload';
import { deviceStateOf } from '../admin/standing.ts';
import { deskOf } from '../outbox/desk.ts';
import type { User } from '../payload-types.ts';
import { boardsMeant, type ProofRow, proofOf, type Showings, type UnitReceipt } from './proof-of-play.ts';

/** How many boards' logs are asked at once. */
const AT_ONCE = 8;

interface Reader {
  readonly payload: Payload;
  readonly user: User;
}

/** What one board's log says of a bulletin: its first and last showing, and how many there were. */
async function showingsOn(
  device: string,
  bulletin: string,
  { payload, user }: Reader,
): Promise<Showings | null> {
  const where: Where = {
    and: [
      { bulletin: { equals: bulletin } },
      { device: { equals: device } },
      { result: { in: ['played', 'partial'] } },
    ],
  };
  const asked = { collection: 'playouts', where, user, overrideAccess: false } as const;
  const { totalDocs } = await payload.count(asked);
  if (totalDocs === 0) return null;
  const edge = async (sort: string) => {
    const found = await payload.find({ ...asked, sort, limit: 1, pagination: false, depth: 0 });
    return found.docs[0];
  };
  const [first, last] = [await edge('startedAt'), await edge('-startedAt')];
  return { times: totalDocs, first: first?.startedAt ?? '', last: last?.endedAt ?? '' };
}

/** The logs of boards, a few at a time. */
async function allShowings(
  boards: readonly { readonly id: string }[],
  bulletin: string,
  reader: Reader,
): Promise<ReadonlyMap<string, Showings>> {
  const found = new Map<string, Showings>();
  for (let index = 0; index < boards.length; index += AT_ONCE) {
    const some = boards.slice(index, index + AT_ONCE);
    await Promise.all(
      some.map(async ({ id }) => {
        const showings = await showingsOn(id, bulletin, reader);
        if (showings !== null) found.set(id, showings);
      }),
    );
  }
  return found;
}

async function allReceipts({ payload, user }: Reader): Promise<ReadonlyMap<string, UnitReceipt>> {
  const { docs } = await payload.find({
    collection: 'receipts',
    pagination: false,
    depth: 0,
    user,
    overrideAccess: false,
  });
  return new Map(
    docs.flatMap(({ path, at, failures }) => {
      if (!path) return [];
      const all = (failures ?? []).map(({ channel, bulletin, device, message }) => ({
        channel,
        message,
        bulletin: bulletin || null,
        device: device || null,
      }));
      return [[path, { at, failures: all }] as const];
    }),
  );
}

export interface Proof {
  readonly rows: readonly ProofRow[];
  /** How many boards are left out of `rows`. */
  readonly more: number;
}

/**
 * The proof of play of a bulletin, of the boards that this official may read (A34).
 *
 * @param most how many boards are looked at
 * @returns `null` for a bulletin that they may not read, or that was never approved
 */
export async function readProof(
  id: string,
  reader: Reader,
  at: Instant,
  most: number,
): Promise<Proof | null> {
  const { payload, user } = reader;
  const asked = { collection: 'bulletins', id, depth: 0, disableErrors: true } as const;
  if ((await payload.findByID({ ...asked, user, overrideAccess: false, select: { title: true } })) === null)
    return null;
  const record = await payload.findByID({ ...asked, overrideAccess: true });
  const approved = BulletinContent.safeParse(record?.approved);
  if (!record?.approvedAt || !approved.success) return null;
  const approvedAt = instantOf(new Date(record.approvedAt));
  const withdrawnAt = record.withdrawnAt ? instantOf(new Date(record.withdrawnAt)) : null;
  const { docs } = await payload.find({
    collection: 'boards',
    sort: ['path', 'name'],
    select: { name: true, path: true, enrolledAt: true, revokedAt: true, seenAt: true, blanked: true },
    pagination: false,
    depth: 0,
    user,
    overrideAccess: false,
  });
  const meant = boardsMeant(approved.data, docs);
  const boards = meant.slice(0, most);
  const { units, decisions } = await deskOf(payload).snapshot();
  const rows = proofOf(
    {
      content: approved.data,
      approvedAt,
      withdrawnAt: withdrawnAt !== null && withdrawnAt > approvedAt ? withdrawnAt : null,
      boards,
      units,
      decisions,
      receipts: await allReceipts(reader),
      showings: await allShowings(boards, id, reader),
      isOnline: (board) => deviceStateOf(board, at) === 'online',
    },
    at,
  );
  return { rows, more: meant.length - boards.length };
}
