import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Sha256 } from '@nguon/content-model/content-address';
import type { PayloadRequest, Where } from 'payload';
import { Refused } from '../language/refused.ts';
import type { Settings } from '../settings.ts';
import { routeParam } from './request-body.ts';

/** A file that was uploaded, as its record notes it. */
export interface KeptFile {
  readonly filename?: string | null;
  readonly mimeType?: string | null;
  readonly sha256?: string | null;
}

/** The bytes of a kept file; `null` for a record without one. */
export async function fileResponse(folder: string, file: KeptFile): Promise<Response | null> {
  const { filename, mimeType, sha256 } = file;
  if (!filename) return null;
  return new Response(new Uint8Array(await readFile(join(folder, filename))), {
    headers: { 'Content-Type': mimeType ?? 'application/octet-stream', ETag: `"${sha256}"` },
  });
}

/**
 * `GET media/<sha256>`: the bytes of a picture, or of the file of a document that is public. Whatever delivery has,
 * anybody may have; a draft's file is had by its preview alone (A43).
 */
export function answerFile({ media, documents }: Pick<Settings, 'media' | 'documents'>) {
  return async (req: PayloadRequest): Promise<Response> => {
    const address = routeParam(req, 'sha256');
    const named: Where = { sha256: { equals: address } };
    const publicly: Where = { and: [named, { _status: { equals: 'published' } }] };
    for (const [collection, folder, where] of [
      ['media', media, named],
      ['documents', documents, publicly],
    ] as const) {
      const { docs } = Sha256.safeParse(address).success
        ? await req.payload.find({
            collection,
            where,
            limit: 1,
            pagination: false,
            depth: 0,
            select: { filename: true, mimeType: true, sha256: true },
            overrideAccess: true,
          })
        : { docs: [] };
      const answer = docs[0] && (await fileResponse(folder, docs[0]));
      if (answer) return answer;
    }
    throw new Refused(req, 404, 'file-damaged', {
      vi: `Tệp ${address}: không có. Hãy kiểm tra mã.`,
      en: `File ${address}: not held. Check the address.`,
    });
  };
}
