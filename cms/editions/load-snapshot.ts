import { Board } from '@nguon/content-model/board';
import { sessionsFor } from '@nguon/content-model/broadcast-plan';
import { everydayVolume } from '@nguon/content-model/broadcast-rules';
import { Decision } from '@nguon/content-model/edition';
import { type Look, plainLook, Site } from '@nguon/content-model/site';
import { Speaker, USUAL_LUFS } from '@nguon/content-model/speaker';
import { FormerUnit, Unit, unitKey } from '@nguon/content-model/unit';
import type { CollectionSlug, Payload } from 'payload';
import type { z } from 'zod';
import { idOf } from '../access/actor.ts';
import { boardsOf } from '../boards/board-of.ts';
import type * as stored from '../payload-types.ts';
import {
  announcementShape,
  documentShape,
  lookShape,
  officialShape,
  pageShape,
  procedureShape,
  weekShape,
} from '../publication/shapes.ts';
import { shownOf } from '../publication/shown.ts';
import { formerProvince } from '../seed/former-units.ts';
import { planSourcesOf } from '../speakers/plan-sources.ts';
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

/** A site under its names, with the look that its unit made public. */
function siteOf(looks: ReadonlyMap<string, Look>) {
  return ({ host, aliases, path }: stored.Site) => ({
    host,
    aliases: (aliases ?? []).map((alias) => alias.host),
    ...(looks.get(path ?? '') ?? plainLook),
  });
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
      ...((speaker.loudness ?? USUAL_LUFS) !== USUAL_LUFS && { loudness: speaker.loudness }),
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
  const looks = new Map(await shownOf(payload, 'looks', lookShape.schema));
  const sites = new Map(paired(Site, await all('sites'), siteOf(looks)));
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
    prepared: byPath(await shownOf(payload, 'prepared-announcements', announcementShape.schema)),
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
