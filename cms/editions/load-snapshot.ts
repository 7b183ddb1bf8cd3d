import { Board } from '@nguon/content-model/board';
import { sessionsFor } from '@nguon/content-model/broadcast-plan';
import { everydayVolume } from '@nguon/content-model/broadcast-rules';
import { Decision } from '@nguon/content-model/edition';
import { Site } from '@nguon/content-model/site';
import { Speaker } from '@nguon/content-model/speaker';
import { FormerUnit, Unit, unitKey } from '@nguon/content-model/unit';
import type { CollectionSlug, Payload } from 'payload';
import type { z } from 'zod';
import { idOf } from '../access/actor.ts';
import { boardsOf } from '../boards/board-of.ts';
import type * as stored from '../payload-types.ts';
import { documentShape, officialShape, pageShape, procedureShape, weekShape } from '../publication/shapes.ts';
import { shownOf } from '../publication/shown.ts';
import { formerProvince } from '../seed/former-units.ts';
import { planSourcesOf } from '../speakers/plan-sources.ts';
import { pictureOf } from '../workflow/pictures-of.ts';
import { liveBulletins } from './live-bulletins.ts';
import { publishedAnswers } from './published-answers.ts';
import type { Snapshot } from './snapshot.ts';

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
  province: formerProvince(code, district ?? ''),
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

/** The contact as far as it is filled in. */
function contactOf({ contact }: stored.Site): Record<string, string> {
  const { address, phone, fax, hotline, email, hours } = contact ?? {};
  const said = Object.entries({ address, phone, fax, hotline, email, hours });
  return Object.fromEntries(said.flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
}

function siteOf(pictures: ReadonlyMap<string, stored.Media>) {
  return (site: stored.Site) => {
    const { host, aliases, theme, look, languages, links } = site;
    const picture = (related: string | stored.Media | null | undefined) => {
      const record = related ? pictures.get(idOf(related)) : undefined;
      return record?.path === site.path && record !== undefined ? pictureOf(record) : null;
    };
    return {
      host,
      aliases: (aliases ?? []).map((alias) => alias.host),
      theme,
      look: {
        logo: picture(look?.logo),
        header: picture(look?.header),
        colour: look?.colour || null,
      },
      languages: languages ?? [],
      links: (links ?? []).map(({ name, href }) => ({ name, href })),
      contact: contactOf(site),
    };
  };
}

/** The pictures that sites show at their head, by record. */
async function lookPictures(
  payload: Payload,
  sites: readonly stored.Site[],
): Promise<ReadonlyMap<string, stored.Media>> {
  const ids = sites.flatMap(({ look }) => [look?.logo, look?.header].flatMap((id) => (id ? [idOf(id)] : [])));
  if (ids.length === 0) return new Map();
  const { docs } = await payload.find({
    collection: 'media',
    where: { id: { in: [...new Set(ids)] } },
    depth: 0,
    pagination: false,
    overrideAccess: true,
  });
  return new Map(docs.map((record) => [record.id, record]));
}

/** Shapes stored speakers, each with the sessions that its schedules and all rules leave it (S11). */
function speakersWith(schedules: readonly stored.Schedule[], rules: readonly stored.BroadcastRule[]) {
  const oldestFirst = schedules.toSorted(
    (a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id),
  );
  return (speaker: stored.Speaker) => {
    const sources = planSourcesOf(speaker, oldestFirst, rules, new Map());
    return {
      id: speaker.id,
      name: speaker.name,
      unit: speaker.path,
      sessions: sessionsFor(sources),
      sessionMinutes: speaker.sessionMinutes,
      volume: everydayVolume(speaker.volume, sources.rules),
      emergencyVolume: speaker.emergencyVolume ?? 100,
      accent: speaker.accent,
      muted: speaker.muted === true,
    };
  };
}

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
  const siteRecords = await all('sites');
  const sites = new Map(paired(Site, siteRecords, siteOf(await lookPictures(payload, siteRecords))));
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
    documents: byPath(await shownOf(payload, 'documents', documentShape.schema)),
    answers: byPath(await publishedAnswers(payload)),
    pages: byPath(await shownOf(payload, 'pages', pageShape.schema)),
    officials: byPath(await shownOf(payload, 'officials', officialShape.schema)),
    engagements: byPath(
      (await shownOf(payload, 'engagements', weekShape.schema)).flatMap(([path, { entries }]) =>
        entries.map((entry) => [path, entry] as const),
      ),
    ),
    procedures: byPath(await shownOf(payload, 'procedures', procedureShape.schema)),
    boards: byPath(paired(Board, await all('boards'), boardsOf(await all('requisitions')))),
    speakers: byPath(
      paired(
        Speaker,
        await all('speakers'),
        speakersWith(await all('schedules'), await all('broadcast-rules')),
      ),
    ),
    withSite: new Map(
      [...sites.keys()].flatMap((path) => {
        const unit = units.get(path);
        return unit === undefined ? [] : [[unitKey(unit), path] as const];
      }),
    ),
  };
}
