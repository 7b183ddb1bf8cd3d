import { Board } from '@nguon/content-model/board';
import { Decision } from '@nguon/content-model/edition';
import { LegalDocument } from '@nguon/content-model/legal-document';
import { Site } from '@nguon/content-model/site';
import { Speaker } from '@nguon/content-model/speaker';
import { FormerUnit, Unit, unitKey } from '@nguon/content-model/unit';
import type { CollectionSlug, Payload } from 'payload';
import type { z } from 'zod';
import { idOf } from '../access/actor.ts';
import type * as stored from '../payload-types.ts';
import { liveBulletins } from './live-bulletins.ts';
import { publishedAnswers } from './published-answers.ts';
import type { Snapshot } from './snapshot.ts';

const day = (date: string): string => date.slice(0, 10);

const unitOf = ({ code, validFrom, validTo, type, name, slug, path }: stored.Unit) => ({
  code,
  validFrom,
  validTo: validTo || null,
  type,
  name,
  slug,
  path,
});

const formerOf = ({
  code,
  type,
  name,
  district,
  isPart,
  host,
}: NonNullable<stored.Unit['former']>[number]) => ({
  code,
  type,
  name,
  district: district ?? '',
  isPart: isPart === true,
  host: host || null,
});

/** Who names whom as formed from, by path. */
function successorPairs(units: readonly stored.Unit[]): (readonly [string, string])[] {
  const pathOf = new Map(units.map(({ id, path }) => [id, path ?? '']));
  return units.flatMap(({ path, predecessors }) =>
    (predecessors ?? []).map((former) => [pathOf.get(idOf(former)) ?? '', path ?? ''] as const),
  );
}

function siteOf({ host, aliases, theme, contact }: stored.Site) {
  const { address, phone, email } = contact ?? {};
  return {
    host,
    aliases: (aliases ?? []).map((alias) => alias.host),
    theme,
    look: { logo: null, header: null, colour: null },
    languages: [],
    links: [],
    contact: { ...(address && { address }), ...(phone && { phone }), ...(email && { email }) },
  };
}

const boardOf = ({ id, name, path, technology, width, height, colour, blanked }: stored.Board) => ({
  id,
  name,
  unit: path,
  technology,
  width,
  height,
  colour,
  blanked: blanked === true,
});

const speakerOf = (speaker: stored.Speaker) => ({
  id: speaker.id,
  name: speaker.name,
  unit: speaker.path,
  sessions: (speaker.sessions ?? []).map(({ at }) => at),
  sessionMinutes: speaker.sessionMinutes,
  volume: speaker.volume,
  accent: speaker.accent,
  muted: speaker.muted === true,
});

const documentOf = (document: stored.Document) => ({
  id: document.id,
  form: document.form,
  symbol: document.symbol,
  authority: document.authority,
  issuedOn: day(document.issuedOn),
  effectiveOn: document.effectiveOn ? day(document.effectiveOn) : null,
  abstract: document.abstract,
  file:
    document.sha256 && document.filename && document.filesize && document.mimeType
      ? {
          sha256: document.sha256,
          name: document.filename,
          bytes: document.filesize,
          mime: document.mimeType,
        }
      : null,
});

const decisionOf = ({ bulletin, path, choice }: stored.Decision) => ({
  bulletin: idOf(bulletin),
  unit: path,
  choice,
});

function byPath<Value>(pairs: readonly (readonly [string, Value])[]): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const [path, value] of pairs) {
    const group = groups.get(path);
    if (group === undefined) groups.set(path, [value]);
    else group.push(value);
  }
  return groups;
}

/** Loads everything public from the database. A record that breaks the content model is left out and told of. */
export async function loadSnapshot(payload: Payload): Promise<Snapshot> {
  const all = async <Slug extends CollectionSlug>(collection: Slug) => {
    const { docs } = await payload.find({
      collection,
      depth: 0,
      pagination: false,
      overrideAccess: true,
    });
    return docs;
  };
  const checked = <Schema extends z.ZodType>(
    schema: Schema,
    where: string,
    value: unknown,
  ): z.output<Schema>[] => {
    const { success, data, error } = schema.safeParse(value);
    if (success) return [data];
    payload.logger.error(
      `${where}: left out of editions, ${error.issues.map(({ path }) => path.join('.')).join(', ')}`,
    );
    return [];
  };
  const paired = <Schema extends z.ZodType, Stored extends { id: string; path?: string | null }>(
    schema: Schema,
    records: readonly Stored[],
    shape: (record: Stored) => unknown,
  ) =>
    records.flatMap((record) =>
      checked(schema, record.id, shape(record)).map((value) => [record.path ?? '', value] as const),
    );

  const storedUnits = await all('units');
  const units = new Map(paired(Unit, storedUnits, unitOf));
  const sites = new Map(paired(Site, await all('sites'), siteOf));
  const bulletins = await liveBulletins(payload);
  return {
    units,
    former: new Map(
      storedUnits.map(({ id, path, former }) => [
        path ?? '',
        (former ?? []).flatMap((row) => checked(FormerUnit, id, formerOf(row))),
      ]),
    ),
    successors: byPath(successorPairs(storedUnits)),
    sites,
    bulletins: byPath(
      bulletins.flatMap((bulletin) => bulletin.content.audience.map((path) => [path, bulletin] as const)),
    ),
    decisions: byPath(paired(Decision, await all('decisions'), decisionOf)),
    documents: byPath(paired(LegalDocument, await all('documents'), documentOf)),
    answers: byPath(await publishedAnswers(payload)),
    boards: byPath(paired(Board, await all('boards'), boardOf)),
    speakers: byPath(paired(Speaker, await all('speakers'), speakerOf)),
    withSite: new Map(
      [...sites.keys()].flatMap((path) => {
        const unit = units.get(path);
        return unit === undefined ? [] : [[unitKey(unit), path] as const];
      }),
    ),
  };
}
