import { PlayoutReport } from '@nguon/content-model/delivery-feed';
import { instantOf } from '@nguon/content-model/instant';
import { brokenLink, PlayoutEntry } from '@nguon/content-model/playout';
import type { PayloadRequest } from 'payload';
import { bodyOf } from '../feed/request-body.ts';
import type { Playout } from '../payload-types.ts';
import { inTransaction } from '../workflow/in-transaction.ts';
import { inTurn } from '../workflow/in-turn.ts';
import type { Found } from './register.ts';
import { enrolledDevice } from './report.ts';

const entryOf = (row: Playout): PlayoutEntry =>
  PlayoutEntry.parse({
    number: row.number,
    device: row.device,
    bulletin: row.bulletin || null,
    sha256: row.sha256,
    startedAt: instantOf(new Date(row.startedAt)),
    endedAt: instantOf(new Date(row.endedAt)),
    result: row.result,
    reason: row.reason ?? '',
    previous: row.previous,
    address: row.address,
  });

/** What is kept already that a report must be held against. */
export interface Kept {
  /** Addresses of entries of the report that are kept. */
  readonly known: ReadonlySet<string>;
  /** The entry that the first new one says it follows, whichever machine of the device wrote it. */
  readonly before: PlayoutEntry | null;
  /** Has the same machine an entry with the number of the first new one, or above? */
  readonly isRewritten: boolean;
}

/** The entries of a report that are not kept yet, in the order of their numbers. */
function unknown(entries: readonly PlayoutEntry[], known: ReadonlySet<string>): PlayoutEntry[] {
  return [...new Map(entries.map((entry) => [entry.address, entry])).values()]
    .filter(({ address }) => !known.has(address))
    .toSorted((a, b) => a.number - b.number);
}

/**
 * The entries of a report that are new, and the number of the first that does not follow, if any (L3, X10). A log goes on
 * where its machine ended; another machine begins at one, or goes on with the log it was given (X21).
 */
export function newEntries(
  entries: readonly PlayoutEntry[],
  { known, before, isRewritten }: Kept,
): { readonly fresh: readonly PlayoutEntry[]; readonly brokenFrom: number | null } {
  const fresh = unknown(entries, known);
  const broken = isRewritten ? fresh[0] : brokenLink(fresh, before);
  return { fresh, brokenFrom: broken?.number ?? null };
}

async function kept({ device, publicKey, entries }: PlayoutReport, req: PayloadRequest): Promise<Kept> {
  const ask = { collection: 'playouts', pagination: false, depth: 0, req, overrideAccess: true } as const;
  const own = { device: { equals: device } };
  const addresses = entries.map(({ address }) => address);
  const there = await req.payload.find({
    ...ask,
    where: { and: [own, { address: { in: addresses } }] },
    select: { address: true },
  });
  const known = new Set(there.docs.map(({ address }) => address));
  const [first] = unknown(entries, known);
  if (first === undefined) return { known, before: null, isRewritten: false };
  const before = await req.payload.find({
    ...ask,
    where: { and: [own, { address: { equals: first.previous } }] },
    limit: 1,
  });
  const later = await req.payload.count({
    collection: 'playouts',
    req,
    overrideAccess: true,
    where: {
      and: [own, { publicKey: { equals: publicKey.x } }, { number: { greater_than_equal: first.number } }],
    },
  });
  return { known, before: before.docs[0] ? entryOf(before.docs[0]) : null, isRewritten: later.totalDocs > 0 };
}

async function store(report: PlayoutReport, { collection, record }: Found, req: PayloadRequest) {
  const { device, publicKey, signed } = report;
  const own = { ...report, entries: report.entries.filter((entry) => entry.device === device) };
  const { fresh, brokenFrom } = newEntries(own.entries, await kept(own, req));
  for (const [index, entry] of fresh.entries()) {
    await req.payload.db.create({
      collection: 'playouts',
      req,
      data: {
        ...entry,
        publicKey: publicKey.x,
        deviceName: record.name,
        intact: brokenFrom === null || entry.number < brokenFrom,
        signed: index === 0 ? signed : null,
        path: record.path,
      },
    });
  }
  if (brokenFrom !== null) {
    const logFault = `#${brokenFrom}`;
    await req.payload.db.updateOne({ collection, id: record.id, req, data: { logFault }, returning: false });
  }
  return Response.json({ stored: fresh.length, brokenFrom });
}

/** `POST playouts`: keeps what is new of a device's log; a broken chain is kept too, and flagged (X10). */
export async function answerPlayouts(req: PayloadRequest): Promise<Response> {
  const report = await bodyOf(req, PlayoutReport);
  const found = await enrolledDevice(req, report.device);
  return inTurn(report.device, () => inTransaction(req, () => store(report, found, req)));
}
