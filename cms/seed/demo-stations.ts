import type { Unit, UnitPath } from '@nguon/content-model/unit';
import type { Speaker, Station } from '../payload-types.ts';
import { CENTRE, HALL } from './demo-devices.ts';
import { WITH_DEVICES } from './demo-places.ts';
import { stableId } from './stable-id.ts';

/** A station of the demonstration. */
export interface PlannedStation
  extends Pick<Station, 'id' | 'name' | 'technology' | 'connectedToSource' | 'villagesInAll'> {
  readonly unit: UnitPath;
}

/** The stations of the communes that have speakers; the last sends by FM still. */
export function stationsOf(places: readonly Unit[]): PlannedStation[] {
  return places.slice(0, WITH_DEVICES).map((unit, index) => ({
    id: stableId('station', unit.path),
    name: `Đài truyền thanh ${unit.type} ${unit.name}`,
    unit: unit.path,
    technology: index === WITH_DEVICES - 1 ? 'mixed' : 'ict',
    connectedToSource: true,
    villagesInAll: 8,
  }));
}

/** What the register keeps of a seeded cluster beside how it plays. */
export type ClusterRegister = Partial<
  Pick<Speaker, 'station' | 'villages' | 'horns' | 'powerWatts' | 'uplink' | 'sim'>
>;

/** The registers of the first commune's two clusters, which one village hears both of. */
export function clusterRegistersOf(places: readonly Unit[]): ReadonlyMap<string, ClusterRegister> {
  const rows = places.slice(0, 1).flatMap(({ path }): [string, ClusterRegister][] => {
    const registerOf = (...names: readonly string[]): ClusterRegister => ({
      station: stableId('station', path),
      villages: names.map((name) => ({ name, households: 60 })),
      horns: 2,
      powerWatts: 25,
      uplink: '4g',
      sim: 'SIM mẫu',
    });
    return [
      [stableId('speaker', path, CENTRE), registerOf('Bản mẫu 1', 'Bản mẫu 2', 'Bản mẫu 3')],
      [stableId('speaker', path, HALL), registerOf('Bản mẫu 3', 'Bản mẫu 4')],
    ];
  });
  return new Map(rows);
}
