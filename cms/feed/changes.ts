import { Change, type ChangesPage } from '@nguon/content-model/delivery-feed';
import { instantOf } from '@nguon/content-model/instant';
import type { PayloadRequest } from 'payload';
import { unitsIn } from '../editions/snapshot.ts';
import { Refused } from '../language/refused.ts';
import { deskOf } from '../outbox/desk.ts';
import { readScopes } from '../outbox/record.ts';

/** Changes on one page. */
const PAGE = 200;

function cursorOf(req: PayloadRequest): number {
  const given = req.searchParams.get('after') ?? '0';
  if (/^\d{1,15}$/.test(given)) return Number(given);
  throw new Refused(req, 400, 'feed-invalid', {
    vi: `after: «${given}» không phải số thứ tự. Hãy gửi số.`,
    en: `after: “${given}” is not a number. Send a number.`,
  });
}

/** `GET changes?after=N`: numbered rows after a cursor, oldest first, with the units they touch (X2, X3). */
export async function answerChanges(req: PayloadRequest): Promise<Response> {
  const after = cursorOf(req);
  const { docs } = await req.payload.find({
    collection: 'outbox',
    where: { sequence: { greater_than: after } },
    sort: 'sequence',
    limit: PAGE + 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  });
  const snapshot = await deskOf(req.payload).snapshot();
  const changes = docs.slice(0, PAGE).map((row) =>
    Change.parse({
      sequence: row.sequence,
      at: instantOf(new Date(row.at)),
      units: unitsIn(snapshot, readScopes(row.scopes ?? '')),
      devices: row.devices === true,
      command: row.commandId
        ? {
            device: row.commandDevice,
            act: row.commandAct,
            percent: row.commandPercent ?? null,
            ...(row.commandClip && { clip: row.commandClip }),
            ...(row.commandLive && { live: JSON.parse(row.commandLive) }),
            id: row.commandId,
          }
        : null,
    }),
  );
  const page: ChangesPage = {
    changes,
    cursor: changes.at(-1)?.sequence ?? after,
    more: docs.length > PAGE,
  };
  return Response.json(page);
}
