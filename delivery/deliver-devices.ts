import { once } from 'node:events';
import { speakerManifest } from '@nguon/audio-pipeline/speaker-manifest';
import type { Signed } from '@nguon/content-model/alarm';
import { isPressing } from '@nguon/content-model/all-clear';
import type { Board } from '@nguon/content-model/board';
import type { BulletinContent } from '@nguon/content-model/bulletin';
import type { Receipt } from '@nguon/content-model/delivery-feed';
import { type CarriedBulletin, currentOn, type Edition } from '@nguon/content-model/edition';
import { type Instant, instantOf, vietnamDay } from '@nguon/content-model/instant';
import type { Speaker } from '@nguon/content-model/speaker';
import { boardManifest, type StoredFrame } from '@nguon/signage-renderer/board-manifest';
import { type ScheduleSpec, takesSchedule } from '@nguon/signage-renderer/draw-schedule';
import type { Clips, KeptClip } from './clips.ts';
import { frameSource, neutralSource } from './frame-source.ts';
import type { Frames } from './frames.ts';
import type { Manifests } from './manifests.ts';
import { themeOf } from './page-look.ts';
import type { PreparedClips } from './prepared-clips.ts';

export type Failure = Receipt['failures'][number];

export interface DeviceTools {
  readonly frames: Omit<Frames, 'knownNeutral' | 'made'>;
  readonly clips: Pick<Clips, 'known' | 'read'>;
  readonly prepared: Pick<PreparedClips, 'known' | 'read'>;
  readonly manifests: Pick<Manifests, 'issue'>;
  /** The alarm that the unit's speakers may still obey; `null` without one (D67). */
  readonly alarm: () => Signed | null;
  /** A site's own address, from its host. */
  readonly originOf: (host: string) => string;
  /** The clock, ms since 1970. */
  readonly now: () => number;
  /** Tells a device that there is a newer manifest, and gives it one that cannot wait to be asked for (D60). */
  readonly hint: (device: string, sequence: number, manifest?: string) => void;
}

export interface MakingTools extends DeviceTools {
  /** Told of each frame or clip that is newly on the shelf. */
  readonly onMade: () => void;
  /** Resolves when every alarm that is due is said: no manifest with an emergency is issued before (D64). */
  readonly afterAlarms: () => Promise<void>;
  /** Ends when there is a newer edition: what is left to make for this one is left to the next. */
  readonly superseded: AbortSignal;
}

/** How often a device is told of what was made for it meanwhile, ms: a first programme takes minutes to read. */
const TELL_EVERY_MS = 3_000;

/** One thing that is still to be drawn or read for a device. */
interface Piece {
  /** Whose it is; `null` for what is of no bulletin. */
  readonly bulletin: string | null;
  /** Is the device to be told of it at once? */
  readonly urgent: boolean;
  make(): Promise<void>;
}

/** How one device is brought to an edition: what it lacks, and how its manifest is written. */
interface Device {
  readonly id: string;
  readonly channel: 'board' | 'speaker';
  /** Takes what is on the shelf for it, and says what is missing, emergencies and all-clears first. */
  missing(): Promise<Piece[]>;
  /** Issues a manifest of what was taken and made, and hints at it if it says something new. */
  issue(): Promise<void>;
}

/** What of the bulletins on a channel is missing, emergencies and all-clears first; what is known is put with what was made. */
async function missingBulletins<Made>(
  { bulletins }: Edition,
  channel: Device['channel'],
  made: Map<string, Made>,
  known: (bulletin: CarriedBulletin) => Promise<Made | null>,
  make: (bulletin: CarriedBulletin) => Promise<Made>,
): Promise<Piece[]> {
  const missing: Piece[] = [];
  for (const bulletin of bulletins) {
    const { carriedOn, content } = bulletin;
    if (!carriedOn.includes(channel)) continue;
    const before = await known(bulletin);
    if (before !== null) made.set(content.id, before);
    else {
      missing.push({
        bulletin: content.id,
        urgent: isPressing(content),
        make: async () => void made.set(content.id, await make(bulletin)),
      });
    }
  }
  return missing.toSorted((a, b) => Number(b.urgent) - Number(a.urgent));
}

/** The schedules of the days that are not over, for a board that can show them, by the day. */
export function schedulesFor(edition: Edition, board: Board, at: Instant): Map<string, ScheduleSpec> {
  if (!takesSchedule(board)) return new Map();
  const days = Map.groupBy(edition.engagements, ({ day }) => day);
  const coming = [...days].filter(([day]) => day >= vietnamDay(at));
  const same = { board, theme: themeOf(edition), unit: edition.unit };
  return new Map(coming.map(([day, engagements]) => [day, { ...same, day, engagements }]));
}

/** Has the channel an emergency or an all-clear? Then the sealed manifest itself goes with the hint: nobody is to ask (D60). */
function isPressed(edition: Edition, channel: Device['channel'], now: number): boolean {
  return currentOn(edition, channel, instantOf(now)).some(({ content }) => isPressing(content));
}

function boardDevice(
  edition: Edition,
  board: Board,
  { frames, manifests, originOf, now, hint }: DeviceTools,
): Device {
  const origin = originOf(edition.site.host);
  const sourceOf = (content: BulletinContent) => frameSource(edition, board, content, origin);
  const made = new Map<string, readonly StoredFrame[]>();
  const schedules = new Map<string, readonly StoredFrame[]>();
  return {
    id: board.id,
    channel: 'board',
    async missing() {
      const pieces = await missingBulletins(
        edition,
        'board',
        made,
        ({ content }) => frames.known(sourceOf(content)),
        ({ content }) => frames.drawn(sourceOf(content)),
      );
      for (const [day, spec] of schedulesFor(edition, board, instantOf(now()))) {
        const known = await frames.schedule.known(spec);
        const make = async () => void schedules.set(day, await frames.schedule.drawn(spec));
        if (known === null) pieces.push({ bulletin: null, urgent: false, make });
        else schedules.set(day, known);
      }
      return pieces;
    },
    async issue() {
      const resting = neutralSource(edition, board, origin);
      const [neutral, offline] = await Promise.all([frames.neutral(resting), frames.offline(resting)]);
      const issued = await manifests.issue(board.id, (sequence, issuedAt) =>
        boardManifest({ edition, board, frames: made, schedules, neutral, offline, sequence, issuedAt }),
      );
      if (!issued.isNew) return;
      hint(board.id, issued.sequence, isPressed(edition, 'board', now()) ? issued.jws : undefined);
    },
  };
}

function speakerDevice(
  edition: Edition,
  speaker: Speaker,
  { clips, prepared, manifests, alarm, now, hint }: DeviceTools,
): Device {
  const made = new Map<string, KeptClip>();
  const inAdvance = new Map<string, KeptClip>();
  return {
    id: speaker.id,
    channel: 'speaker',
    async missing() {
      const pieces = await missingBulletins(
        edition,
        'speaker',
        made,
        (bulletin) => clips.known(bulletin, speaker),
        (bulletin) => clips.read(bulletin, speaker),
      );
      for (const announcement of edition.prepared) {
        const known = await prepared.known(announcement, speaker);
        const make = async () =>
          void inAdvance.set(announcement.id, await prepared.read(announcement, speaker));
        if (known === null) pieces.push({ bulletin: null, urgent: false, make });
        else inAdvance.set(announcement.id, known);
      }
      return pieces;
    },
    async issue() {
      const lasting = alarm();
      const issued = await manifests.issue(
        speaker.id,
        (sequence, issuedAt) =>
          speakerManifest({ edition, speaker, clips: made, prepared: inAdvance, sequence, issuedAt }),
        lasting,
      );
      if (!issued.isNew) return;
      // Whoever plays by an alarm that was taken back is told so as fast as it was told to play.
      const isUrgent = lasting !== null || isPressed(edition, 'speaker', now());
      hint(speaker.id, issued.sequence, isUrgent ? issued.jws : undefined);
    },
  };
}

function devicesOf(edition: Edition, tools: DeviceTools): Device[] {
  return [
    ...edition.boards.map((board) => boardDevice(edition, board, tools)),
    ...edition.speakers.map((speaker) => speakerDevice(edition, speaker, tools)),
  ];
}

function failure({ channel, id }: Device, bulletin: string | null, error: unknown): Failure {
  return { channel, bulletin, device: id, message: error instanceof Error ? error.message : String(error) };
}

/**
 * Makes what a device lacks. Emergencies come first and are told at once; the rest is told every few seconds, so that a
 * long programme begins to play before it is whole. A bulletin that cannot be made is left out and told, the others go
 * on (Z7).
 */
async function makeFor(device: Device, { onMade, afterAlarms, superseded }: MakingTools): Promise<Failure[]> {
  const failures: Failure[] = [];
  const makeOne = async (piece: Piece) => {
    try {
      await piece.make();
      onMade();
    } catch (error) {
      failures.push(failure(device, piece.bulletin, error));
    }
  };
  // What is being made is made to its end, and is at hand for the next edition; nobody waits for it here.
  const ended = once(superseded, 'abort');
  let told = Number.NEGATIVE_INFINITY;
  for (const piece of await device.missing()) {
    if (superseded.aborted) return failures;
    await Promise.race([makeOne(piece), ended]);
    const isDue = piece.urgent || performance.now() - told >= TELL_EVERY_MS;
    if (superseded.aborted || !isDue) continue;
    if (piece.urgent) await afterAlarms();
    await device.issue();
    told = performance.now();
  }
  if (!superseded.aborted) await device.issue();
  return failures;
}

async function forEach(
  devices: readonly Device[],
  work: (device: Device) => Promise<readonly Failure[]>,
): Promise<Failure[]> {
  const done = devices.map((device) => work(device).catch((error) => [failure(device, null, error)]));
  return (await Promise.all(done)).flat();
}

/**
 * Issues the manifests of a unit's devices with what is on the shelf by now: what was withdrawn is gone at once,
 * whatever is still to be made (Z12). One device that fails does not stop the others.
 */
export function issueManifests(edition: Edition, tools: DeviceTools): Promise<Failure[]> {
  return forEach(devicesOf(edition, tools), async (device) => {
    await device.missing();
    await device.issue();
    return [];
  });
}

/**
 * Brings every board and speaker of a unit to an edition: draws and reads what is new, issues manifests, tells devices.
 * One device that fails does not stop the others.
 *
 * @returns what could not be delivered, for the editor to see
 */
export function deliverDevices(edition: Edition, tools: MakingTools): Promise<Failure[]> {
  return forEach(devicesOf(edition, tools), (device) => makeFor(device, tools));
}
