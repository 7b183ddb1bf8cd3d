import type { Board } from '@nguon/content-model/board';
import { type BoardMake, boardPresets } from '@nguon/content-model/board-preset';
import type { accents, Speaker } from '@nguon/content-model/speaker';
import type { Unit } from '@nguon/content-model/unit';
import { WITH_DEVICES } from './demo-places.ts';
import { stableId } from './stable-id.ts';

/** The three screens the product is shown on: an office's LCD, a market's LED wall, a gate's one-colour P10. */
const screens = [
  { place: 'Màn hình LCD trụ sở UBND', make: makeNamed('LCD 43 inch, 1920 × 1080') },
  { place: 'Bảng LED trung tâm', make: makeNamed('LED P10 192 × 96') },
  { place: 'Bảng P10 cổng chào', make: makeNamed('LED P10 một màu 96 × 32') },
] as const;

function makeNamed(wanted: string): BoardMake {
  const preset = boardPresets.find(({ name }) => name === wanted);
  if (preset === undefined) throw new TypeError(`board preset: there is no ${wanted}`);
  const { name: _, ...make } = preset;
  return make;
}

/** How the demonstration's boards play: always on, in reading order. */
const plainHabits = {
  hours: [],
  brightness: [],
  priorityShare: 0,
  programme: [],
  owner: 'state',
  windows: null,
  blanked: false,
} satisfies Partial<Board>;

/** The first commune has every screen; each other has the LCD and, by turns, one of the small ones. */
export function boardsOf(places: readonly Unit[]): Board[] {
  return places.slice(0, WITH_DEVICES).flatMap((unit, index) =>
    screens
      .filter((_, kind) => index === 0 || kind === 0 || kind === 1 + (index % 2))
      .map(({ place, make }) => ({
        id: stableId('board', unit.path, place),
        name: `${place} ${unit.type} ${unit.name}`,
        unit: unit.path,
        ...make,
        ...plainHabits,
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
