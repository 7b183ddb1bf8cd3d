import { instantOf } from '@nguon/content-model/instant';
import type { PayloadRequest } from 'payload';
import { routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import { previewOf } from './compose.ts';
import type { PreviewTokens } from './tokens.ts';

/** `GET previews/<token>`: what its official looks at, with the edition's id as ETag. */
export function answerPreview(tokens: PreviewTokens) {
  return async (req: PayloadRequest): Promise<Response> => {
    const now = instantOf(Date.now());
    const previewed = tokens.find(routeParam(req, 'token'), now);
    const preview = previewed && (await previewOf(previewed, req.payload, now));
    if (preview === null) {
      throw new Refused(req, 404, 'preview-unknown', {
        vi: 'Xem trước: địa chỉ đã hết hạn hoặc không đúng. Hãy mở lại từ trang quản trị.',
        en: 'Preview: the address is over or wrong. Open it again from the administration.',
      });
    }
    return Response.json(preview, {
      headers: { ETag: `"${preview.edition.id}"`, 'Cache-Control': 'no-store' },
    });
  };
}
