import { once } from 'node:events';
import { speakerManifest } from '@nguon/audio-pipeline/speaker-manifest';
import type { Board } from '@nguon/content-model/board';
import type { BulletinContent } from '@nguon/content-model/bulletin';
import type { Receipt } from '@nguon/content-model/delivery-feed';
import type { Edition } from '@nguon/content-model/edition';
import type { Speaker } from '@nguon/content-model/speaker';
import { boardManifest, type StoredFrame } from '@nguon/signage-renderer/board-manifest';
import type { Clips, KeptClip } from './clips.ts';
import type { Frames } from './frames.ts';
import type { Manifests } from './manifests.ts';
import { themeOf } from './page-look.ts';

export type Failure = Receipt['failures'][number];

export interface DeviceTools {
  readonly frames: Frames;
  readonly clips: Clips;
  readonly manifests: Pick<Manifests, 'issue'>;
  /** Tells a device that there is a newer manifest. */
  readonly hint: (device: string, sequence: number) => void;
}

export interface MakingTools extends DeviceTools {
  /** Told of each frame or clip that is newly on the shelf. */
  readonly onMade: () => void;
  /** Ends when there is a newer edition: what is left to make for this one is left to the next. */
  readonly superseded: AbortSignal;
}

/** How often a device is told of what was made for it meanwhile, ms: a first programme takes minutes to read. */
const TELL_EVERY_MS = 3_000;

/** How one device is brought to an edition: what its bulletins become, and how its manifest is written. */
interface Device {
  readonly id: string;
  readonly channel: 'board' | 'speaker';
  /** Takes what was made of a bulletin before; says whether there is any. */
  hold(content: BulletinContent): Promise<boolean>;
  make(content: BulletinContent): Promise<void>;
  /** Issues a manifest of what is held and made, and hints at it if it says something new. */
  issue(): Promise<void>;
}

function boardDevice(edition: Edition, board: Board, { frames, manifests, hint }: DeviceTools): Device {
  const theme = themeOf(edition);
  const made = new Map<string, readonly StoredFrame[]>();
  return {
    id: board.id,
    channel: 'board',
    async hold(content) {
      const known = await frames.known(content, board, theme, edition.unit);
      if (known !== null) made.set(content.id, known);
      return known !== null;
    },
    async make(content) {
      made.set(content.id, await frames.drawn(content, board, theme, edition.unit));
    },
    async issue() {
      const neutral = await frames.neutral(board, theme, edition.unit);
      const issued = await manifests.issue(board.id, (sequence, issuedAt) =>
        boardManifest({ edition, board, frames: made, neutral, sequence, issuedAt }),
      );
      if (issued.isNew) hint(board.id, issued.sequence);
    },
  };
}

function speakerDevice(edition: Edition, speaker: Speaker, { clips, manifests, hint }: DeviceTools): Device {
  const made = new Map<string, KeptClip>();
  return {
    id: speaker.id,
    channel: 'speaker',
    async hold(content) {
      const known = await clips.known(content, speaker.accent);
      if (known !== null) made.set(content.id, known);
      return known !== null;
    },
    async make(content) {
      made.set(content.id, await clips.read(content, speaker.accent));
    },
    async issue() {
      const issued = await manifests.issue(speaker.id, (sequence, issuedAt) =>
        speakerManifest({ edition, speaker, clips: made, sequence, issuedAt }),
      );
      if (issued.isNew) hint(speaker.id, issued.sequence);
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

/** Takes what is on the shelf for a device, and tells what is missing, emergencies first. */
async function missingOn({ bulletins }: Edition, device: Device): Promise<BulletinContent[]> {
  const missing: BulletinContent[] = [];
  for (const { carriedOn, content } of bulletins) {
    if (carriedOn.includes(device.channel) && !(await device.hold(content))) missing.push(content);
  }
  return missing.toSorted((a, b) => Number(b.priority === 'emergency') - Number(a.priority === 'emergency'));
}

/**
 * Makes what a device lacks. Emergencies come first and are told at once; the rest is told every few seconds, so that a
 * long programme begins to play before it is whole. A bulletin that cannot be made is left out and told, the others go
 * on (Z7).
 */
async function makeFor(
  edition: Edition,
  device: Device,
  { onMade, superseded }: MakingTools,
): Promise<Failure[]> {
  const failures: Failure[] = [];
  const makeOne = async (content: BulletinContent) => {
    try {
      await device.make(content);
      onMade();
    } catch (error) {
      failures.push(failure(device, content.id, error));
    }
  };
  // What is being made is made to its end, and is at hand for the next edition; nobody waits for it here.
  const ended = once(superseded, 'abort');
  let told = Number.NEGATIVE_INFINITY;
  for (const content of await missingOn(edition, device)) {
    if (superseded.aborted) return failures;
    await Promise.race([makeOne(content), ended]);
    const isDue = content.priority === 'emergency' || performance.now() - told >= TELL_EVERY_MS;
    if (superseded.aborted || !isDue) continue;
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
    await missingOn(edition, device);
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
  return forEach(devicesOf(edition, tools), (device) => makeFor(edition, device, tools));
}
