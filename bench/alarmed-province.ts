import { composeEdition, type Edition } from '@nguon/content-model/edition';
import {
  bulletin,
  dengueAdvice,
  floodWarning,
  powerCut,
  sinHo,
  sources,
  speaker,
} from '@nguon/content-model/fixtures/sin-ho';
import { instantOf } from '@nguon/content-model/instant';
import type { UnitKey } from '@nguon/content-model/unit';
import { deviceNumbered } from './polled-devices.ts';

const PROVINCE = '12@2025-07-01/';

/** Speakers of one made-up commune. */
const SPEAKERS_OF_A_COMMUNE = 100;

/** The password of the account `delivery` in these measurements. */
export const BROKER_KEY = 'broker key of the measurements';

/** The unit of a speaker, by the speaker's number. */
export function unitNumbered(speaker: number): UnitKey {
  return `${10_000 + Math.floor(speaker / SPEAKERS_OF_A_COMMUNE)}@2025-07-01`;
}

/** The editions of communes that have so many speakers together, without or with an emergency of the province. */
export function editionsOf(count: number, isEmergency: boolean): Edition[] {
  const now = Date.now();
  const window = { from: instantOf(now - 60_000), until: instantOf(now + 6 * 3_600_000) };
  const current = [powerCut, dengueAdvice, ...(isEmergency ? [floodWarning] : [])].map(({ content }) =>
    bulletin({ ...content, ...window, audience: [PROVINCE], owner: PROVINCE }),
  );
  return Array.from({ length: Math.ceil(count / SPEAKERS_OF_A_COMMUNE) }, (_, commune) => {
    const first = commune * SPEAKERS_OF_A_COMMUNE;
    const key = unitNumbered(first);
    const path = `${PROVINCE}${key}/`;
    const unit = {
      ...sinHo,
      code: key.slice(0, 5),
      path,
      name: `Xã ${commune + 1}`,
      slug: `xa-${commune + 1}`,
    };
    const size = Math.min(SPEAKERS_OF_A_COMMUNE, count - first);
    const speakers = Array.from({ length: size }, (_, place) => ({
      ...speaker,
      id: deviceNumbered(first + place),
      name: `Cụm loa ${first + place + 1}`,
      unit: path,
    }));
    return composeEdition({ ...sources, unit, boards: [], speakers, bulletins: current }, instantOf(now));
  });
}
