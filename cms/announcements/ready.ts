import { type PreparedAnnouncement, preparedFor } from '@nguon/content-model/prepared-announcement';
import { lineage } from '@nguon/content-model/unit';
import type { Payload } from 'payload';
import { deskOf } from '../outbox/desk.ts';

/** What the clusters of a unit hold ready, in their order (S50). @param path of the unit */
export async function readyOn(path: string, payload: Payload): Promise<PreparedAnnouncement[]> {
  const { prepared } = await deskOf(payload).snapshot();
  return preparedFor(
    { path },
    lineage(path).flatMap((scope) => prepared.get(scope) ?? []),
  );
}
