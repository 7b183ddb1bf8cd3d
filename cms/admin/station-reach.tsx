import { instantOf } from '@nguon/content-model/instant';
import type { DefaultServerCellComponentProps, Payload, UIFieldServerProps } from 'payload';
import type { User } from '../payload-types.ts';
import { reachOf } from '../speakers/reach.ts';
import { Badge } from './badge.tsx';
import { boardWordsFor } from './board-words.ts';
import { marksOf } from './device-standing.ts';
import { stationWordsFor } from './station-words.ts';
import { wordsFor } from './words.ts';

/** The clusters of a station, as a person may read them; all for the system. */
async function clustersOf(station: string, payload: Payload, user: User | null) {
  const { docs } = await payload.find({
    collection: 'speakers',
    where: { station: { equals: station } },
    sort: 'name',
    pagination: false,
    depth: 0,
    ...(user === null ? { overrideAccess: true } : { user, overrideAccess: false }),
  });
  return docs;
}

/** Whom the station reaches, and its clusters one by one. */
export async function StationReach({ data, id, i18n, payload, user }: UIFieldServerProps) {
  const said = stationWordsFor(i18n.language);
  if (!user) return null;
  if (id === undefined) return <p className="nguon-empty">{said.saveFirst}</p>;
  const clusters = await clustersOf(String(id), payload, user);
  const { villages, households } = reachOf(clusters);
  const inAll: unknown = data?.villagesInAll;
  const at = instantOf(Date.now());
  return (
    <section aria-label={said.title} className="nguon-workflow">
      <p>{said.reach(villages, typeof inAll === 'number' ? inAll : null, households)}</p>
      {clusters.length === 0 && <p className="nguon-empty">{said.noClusters}</p>}
      <ul className="nguon-rows">
        {clusters.map((cluster) => (
          <li key={cluster.id}>
            <a href={`/admin/collections/speakers/${cluster.id}`}>{cluster.name}</a>
            <span className="nguon-marks">
              {marksOf(cluster, at, boardWordsFor(i18n.language), wordsFor(i18n.language).device).map(
                (mark) => (
                  <Badge key={mark.text} {...mark} />
                ),
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whom a station reaches, in the list. */
export async function StationReachCell({ i18n, payload, rowData }: DefaultServerCellComponentProps) {
  if (!rowData) return null;
  const { villages, households } = reachOf(await clustersOf(String(rowData.id), payload, null));
  return stationWordsFor(i18n.language).reach(villages, rowData.villagesInAll ?? null, households);
}
