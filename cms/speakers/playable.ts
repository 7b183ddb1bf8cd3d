import { isCurrent } from '@nguon/content-model/bulletin';
import { channelsCarried } from '@nguon/content-model/edition';
import { instantOf } from '@nguon/content-model/instant';
import { lineage } from '@nguon/content-model/unit';
import type { PayloadRequest } from 'payload';
import { deskOf } from '../outbox/desk.ts';

/** A clip that a cluster can be told to play now. */
export interface PlayableClip {
  /** Its bulletin. */
  readonly clip: string;
  readonly title: string;
}

/** What the clusters of a unit can be told to play: the bulletins they carry that are current, newest first (S31). */
export async function playableOn(path: string, req: PayloadRequest): Promise<PlayableClip[]> {
  const snapshot = await deskOf(req.payload).snapshot();
  const unit = snapshot.units.get(path);
  if (unit === undefined) return [];
  const decisions = snapshot.decisions.get(path) ?? [];
  const now = instantOf(Date.now());
  return lineage(path)
    .flatMap((scope) => snapshot.bulletins.get(scope) ?? [])
    .filter(
      (bulletin) =>
        isCurrent(bulletin.content, now) && channelsCarried(bulletin, unit, decisions).includes('speaker'),
    )
    .toSorted((a, b) => b.content.from.localeCompare(a.content.from))
    .map(({ content: { id, title } }) => ({ clip: id, title }));
}
