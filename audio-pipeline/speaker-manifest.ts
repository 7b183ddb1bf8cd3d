import { isDeepStrictEqual } from 'node:util';
import { inReadingOrder, isOver } from '@nguon/content-model/bulletin';
import type { Edition } from '@nguon/content-model/edition';
import { editionUnit } from '@nguon/content-model/edition';
import type { Instant } from '@nguon/content-model/instant';
import type { ClipItem, PreparedItem, ShelfFile, SpeakerManifest } from '@nguon/content-model/manifest';
import type { Speaker } from '@nguon/content-model/speaker';

/** A clip on the shelf. */
export interface StoredClip {
  readonly opus: ShelfFile;
  readonly mp3: ShelfFile;
  readonly seconds: number;
}

export interface SpeakerManifestParts {
  readonly edition: Edition;
  readonly speaker: Speaker;
  /** By bulletin; a bulletin without its clip is left out until the clip is made (S5). */
  readonly clips: ReadonlyMap<string, StoredClip>;
  /** By prepared announcement; one without its clip is left out as well. */
  readonly prepared: ReadonlyMap<string, StoredClip>;
  readonly sequence: number;
  readonly issuedAt: Instant;
}

/**
 * What one speaker must hold and when it plays it. Pure. Rules S3 to S6 and S50 in SPEC.md.
 * @throws {RangeError} when the speaker is not of the edition's unit
 */
export function speakerManifest({
  edition,
  speaker,
  clips,
  prepared,
  sequence,
  issuedAt,
}: SpeakerManifestParts): SpeakerManifest {
  if (speaker.unit !== edition.unit.path) {
    throw new RangeError(`speaker ${speaker.id} is of ${speaker.unit}, not of ${edition.unit.path}`);
  }
  return {
    kind: 'speaker',
    version: 3,
    device: speaker.id,
    unit: editionUnit(edition),
    edition: edition.id,
    sequence,
    issuedAt,
    sessions: speaker.sessions,
    volume: speaker.volume,
    emergencyVolume: speaker.emergencyVolume,
    muted: speaker.muted,
    items: clipItems(edition, clips, issuedAt),
    prepared: edition.prepared.flatMap(({ id, title }): PreparedItem[] => {
      const clip = prepared.get(id);
      if (clip === undefined) return [];
      const { opus, mp3, seconds } = clip;
      return [{ announcement: id, title, opus, mp3, seconds }];
    }),
  };
}

/** The bulletins of a programme that are not over and whose clips are made, in the order of a manifest (S4, S5). */
function clipItems(edition: Edition, clips: SpeakerManifestParts['clips'], at: Instant): ClipItem[] {
  return edition.bulletins
    .filter(({ carriedOn, content }) => carriedOn.includes('speaker') && !isOver(content, at))
    .toSorted(inReadingOrder)
    .flatMap(({ content }): ClipItem[] => {
      const { id, title, priority, from, until, ends = null } = content;
      const clip = clips.get(id);
      if (clip === undefined || until === null) return [];
      const { opus, mp3, seconds } = clip;
      return [{ bulletin: id, title, priority, from, until, opus, mp3, seconds, ends }];
    });
}

/**
 * What a unit's alarm holds: the emergencies that stand alike in the manifests of all its speakers. Pure (D65).
 * @param clips by bulletin, for each way in which speakers of the unit have bulletins read
 */
export function alarmItems(
  edition: Edition,
  clips: readonly SpeakerManifestParts['clips'][],
  at: Instant,
): ClipItem[] {
  const [first = [], ...others] = clips.map((ofReading) =>
    clipItems(edition, ofReading, at).filter(({ priority }) => priority === 'emergency'),
  );
  return first.filter((item) => others.every((items) => items.some((one) => isDeepStrictEqual(one, item))));
}
