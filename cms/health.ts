import type { Endpoint, Payload } from 'payload';
import { z } from 'zod';
import { WHOLE } from './feed/receipts.ts';
import { deskOf } from './outbox/desk.ts';

/** Longest wait for the database, ms. */
const PATIENCE_MS = 2_000;

/** Delivery's last word on itself. */
const Whole = z.object({
  cursor: z.number(),
  at: z.coerce.string(),
  broker: z.enum(['up', 'down']).nullish(),
  brokerSince: z.coerce.date().nullish(),
  /** Of delivery as a whole: a voice that is left alone. */
  failures: z.array(z.object({ channel: z.string().nullish(), message: z.string().nullish() })).nullish(),
});

async function lastWord(payload: Payload) {
  const asked = payload.db.findOne({ collection: 'receipts', where: { unitKey: { equals: WHOLE } } });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('late')), PATIENCE_MS).unref();
  });
  return Whole.nullable()
    .catch(null)
    .parse(await Promise.race([asked, late]));
}

/** When the oldest change that delivery has not followed yet was made; `null` when it has followed all. */
async function waitingSince(payload: Payload, cursor: number): Promise<Date | null> {
  const { docs } = await payload.find({
    collection: 'outbox',
    where: { sequence: { greater_than: cursor } },
    sort: 'sequence',
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  });
  return docs[0] ? new Date(docs[0].at) : null;
}

/** Does the chosen voice read? If not, why, in delivery's words (H1). */
function speech({ failures }: z.output<typeof Whole>) {
  const words = (failures ?? []).flatMap(({ channel, message }) =>
    channel === 'speaker' && message ? [message] : [],
  );
  return { ok: words.length === 0, words: words.join('; ') || null };
}

async function delivery(payload: Payload, cursor: number, at: Date) {
  const { newest } = deskOf(payload).sequencer;
  const since = await waitingSince(payload, cursor);
  const lagSeconds = since === null ? 0 : Math.max(0, Math.round((at.getTime() - since.getTime()) / 1000));
  return { cursor, newest, lagSeconds };
}

/** `GET /api/health`: is everything there? Public, and says nothing about content (H1, H2). */
export function healthEndpoint(version: string): Endpoint {
  return {
    path: '/health',
    method: 'get',
    handler: async ({ payload }) => {
      const begun = performance.now();
      const kind = payload.db.name ?? 'unknown';
      try {
        const word = await lastWord(payload);
        const ms = Math.round(performance.now() - begun);
        return Response.json({
          status: 'ok',
          version,
          database: { kind, ok: true, ms },
          broker: word?.broker ? { ok: word.broker === 'up', since: word.brokerSince ?? null } : null,
          speech: word === null ? null : speech(word),
          delivery: await delivery(payload, word?.cursor ?? 0, new Date()),
        });
      } catch {
        const database = { kind, ok: false, ms: Math.round(performance.now() - begun) };
        return Response.json(
          { status: 'down', version, database, broker: null, speech: null, delivery: null },
          { status: 503 },
        );
      }
    },
  };
}
