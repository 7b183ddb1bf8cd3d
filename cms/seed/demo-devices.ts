import type { Board } from '@nguon/content-model/board';
import type { accents, Speaker } from '@nguon/content-model/speaker';
import type { Unit } from '@nguon/content-model/unit';
import { WITH_DEVICES } from './demo-places.ts';
import { stableId } from './stable-id.ts';

/** The three screens the product is shown on: an office's LCD, a market's LED wall, a gate's one-colour P10. */
const screens = [
  { place: 'Màn hình LCD trụ sở UBND', technology: 'lcd', width: 1_920, height: 1_080, colour: 'full' },
  { place: 'Bảng LED trung tâm', technology: 'led', width: 192, height: 96, colour: 'full' },
  { place: 'Bảng P10 cổng chào', technology: 'led', width: 96, height: 32, colour: 'one-bit' },
] as const;

/** The first commune has every screen; each other has the LCD and, by turns, one of the small ones. */
export function boardsOf(places: readonly Unit[]): Board[] {
  return places.slice(0, WITH_DEVICES).flatMap((unit, index) =>
    screens
      .filter((_, kind) => index === 0 || kind === 0 || kind === 1 + (index % 2))
      .map(({ place, technology, width, height, colour }) => ({
        id: stableId('board', unit.path, place),
        name: `${place} ${unit.type} ${unit.name}`,
        unit: unit.path,
        technology,
        width,
        height,
        colour,
        blanked: false,
      })),
  );
}

/** The accent a voice reads with, by the province's code: codes run from north to south. */
function accentOf(province: Unit): (typeof accents)[number] {
  if (province.code <= '37') return 'northern';
  return province.code <= '68' ? 'central' : 'southern';
}

/** Two clusters in the first commune, one in each other. */
export function speakersOf(province: Unit, places: readonly Unit[]): Speaker[] {
  return places.slice(0, WITH_DEVICES).flatMap((unit, index) =>
    ['Cụm loa trung tâm', 'Cụm loa nhà văn hóa'].slice(0, index === 0 ? 2 : 1).map((place) => ({
      id: stableId('speaker', unit.path, place),
      name: `${place} ${unit.type} ${unit.name}`,
      unit: unit.path,
      sessions: ['05:30', '17:00'],
      sessionMinutes: 30,
      volume: 80,
      accent: accentOf(province),
      muted: false,
    })),
  );
}
