import type { Board } from '@nguon/content-model/board';
import { type BoardMake, boardPresets } from '@nguon/content-model/board-preset';
import { type Instant, later } from '@nguon/content-model/instant';
import type { accents, Speaker } from '@nguon/content-model/speaker';
import type { TimeOfDay } from '@nguon/content-model/time-of-day';
import type { Unit } from '@nguon/content-model/unit';
import type * as stored from '../payload-types.ts';
import type { PlannedBulletin } from './demo-bulletins.ts';
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

/** How the demonstration's boards play unless one is set otherwise: always on, in reading order. */
const plainHabits = {
  hours: [],
  brightness: [],
  priorityShare: 0,
  programme: [],
  owner: 'state',
  windows: null,
  blanked: false,
} satisfies Partial<Board>;

/** The board that shows how hours, brightness and an order of its own are set. */
const WITH_HABITS = 'Bảng P10 cổng chào';

/** The enterprise's screen of the first commune, and its orders of requisition. */
const ADVERTISING = 'Màn hình quảng cáo ngã tư chợ';

/** How many bulletins the commune put in an order of its own. */
const IN_OWN_ORDER = 3;

/** By day and by night as a street needs it, the oldest bulletins first, the last one in the morning alone. */
function ownHabits(unit: Unit, bulletins: readonly PlannedBulletin[]): Partial<Board> {
  const own = bulletins
    .filter(
      ({ owner, channels, stage }) =>
        owner === unit.path && channels.includes('board') && stage === 'approved',
    )
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .slice(-IN_OWN_ORDER);
  return {
    hours: [{ from: '05:00', to: '22:00' }],
    brightness: [
      { from: '06:00', percent: 100 },
      { from: '18:00', percent: 60 },
      { from: '21:00', percent: 30 },
    ],
    priorityShare: 30,
    programme: own.map(({ id }, index) => ({
      bulletin: id,
      dayParts: index === own.length - 1 ? [{ from: '05:00', to: '11:00' }] : [],
      restMinutes: index === 0 ? 10 : 0,
    })),
  };
}

function boardOf(unit: Unit, place: string, make: BoardMake, habits: Partial<Board> = {}): Board {
  return {
    id: stableId('board', unit.path, place),
    name: `${place} ${unit.type} ${unit.name}`,
    unit: unit.path,
    ...make,
    ...plainHabits,
    ...habits,
  };
}

/**
 * The first commune has every screen, one of an enterprise too; each other has the LCD and, by turns, one of the small
 * ones.
 */
export function boardsOf(
  places: readonly Unit[],
  bulletins: readonly PlannedBulletin[],
  requisitions: readonly PlannedRequisition[],
): Board[] {
  const own = places
    .slice(0, WITH_DEVICES)
    .flatMap((unit, index) =>
      screens
        .filter((_, kind) => index === 0 || kind === 0 || kind === 1 + (index % 2))
        .map(({ place, make }) =>
          boardOf(unit, place, make, index === 0 && place === WITH_HABITS ? ownHabits(unit, bulletins) : {}),
        ),
    );
  const hired = places.slice(0, 1).map((unit) =>
    boardOf(unit, ADVERTISING, makeNamed('LED P5 320 × 160'), {
      owner: 'advertising',
      windows: requisitions.map(({ from, until, releasedAt }) => ({ from, until: releasedAt ?? until })),
    }),
  );
  return [...own, ...hired];
}

/** An order of requisition to seed. */
export interface PlannedRequisition {
  readonly id: string;
  readonly unit: string;
  readonly board: string;
  readonly symbol: string;
  readonly orderedBy: string;
  readonly purpose: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly releasedAt: Instant | null;
}

const DAY = 24 * 3_600;

/** One order that was given back before its end, and one in force. */
export function requisitionsOf(places: readonly Unit[], at: Instant): PlannedRequisition[] {
  return places.slice(0, 1).flatMap((unit) => {
    const shared = { unit: unit.path, board: stableId('board', unit.path, ADVERTISING) };
    const issued = { orderedBy: `UBND ${unit.type} ${unit.name}` };
    return [
      {
        ...shared,
        ...issued,
        id: stableId('requisition', unit.path, 'past'),
        symbol: 'Mẫu 01',
        purpose: 'Tuyên truyền phòng, chống rét cho gia súc (văn bản mẫu)',
        from: later(at, -20 * DAY),
        until: later(at, -17 * DAY),
        releasedAt: later(at, -18 * DAY),
      },
      {
        ...shared,
        ...issued,
        id: stableId('requisition', unit.path, 'in force'),
        symbol: 'Mẫu 02',
        purpose: 'Tuyên truyền ngày hội của xã, phường (văn bản mẫu)',
        from: later(at, -DAY),
        until: later(at, 3 * DAY),
        releasedAt: null,
      },
    ];
  });
}

/** What the register keeps of a seeded board beside how it plays. */
export type BoardRegister = Partial<
  Pick<stored.Board, 'ownerName' | 'place' | 'areaSquareMetres' | 'permit' | 'sim' | 'simExpiresOn'>
>;

/** The registers of the first commune's boards: one SIM that ends soon, one large face with its permit. */
export function registersOf(places: readonly Unit[], at: Instant): ReadonlyMap<string, BoardRegister> {
  const rows = places.slice(0, 1).flatMap((unit): [string, BoardRegister][] => [
    [
      stableId('board', unit.path, WITH_HABITS),
      { place: 'Cổng chào (mẫu)', areaSquareMetres: 3, sim: 'SIM mẫu', simExpiresOn: later(at, 20 * DAY) },
    ],
    [
      stableId('board', unit.path, ADVERTISING),
      {
        ownerName: 'Công ty quảng cáo (mẫu)',
        place: 'Ngã tư chợ (mẫu)',
        areaSquareMetres: 24,
        permit: 'Số giấy phép mẫu',
      },
    ],
  ]);
  return new Map(rows);
}

/** The accent a voice reads with, by the province's code: codes run from north to south. */
function accentOf(province: Unit): (typeof accents)[number] {
  if (province.code <= '37') return 'northern';
  return province.code <= '68' ? 'central' : 'southern';
}

/** A cluster as it is planted: with the times of its daily sessions. */
export type PlantedSpeaker = Omit<Speaker, 'sessions'> & { readonly sessions: readonly TimeOfDay[] };

/** Where the demonstration's clusters stand. */
export const CENTRE = 'Cụm loa trung tâm';
export const HALL = 'Cụm loa nhà văn hóa';

/** Two clusters in the first commune, one in each other. */
export function speakersOf(province: Unit, places: readonly Unit[]): PlantedSpeaker[] {
  return places.slice(0, WITH_DEVICES).flatMap((unit, index) =>
    [CENTRE, HALL].slice(0, index === 0 ? 2 : 1).map((place) => ({
      id: stableId('speaker', unit.path, place),
      name: `${place} ${unit.type} ${unit.name}`,
      unit: unit.path,
      sessions: ['05:30', '17:00'],
      sessionMinutes: 30,
      volume: 80,
      emergencyVolume: 100,
      accent: accentOf(province),
      muted: false,
    })),
  );
}
