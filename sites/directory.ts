import { siteSections } from '@nguon/content-model/site-section';
import { slugFrom } from '@nguon/content-model/text';
import { type FormerUnit, fullName, levelOf } from '@nguon/content-model/unit';
import { type Listing, listing } from './listing.ts';
import { onceForEach } from './once-for-each.ts';
import type { CommuneOnPortal, CommuneRecording, SiteView } from './publisher/site-view.ts';

/** Where a portal lists its communes, the units of before, and what its communes broadcast. */
export const DIRECTORY = '/danh-ba/';
export const FORMER_UNITS = `${DIRECTORY}don-vi-cu/`;
export const LOCAL_RECORDINGS = `${siteSections.broadcasts.address}dia-phuong/`;

/** A unit of before, and every unit of today that it, or a part of it, went into. */
export interface FormerUnitOnPortal {
  readonly former: FormerUnit;
  readonly successors: readonly CommuneOnPortal[];
}

/** A district of before, and the units that were in it. */
export interface FormerDistrict {
  /** `Huyện Sìn Hồ cũ`; with its province where another has the same name: `Huyện Châu Thành (Tiền Giang cũ)`. */
  readonly name: string;
  readonly address: string;
  readonly units: readonly FormerUnitOnPortal[];
}

/** What one commune broadcast, newest first. */
export interface Locality {
  readonly commune: CommuneOnPortal;
  readonly recordings: Listing<CommuneRecording>;
}

/** What a province's portal tells of its communes. */
export interface Directory {
  /** In the order of the Vietnamese alphabet. */
  readonly communes: readonly CommuneOnPortal[];
  readonly districts: readonly FormerDistrict[];
  /** Communes with something to hear. */
  readonly localities: readonly Locality[];
}

const vietnamese = new Intl.Collator('vi', { numeric: true });

function readDistricts(communes: readonly CommuneOnPortal[]): FormerDistrict[] {
  const pairs = communes.flatMap((commune) => commune.former.map((former) => ({ former, commune })));
  const units = [
    ...Map.groupBy(
      pairs,
      ({ former }) => `${former.district}/${former.province}/${former.code}/${former.name}`,
    ),
  ]
    .flatMap(([, found]) =>
      found[0] === undefined
        ? []
        : [{ former: found[0].former, successors: found.map(({ commune }) => commune) }],
    )
    .toSorted((a, b) => vietnamese.compare(a.former.name, b.former.name));
  const namesakes = Map.groupBy(units, ({ former }) => slugFrom(former.district) || 'khac');
  return [...namesakes]
    .flatMap(([slug, alike]) => {
      const districts = Map.groupBy(alike, ({ former }) => slugFrom(former.province));
      return [...districts].map(([provinceSlug, found]) => {
        const { district = '', province = '' } = found[0]?.former ?? {};
        const isTold = districts.size > 1 && provinceSlug !== '';
        return {
          name: `${district || 'Không ghi huyện'} ${isTold ? `(${province} cũ)` : 'cũ'}`,
          address: `${FORMER_UNITS}${slug}/${isTold ? `${provinceSlug}/` : ''}`,
          units: found,
        };
      });
    })
    .toSorted((a, b) => vietnamese.compare(a.name, b.name));
}

/** The directory of a portal; `null` for a site that is none. */
export const directoryOf: (view: SiteView) => Directory | null = onceForEach(({ edition, communes }) => {
  if (levelOf(edition.unit) !== 'province' || communes === undefined) return null;
  const sorted = communes.toSorted((a, b) => vietnamese.compare(a.unit.name, b.unit.name));
  return {
    communes: sorted,
    districts: readDistricts(sorted),
    localities: sorted
      .filter(({ recordings }) => recordings.length > 0)
      .map((commune) => {
        const address = `${LOCAL_RECORDINGS}${slugFrom(fullName(commune.unit))}-${commune.unit.code}/`;
        return {
          commune,
          recordings: listing(`Nghe lại: ${fullName(commune.unit)}`, address, commune.recordings),
        };
      }),
  };
});

/** The marks of tone; others make letters of their own. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Communes by the letter of the Vietnamese alphabet that their names begin with: Ấ and Â are one, A and Đ others (G112). */
export function byLetter(communes: readonly CommuneOnPortal[]): ReadonlyMap<string, CommuneOnPortal[]> {
  return Map.groupBy(communes, ({ unit }) =>
    unit.name.normalize('NFC').charAt(0).normalize('NFD').replace(TONES, '').normalize('NFC').toUpperCase(),
  );
}

/** The whole address of a page of a commune's site. */
export function addressAt({ origin }: CommuneOnPortal, address: string): string {
  return new URL(address, origin).href;
}
