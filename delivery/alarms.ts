import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { alarmItems, type StoredClip } from '@nguon/audio-pipeline/speaker-manifest';
import { ALARM_SECONDS, Alarm } from '@nguon/content-model/alarm';
import { type Edition, editionUnit } from '@nguon/content-model/edition';
import { type Instant, instantOf } from '@nguon/content-model/instant';
import type { Speaker } from '@nguon/content-model/speaker';
import type { UnitKey } from '@nguon/content-model/unit';
import type { Clips } from './clips.ts';
import { keepIn } from './kept.ts';

/** The alarms that were said, the newest of each unit. */
export interface Alarms {
  /**
   * The sealed alarm that is to be said to a unit now; `null` if its emergencies are those that were said last (D64). One
   * that only takes something back is said while that may still be obeyed. It counts as said.
   */
  next(edition: Edition): Promise<string | null>;
  /** The alarm that speakers of a unit may still obey; `null` without one (D67). */
  lasting(unit: UnitKey): Alarm | null;
  /** Units with an emergency whose clip is still to be made. */
  lacking(): UnitKey[];
  /** May a speaker play this file because of an alarm? */
  isHeard(address: string): boolean;
}

export interface AlarmParts {
  /** Where the newest alarm of each unit is noted: a withdrawal reaches who obeys it after a power cut too. */
  readonly folder: string;
  /** The clock, ms since 1970. */
  readonly now: () => number;
  readonly clips: Pick<Clips, 'known'>;
  seal(alarm: Alarm): Promise<string>;
}

/** One speaker of each way of reading that there is in a unit. */
function readings({ speakers }: Edition): Speaker[] {
  return [...new Map(speakers.map((one) => [`${one.accent} ${one.loudness ?? ''}`, one])).values()];
}

/** The clips of a unit's emergencies that are made, for each way of reading, and whether any is still to be made. */
async function emergencyClips(edition: Edition, clips: AlarmParts['clips']) {
  let isWhole = true;
  const emergencies = edition.bulletins.filter(
    ({ carriedOn, content }) => carriedOn.includes('speaker') && content.priority === 'emergency',
  );
  const made = await Promise.all(
    readings(edition).map(async (reading) => {
      const ofReading = new Map<string, StoredClip>();
      for (const bulletin of emergencies) {
        const clip = await clips.known(bulletin, reading);
        if (clip === null) isWhole = false;
        else ofReading.set(bulletin.content.id, clip);
      }
      return ofReading;
    }),
  );
  return { made, isWhole };
}

export async function alarmsIn({ folder, now, clips, seal }: AlarmParts): Promise<Alarms> {
  const kept = keepIn(join(folder, 'alarms'), Alarm);
  const said = new Map<UnitKey, Alarm>();
  const lacking = new Set<UnitKey>();
  /** Until when speakers may play a file because of an alarm. */
  const heard = new Map<string, Instant>();
  const note = (unit: UnitKey, alarm: Alarm) => {
    said.set(unit, alarm);
    for (const [address, until] of heard) if (until <= instantOf(now())) heard.delete(address);
    for (const { opus, mp3 } of alarm.items) {
      for (const { sha256 } of [opus, mp3]) heard.set(sha256, alarm.expiresAt);
    }
  };
  const lasting = (unit: UnitKey) => {
    const alarm = said.get(unit);
    return alarm !== undefined && instantOf(now()) < alarm.expiresAt ? alarm : null;
  };
  for (const unit of await kept.keys()) {
    const alarm = await kept.get(unit);
    if (alarm !== null) note(unit, alarm);
  }
  return {
    async next(edition) {
      const unit = editionUnit(edition);
      // Before anything is waited for: what a newer edition says is signed no earlier.
      const at = now();
      const { made, isWhole } = await emergencyClips(edition, clips);
      if (isWhole) lacking.delete(unit);
      else lacking.add(unit);
      const items = alarmItems(edition, made, instantOf(at));
      const before = said.get(unit);
      const known = before?.items ?? [];
      if (isDeepStrictEqual(items, known)) return null;
      const hasNews = items.some((item) => !known.some((one) => isDeepStrictEqual(one, item)));
      if (!hasNews && lasting(unit) === null) {
        said.delete(unit);
        await kept.remove(unit);
        return null;
      }
      const alarm: Alarm = {
        version: 1,
        unit,
        sequence: Math.max((before?.sequence ?? 0) + 1, at),
        issuedAt: instantOf(at),
        expiresAt: instantOf(at + ALARM_SECONDS * 1_000),
        items,
      };
      note(unit, alarm);
      try {
        const [jws] = await Promise.all([seal(alarm), kept.put(unit, alarm)]);
        return jws;
      } catch (error) {
        if (before === undefined) said.delete(unit);
        else said.set(unit, before);
        throw error;
      }
    },
    lasting,
    lacking: () => [...lacking],
    isHeard: (address) => (heard.get(address) ?? '') > instantOf(now()),
  };
}
