import { type LexiconWord, lexiconOf } from '@nguon/content-model/lexicon';
import { lineage } from '@nguon/content-model/unit';
import type { PayloadRequest } from 'payload';

/** How a unit says words: its own before those of the units above (V25). @param path of the unit */
export async function unitLexicon(path: string, req: PayloadRequest): Promise<LexiconWord[]> {
  if (path === '') return [];
  const { docs } = await req.payload.find({
    collection: 'lexicon',
    where: { path: { in: lineage(path) } },
    select: { written: true, spoken: true, path: true },
    depth: 0,
    pagination: false,
    req,
    overrideAccess: true,
  });
  return lexiconOf(
    path,
    docs.map(({ written, spoken, path: of }) => ({ written, spoken, path: of ?? '' })),
  );
}
