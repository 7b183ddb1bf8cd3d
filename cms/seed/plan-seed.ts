import type { Board } from '@nguon/content-model/board';
import type { Decision } from '@nguon/content-model/edition';
import { type Instant, vietnamDay } from '@nguon/content-model/instant';
import type { FormerUnit, Unit, UnitPath } from '@nguon/content-model/unit';
import { announcementsOf, type PlannedAnnouncement } from './demo-announcements.ts';
import { bulletinsOf, decisionsOf, type PlannedBulletin } from './demo-bulletins.ts';
import {
  type BoardRegister,
  boardsOf,
  type PlannedRequisition,
  type PlantedSpeaker,
  registersOf,
  requisitionsOf,
  speakersOf,
} from './demo-devices.ts';
import { documentsOf, type PlannedDocument } from './demo-documents.ts';
import { feedbackOf, type PlannedFeedback } from './demo-feedback.ts';
import { leadersOf, type PlannedLeader, type PlannedWeek, weeksOf } from './demo-leaders.ts';
import { looksOf, type PlannedLook } from './demo-looks.ts';
import { type Official, officialsOf } from './demo-officials.ts';
import { type PlannedPage, pagesOf } from './demo-pages.ts';
import { placesOf } from './demo-places.ts';
import { type PlannedProcedure, proceduresOf } from './demo-procedures.ts';
import {
  type ClusterRegister,
  clusterRegistersOf,
  type PlannedStation,
  stationsOf,
} from './demo-stations.ts';
import { type FormerUnitRow, formerUnitsOf, readFormerUnits } from './former-units.ts';
import { type CategoryRow, readCategories } from './read-categories.ts';
import { type Notice, readNotices } from './read-notices.ts';
import { readPages, type SamplePage } from './read-pages.ts';
import { readUnits, type UnitRecords, unitsOf } from './read-units.ts';

/** What `reference-data` holds. */
export interface Reference {
  readonly units: UnitRecords;
  readonly former: readonly FormerUnitRow[];
  readonly categories: readonly CategoryRow[];
  readonly notices: readonly Notice[];
  readonly pages: readonly SamplePage[];
}

export interface PlannedSite {
  readonly unit: UnitPath;
  readonly host: string;
  readonly address: string;
}

/** Everything beyond units, sites and categories: made up, for looking around. */
export interface Demonstration {
  readonly officials: readonly Official[];
  readonly boards: readonly Board[];
  /** By board. */
  readonly registers: ReadonlyMap<string, BoardRegister>;
  readonly requisitions: readonly PlannedRequisition[];
  readonly speakers: readonly PlantedSpeaker[];
  readonly stations: readonly PlannedStation[];
  /** By speaker. */
  readonly clusterRegisters: ReadonlyMap<string, ClusterRegister>;
  readonly documents: readonly PlannedDocument[];
  readonly bulletins: readonly PlannedBulletin[];
  readonly pages: readonly PlannedPage[];
  readonly leaders: readonly PlannedLeader[];
  readonly weeks: readonly PlannedWeek[];
  readonly procedures: readonly PlannedProcedure[];
  readonly announcements: readonly PlannedAnnouncement[];
  readonly looks: readonly PlannedLook[];
  readonly decisions: readonly Decision[];
  readonly feedback: readonly PlannedFeedback[];
}

/** What a first start writes. */
export interface SeedPlan {
  /** The province first. */
  readonly units: readonly Unit[];
  /** The units of before that each one was formed from. */
  readonly former: ReadonlyMap<UnitPath, readonly FormerUnit[]>;
  readonly sites: readonly PlannedSite[];
  readonly categories: readonly CategoryRow[];
  readonly demonstration: Demonstration | null;
}

export function readReference(): Reference {
  return {
    units: readUnits(),
    former: readFormerUnits(),
    categories: readCategories(),
    notices: readNotices(),
    pages: readPages(),
  };
}

function siteOf(unit: Unit, province: Unit): PlannedSite {
  const above = unit === province ? '' : `, ${province.type} ${province.name}`;
  const address = `UBND ${unit.type} ${unit.name}${above}`;
  return { unit: unit.path, host: `${unit.slug}.localhost`, address };
}

function demonstrationOf(
  { notices, pages }: Pick<Reference, 'notices' | 'pages'>,
  units: readonly Unit[],
  province: Unit,
  at: Instant,
): Demonstration {
  const places = placesOf(units);
  const bulletins = bulletinsOf(notices, province, places, at);
  const requisitions = requisitionsOf(places, at);
  return {
    officials: officialsOf(province, places),
    boards: boardsOf(places, bulletins, requisitions),
    registers: registersOf(places, at),
    requisitions,
    speakers: speakersOf(province, places),
    stations: stationsOf(places),
    clusterRegisters: clusterRegistersOf(places),
    documents: documentsOf(province, places, at),
    bulletins,
    pages: pagesOf(pages, province, places),
    leaders: leadersOf(province, places),
    weeks: weeksOf(province, places, at),
    procedures: proceduresOf(province, places),
    announcements: announcementsOf(province),
    looks: looksOf(province, places),
    decisions: decisionsOf(bulletins, province, places),
    feedback: feedbackOf(province, places, at),
  };
}

/**
 * What a first start writes. Pure: the same reference, province and instant give the same plan (R8).
 *
 * @param province code of 2 digits
 * @param at the moment the demonstration looks like
 * @throws {Refusal} `unit-unknown` for a code that is no province
 */
export function planSeed(
  { units: records, former, categories, ...samples }: Reference,
  { province: code, demo, at }: { readonly province: string; readonly demo: boolean; readonly at: Instant },
): SeedPlan {
  const units = unitsOf(code, records, vietnamDay(at));
  const [province] = units;
  if (province === undefined) throw new RangeError(`province ${code} has no unit`);
  const sites = units.map((unit) => siteOf(unit, province));
  return {
    units,
    former: formerUnitsOf(units, former, new Set(sites.map(({ host }) => host))),
    sites,
    categories,
    demonstration: demo ? demonstrationOf(samples, units, province, at) : null,
  };
}
