import { instantOf } from '@nguon/content-model/instant';
import type { Endpoint, PayloadRequest } from 'payload';
import { csvFile, languageOf } from '../coverage/csv-file.ts';
import { routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import { hoursCsv } from './hours-csv.ts';
import { readHours } from './read-hours.ts';
import { requisitionState } from './requisition-state.ts';

/** `POST /api/requisitions/:id/release`: the screen is its owner's again from now on (W66). */
async function release(req: PayloadRequest): Promise<Response> {
  const at = instantOf(Date.now());
  const asked = {
    collection: 'requisitions',
    id: routeParam(req, 'id'),
    depth: 0,
    req,
    overrideAccess: false,
  } as const;
  const order = await req.payload.findByID(asked);
  if (requisitionState(order, at) === 'released') {
    throw new Refused(req, 409, 'requisition-invalid', {
      vi: 'Màn hình: đã trả lại rồi. Không cần làm gì thêm.',
      en: 'Screen: it was given back already. Nothing is left to do.',
    });
  }
  // One that is still to come is given back as it begins, so that it never has a window (A31).
  const data = { releasedAt: Date.parse(order.from) > Date.parse(at) ? order.from : at };
  const { releasedAt } = await req.payload.update({ ...asked, data });
  return Response.json({ requisition: order.id, releasedAt });
}

/** `GET /api/requisitions/:id/hours` and `…/hours.csv`. */
export const requisitionEndpoints: Endpoint[] = [
  { path: '/:id/release', method: 'post', handler: release },
  {
    path: '/:id/hours',
    method: 'get',
    handler: async (req) => {
      const report = await readHours(routeParam(req, 'id'), req, instantOf(Date.now()));
      return Response.json(report, { headers: { 'cache-control': 'no-store' } });
    },
  },
  {
    path: '/:id/hours.csv',
    method: 'get',
    handler: async (req) => {
      const report = await readHours(routeParam(req, 'id'), req, instantOf(Date.now()));
      return csvFile('gio-trung-dung.csv', hoursCsv(report, languageOf(req)));
    },
  },
];
