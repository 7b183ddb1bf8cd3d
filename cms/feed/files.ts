import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Sha256 } from '@nguon/content-model/content-address';
import type { PayloadRequest } from 'payload';
import { Refused } from '../language/refused.ts';
import type { Settings } from '../settings.ts';
import { routeParam } from './request-body.ts';

/** `GET media/<sha256>`: the bytes of a picture or of a document's file. */
export function answerFile({ media, documents }: Pick<Settings, 'media' | 'documents'>) {
  return async (req: PayloadRequest): Promise<Response> => {
    const address = routeParam(req, 'sha256');
    const known = Sha256.safeParse(address).success;
    for (const [collection, folder] of [
      ['media', media],
      ['documents', documents],
    ] as const) {
      const { docs } = known
        ? await req.payload.find({
            collection,
            where: { sha256: { equals: address } },
            limit: 1,
            pagination: false,
            depth: 0,
            select: { filename: true, mimeType: true },
            overrideAccess: true,
          })
        : { docs: [] };
      const [found] = docs;
      if (!found?.filename) continue;
      return new Response(new Uint8Array(await readFile(join(folder, found.filename))), {
        headers: { 'Content-Type': found.mimeType ?? 'application/octet-stream', ETag: `"${address}"` },
      });
    }
    throw new Refused(req, 404, 'file-damaged', {
      vi: `Tệp ${address}: không có. Hãy kiểm tra mã.`,
      en: `File ${address}: not held. Check the address.`,
    });
  };
}
