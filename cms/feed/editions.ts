import type { UnitsPage } from '@nguon/content-model/delivery-feed';
import { instantOf } from '@nguon/content-model/instant';
import type { PayloadRequest } from 'payload';
import { editionOf } from '../editions/snapshot.ts';
import { Refused } from '../language/refused.ts';
import { deskOf } from '../outbox/desk.ts';
import { routeParam } from './request-body.ts';

/** `GET units`: every unit with a site. The cursor is read first, so nothing after it can be missed. */
export async function answerUnits({ payload }: PayloadRequest): Promise<Response> {
  const { sequencer, snapshot } = deskOf(payload);
  const cursor = sequencer.newest;
  const { withSite } = await snapshot();
  const page: UnitsPage = { cursor, units: [...withSite.keys()].toSorted() };
  return Response.json(page);
}

/** `GET editions/<unit key>`: the edition as of now, with its id as ETag (X4). */
export async function answerEdition(req: PayloadRequest): Promise<Response> {
  const key = routeParam(req, 'unit');
  const edition = editionOf(await deskOf(req.payload).snapshot(), key, instantOf(Date.now()));
  if (edition === null) {
    throw new Refused(req, 404, 'unit-unknown', {
      vi: `Đơn vị ${key}: không có trang thông tin. Hãy kiểm tra mã.`,
      en: `Unit ${key}: it has no site. Check the key.`,
    });
  }
  const etag = `"${edition.id}"`;
  const headers = { ETag: etag, 'Cache-Control': 'no-cache' };
  const known = (req.headers.get('if-none-match') ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  return known.includes(etag)
    ? new Response(null, { status: 304, headers })
    : Response.json(edition, { headers });
}
