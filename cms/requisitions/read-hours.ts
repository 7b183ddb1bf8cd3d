import type { Instant } from '@nguon/content-model/instant';
import type { PayloadRequest } from 'payload';
import { idOf } from '../access/actor.ts';
import { deskOf } from '../outbox/desk.ts';
import type { HoursReport } from './hours-said.ts';
import { requisitionHours, type Shown } from './requisition-hours.ts';
import { endOf } from './requisition-state.ts';

/** How many entries of a log are read at a time. */
const PAGE = 5_000;

/** The report of hours of an order, for whoever may read it (A35). @throws when the asker may not */
export async function readHours(id: string, req: PayloadRequest, at: Instant): Promise<HoursReport> {
  const { payload } = req;
  const asked = { depth: 0, req, overrideAccess: false } as const;
  const order = await payload.findByID({ ...asked, collection: 'requisitions', id });
  const board = idOf(order.board);
  const screen = await payload.findByID({ ...asked, collection: 'boards', id: board, disableErrors: true });
  const shown: Shown[] = [];
  for (let page = 1, more = true; more; page += 1) {
    const found = await payload.find({
      ...asked,
      collection: 'playouts',
      where: {
        and: [
          { device: { equals: board } },
          { endedAt: { greater_than: order.from } },
          { startedAt: { less_than: endOf(order) } },
        ],
      },
      select: { bulletin: true, startedAt: true, endedAt: true },
      sort: ['startedAt', 'address'],
      limit: PAGE,
      page,
    });
    shown.push(...found.docs);
    more = found.hasNextPage;
  }
  const hours = requisitionHours(order, shown, at);
  const { bulletins } = await deskOf(payload).snapshot();
  const wanted = new Set(hours.bulletins.map(({ bulletin }) => bulletin));
  const named = [...bulletins.values()]
    .flat()
    .filter(({ content }) => wanted.has(content.id))
    .map(({ content }) => [content.id, content.title] as const);
  return { ...hours, symbol: order.symbol, screen: screen?.name ?? '', titles: Object.fromEntries(named) };
}
