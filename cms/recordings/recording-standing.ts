import { transcriptOf } from '@nguon/content-model/bulletin';
import { recordingHash } from '@nguon/content-model/recording';
import type { PayloadRequest } from 'payload';
import { actorOf, idOf } from '../access/actor.ts';
import { carriedBlocks } from '../preview/filled-in.ts';
import { spokenPartsOf } from '../workflow/content-of.ts';
import { textOf } from './bind-to-text.ts';
import { askedRecording, hasBrought, isConfirmed, mayListen } from './confirm-recording.ts';
import { recordingFrom } from './recording-of.ts';

/** Where a recording stands, for the person at the screen. */
export interface RecordingStanding {
  /** What a second person confirms. */
  readonly hash: string;
  /** Where it is heard. */
  readonly address: string;
  readonly seconds: number;
  /** What is said; that of the bulletin where its unit wrote nothing else. */
  readonly transcript: string;
  readonly language: string;
  /** Did the text change after it was recorded? As the text is saved. */
  readonly isStale: boolean;
  /** Names of those who brought it. */
  readonly broughtBy: readonly string[];
  /** `null` while nobody has confirmed it as it is. */
  readonly confirmed: { readonly by: string; readonly at: string } | null;
  /** May this person confirm it now? */
  readonly mayConfirm: boolean;
  /** The shortest session of the unit's loudspeakers, minutes; `null` when it has none. */
  readonly sessionMinutes: number | null;
}

async function namesOf(ids: readonly string[], req: PayloadRequest): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { id: { in: [...ids] } },
    select: { name: true },
    depth: 0,
    pagination: false,
    req,
    overrideAccess: true,
  });
  return docs.map(({ name }) => name);
}

async function shortestSession(path: string, req: PayloadRequest): Promise<number | null> {
  const { docs } = await req.payload.find({
    collection: 'speakers',
    where: { path: { equals: path } },
    select: { sessionMinutes: true },
    depth: 0,
    pagination: false,
    req,
    overrideAccess: true,
  });
  return docs.length > 0 ? Math.min(...docs.map(({ sessionMinutes }) => sessionMinutes)) : null;
}

/** `GET /api/recordings/:id/standing`: what is heard, by whom it was brought and confirmed, and whether it is stale. */
export async function answerStanding(req: PayloadRequest): Promise<Response> {
  const kept = await askedRecording(req);
  const actor = actorOf(req);
  const asked = { collection: 'bulletins', id: idOf(kept.bulletin), draft: true, depth: 0, req } as const;
  const bulletin = await req.payload.findByID({ ...asked, overrideAccess: true });
  const recording = recordingFrom(kept);
  const parts = await spokenPartsOf(bulletin, req, carriedBlocks);
  const [confirmedBy = ''] = kept.confirmedBy ? await namesOf([idOf(kept.confirmedBy)], req) : [];
  const standing: RecordingStanding = {
    hash: recordingHash(recording),
    address: `/api/recordings/file/${encodeURIComponent(kept.filename ?? '')}`,
    seconds: recording.seconds,
    transcript: transcriptOf({ ...parts, recording }),
    language: bulletin.language ?? 'vi',
    isStale: recording.readFrom !== (await textOf(bulletin, req)),
    broughtBy: await namesOf((kept.broughtBy ?? []).map(idOf), req),
    confirmed: isConfirmed(kept) ? { by: confirmedBy, at: kept.confirmedAt ?? '' } : null,
    mayConfirm: mayListen(actor, kept) && !hasBrought(actor, kept),
    sessionMinutes: await shortestSession(kept.path ?? '', req),
  };
  return Response.json(standing, { headers: { 'cache-control': 'no-store' } });
}
