import { type BulletinContent, spokenText } from '@nguon/content-model/bulletin';
import { instantOf } from '@nguon/content-model/instant';
import { wordsIn } from '@nguon/content-model/lexicon';
import type { PayloadRequest } from 'payload';
import { idOf } from '../access/actor.ts';
import { blocksFrom } from '../body/lexical-to-blocks.ts';
import type { Bulletin } from '../payload-types.ts';
import { recordingFrom, recordingOf } from '../recordings/recording-of.ts';
import { unitLexicon } from '../speakers/unit-lexicon.ts';
import { picturesIn, picturesOf } from './pictures-of.ts';

async function audienceOf(ids: readonly string[], req: PayloadRequest): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection: 'units',
    where: { id: { in: [...ids] } },
    depth: 0,
    pagination: false,
    select: { path: true },
    req,
    overrideAccess: true,
  });
  return docs.map(({ path }) => path ?? '').toSorted();
}

async function categoryOf(id: string | null, req: PayloadRequest) {
  if (id === null) return undefined;
  const { slug, name, section } = await req.payload.findByID({
    collection: 'categories',
    id,
    depth: 0,
    locale: 'vi',
    req,
    overrideAccess: true,
  });
  return { slug, name, ...(section && section !== 'essential' && { section }) };
}

type Line = string | null;

/** What is written of a bulletin: a record, or a form that is not saved yet. */
export interface Written extends Partial<Pick<Bulletin, 'path' | 'pictures'>> {
  readonly id: string;
  readonly title?: Line;
  readonly summary?: Line;
  readonly issuer?: Line;
  readonly body?: unknown;
  readonly renditions?: { readonly board?: Line; readonly script?: Line; readonly message?: Line } | null;
  readonly category?: Bulletin['category'] | null;
  readonly ends?: Bulletin['ends'];
  readonly recording?: Bulletin['recording'];
  readonly audience?: Bulletin['audience'] | null;
  readonly from?: Line;
  readonly until?: Line;
  readonly priority?: unknown;
  readonly channels?: unknown;
  readonly language?: unknown;
}

const instant = (date: string): string => instantOf(new Date(date));

function renditionsOf({ renditions }: Written): Record<string, string> {
  const { board, script, message } = renditions ?? {};
  return { ...(board && { board }), ...(script && { script }), ...(message && { message }) };
}

type BlocksOf = typeof blocksFrom;

/** What is read aloud of a bulletin, as it is written. @throws {Refusal} as `blocksOf` does */
export async function spokenPartsOf(
  bulletin: Written,
  req: PayloadRequest,
  blocksOf: BlocksOf = blocksFrom,
): Promise<Pick<BulletinContent, 'issuer' | 'title' | 'summary' | 'body' | 'renditions'>> {
  const pictures = await picturesOf(picturesIn(bulletin.body), bulletin.path ?? '', req);
  return partsOf(bulletin, pictures, blocksOf);
}

function partsOf(bulletin: Written, pictures: Parameters<BlocksOf>[1], blocksOf: BlocksOf) {
  return {
    issuer: bulletin.issuer ?? '',
    title: bulletin.title ?? '',
    summary: bulletin.summary ?? '',
    body: blocksOf(bulletin.body, pictures),
    renditions: renditionsOf(bulletin),
  };
}

/** The recording a bulletin names, in the shape of the content model; `null` for one that is not its own. */
async function recordedFor({ id, path, recording }: Written, req: PayloadRequest) {
  if (!recording) return undefined;
  const kept = await recordingOf({ id, path: path ?? '' }, recording, req);
  return kept && recordingFrom(kept);
}

/**
 * What an approver of this bulletin answers for, in the shape of the content model but not yet checked.
 *
 * @param blocksOf how its body is read
 * @throws {Refusal} `bulletin-invalid` when the body holds what no channel can carry
 */
export async function contentOf(
  bulletin: Written,
  req: PayloadRequest,
  blocksOf: BlocksOf = blocksFrom,
): Promise<Record<string, unknown>> {
  const owner = bulletin.path ?? '';
  const shown = (bulletin.pictures ?? []).map(idOf);
  const pictures = await picturesOf([...shown, ...picturesIn(bulletin.body)], owner, req);
  const said = partsOf(bulletin, pictures, blocksOf);
  const recording = await recordedFor(bulletin, req);
  const lexicon = wordsIn(spokenText(said), await unitLexicon(owner, req));
  return {
    ...said,
    id: bulletin.id,
    category: await categoryOf(bulletin.category ? idOf(bulletin.category) : null, req),
    priority: bulletin.priority,
    ...(bulletin.ends && { ends: idOf(bulletin.ends) }),
    owner,
    audience: await audienceOf((bulletin.audience ?? []).map(idOf), req),
    channels: bulletin.channels ?? [],
    from: bulletin.from ? instant(bulletin.from) : undefined,
    until: bulletin.until ? instant(bulletin.until) : null,
    language: bulletin.language,
    pictures: shown.map((id) => pictures.get(id)),
    ...(lexicon.length > 0 && { lexicon }),
    ...(recording !== undefined && { recording }),
  };
}
