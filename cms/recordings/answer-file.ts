import { Sha256 } from '@nguon/content-model/content-address';
import type { PayloadRequest } from 'payload';
import { fileResponse } from '../feed/files.ts';
import { routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import type { Settings } from '../settings.ts';

/**
 * `GET recordings/<sha256>`: the bytes of a recording, public or not, because drafts are heard too. Delivery makes clips
 * of it and puts nothing of it on the shelf (A56).
 */
export function answerRecordingFile({ recordings }: Pick<Settings, 'recordings'>) {
  return async (req: PayloadRequest): Promise<Response> => {
    const address = routeParam(req, 'sha256');
    const { docs } = Sha256.safeParse(address).success
      ? await req.payload.find({
          collection: 'recordings',
          where: { sha256: { equals: address } },
          limit: 1,
          pagination: false,
          depth: 0,
          select: { filename: true, mimeType: true, sha256: true },
          overrideAccess: true,
        })
      : { docs: [] };
    const answer = docs[0] && (await fileResponse(recordings, docs[0]));
    if (answer) return answer;
    throw new Refused(req, 404, 'file-damaged', {
      vi: `Ghi âm ${address}: không có. Hãy kiểm tra mã.`,
      en: `Recording ${address}: not held. Check the address.`,
    });
  };
}
