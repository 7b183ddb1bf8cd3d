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

async function lastStored(device: string, req: PayloadRequest): Promise<PlayoutEntry | null> {
  const { docs } = await req.payload.find({
    collection: 'playouts',
    where: { device: { equals: device } },
    sort: '-number',
    limit: 1,
    pagination: false,
    depth: 0,
    req,
    overrideAccess: true,
  });
  return docs[0] ? entryOf(docs[0]) : null;
}

/** The entries of a report that are new, and the number of the first that does not follow, if any (L3, X10). */
export function newEntries(
  entries: readonly PlayoutEntry[],
  last: PlayoutEntry | null,
): { readonly fresh: readonly PlayoutEntry[]; readonly brokenFrom: number | null } {
  const known = last?.number ?? 0;
  const fresh = [...new Map(entries.map((entry) => [entry.number, entry])).values()]
    .filter(({ number }) => number > known)
    .toSorted((a, b) => a.number - b.number);
  const rewritten = entries.some(({ number, address }) => number === known && address !== last?.address);
  const broken = rewritten ? fresh[0] : brokenLink(fresh, last);
  return { fresh, brokenFrom: broken?.number ?? (rewritten ? known : null) };
}

async function store(
  { device, entries, signed }: PlayoutReport,
  { collection, record }: Found,
  req: PayloadRequest,
) {
  const own = entries.filter((entry) => entry.device === device);
  const { fresh, brokenFrom } = newEntries(own, await lastStored(device, req));
  for (const [index, entry] of fresh.entries()) {
    await req.payload.db.create({
      collection: 'playouts',
      req,
      data: {
        ...entry,
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
