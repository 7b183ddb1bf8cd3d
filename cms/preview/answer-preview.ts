import { instantOf } from '@nguon/content-model/instant';
import type { PayloadRequest } from 'payload';
import { fileResponse } from '../feed/files.ts';
import { routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import type { Settings } from '../settings.ts';
import { previewOf, requestOf } from './compose.ts';
import { newest } from './previewed.ts';
import type { Previewed, PreviewTokens } from './tokens.ts';

const unknownPreview = {
  vi: 'Xem trước: địa chỉ đã hết hạn hoặc không đúng. Hãy mở lại từ trang quản trị.',
  en: 'Preview: the address is over or wrong. Open it again from the administration.',
};

/** `GET previews/<token>`: what its official looks at, with the edition's id as ETag. */
export function answerPreview(tokens: PreviewTokens) {
  return async (req: PayloadRequest): Promise<Response> => {
    const now = instantOf(Date.now());
    const previewed = tokens.find(routeParam(req, 'token'), now);
    const preview = previewed && (await previewOf(previewed, req.payload, now));
    if (preview === null) throw new Refused(req, 404, 'preview-unknown', unknownPreview);
    return Response.json(preview, {
      headers: { ETag: `"${preview.edition.id}"`, 'Cache-Control': 'no-store' },
    });
  };
}

/** The file of the document that an official looks at; `null` where there is none or they may not read it any more. */
async function fileOf(
  { user, collection, id }: Previewed,
  { payload }: PayloadRequest,
  folder: string,
): Promise<Response | null> {
  const req = collection === 'documents' ? await requestOf(user, payload) : null;
  const record = req && (await newest('documents', id, req));
  return record && fileResponse(folder, record);
}

/** `GET previews/<token>/file`: the file of the document its official looks at, public or not (A43). */
export function answerPreviewFile(tokens: PreviewTokens, { documents }: Pick<Settings, 'documents'>) {
  return async (req: PayloadRequest): Promise<Response> => {
    const previewed = tokens.find(routeParam(req, 'token'), instantOf(Date.now()));
    const answer = previewed && (await fileOf(previewed, req, documents));
    if (!answer) throw new Refused(req, 404, 'preview-unknown', unknownPreview);
    answer.headers.set('Cache-Control', 'no-store');
    return answer;
  };
}
