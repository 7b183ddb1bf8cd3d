import { once } from 'node:events';
import { speakerManifest } from '@nguon/audio-pipeline/speaker-manifest';
import type { Board } from '@nguon/content-model/board';
import type { BulletinContent } from '@nguon/content-model/bulletin';
import type { Receipt } from '@nguon/content-model/delivery-feed';
import type { Edition } from '@nguon/content-model/edition';
import { type Instant, instantOf, vietnamDay } from '@nguon/content-model/instant';
import type { Speaker } from '@nguon/content-model/speaker';
import { boardManifest, type StoredFrame } from '@nguon/signage-renderer/board-manifest';
import { type ScheduleSpec, takesSchedule } from '@nguon/signage-renderer/draw-schedule';
import type { Clips } from './clips.ts';
import { frameSource, neutralSource } from './frame-source.ts';
import type { Frames } from './frames.ts';
import type { Issued, Manifests } from './manifests.ts';
import { themeOf } from './page-look.ts';

export type Failure = Receipt['failures'][number];

export interface DeviceTools {
  readonly frames: Frames;
  readonly clips: Clips;
  readonly manifests: Manifests;
  /** A site's own address, from its host. */
  readonly originOf: (host: string) => string;
  /** The clock, ms since 1970. */
  readonly now: () => number;
  /** Tells a device that there is a newer manifest. */
  readonly hint: (device: string, sequence: number) => void;
  /** Told of each frame or clip that is newly on the shelf. */
  readonly onMade: () => void;
  /** Ends when there is a newer edition: what is left to make for this one is left to the next. */
  readonly superseded: AbortSignal;
}

/** How one device is brought to an edition: what its bulletins become, and how its manifest is written. */
interface Device<Made> {
  readonly id: string;
  readonly channel: 'board' | 'speaker';
  readonly known: (content: BulletinContent) => Promise<Made | null>;
  readonly make: (content: BulletinContent) => Promise<Made>;
  readonly issue: (made: ReadonlyMap<string, Made>) => Promise<Issued & { readonly isNew: boolean }>;
}

function failure(
  channel: Failure['channel'],
  bulletin: string | null,
  device: string,
  error: unknown,
): Failure {
  return { channel, bulletin, device, message: error instanceof Error ? error.message : String(error) };
}

/**
 * Brings one device to an edition. A manifest goes out at once with what is on the shelf and the emergencies, so that
 * neither an emergency nor a withdrawal waits for slow work; another follows when the rest is made. A bulletin that
 * cannot be made is left out and told, the others go on (Z7).
 */
async function deliverDevice<Made>(
  { bulletins }: Edition,
  { id, channel, known, make, issue }: Device<Made>,
  { hint, onMade, superseded }: DeviceTools,
): Promise<Failure[]> {
  const carried = bulletins
    .filter(({ carriedOn }) => carriedOn.includes(channel))
    .map(({ content }) => content);
  const made = new Map<string, Made>();
  const failures: Failure[] = [];
  const makeOne = async (content: BulletinContent) => {
    try {
      made.set(content.id, await make(content));
      onMade();
    } catch (error) {
      failures.push(failure(channel, content.id, id, error));
    }
  };
  const tell = async () => {
    const issued = await issue(made);
    if (issued.isNew) hint(id, issued.sequence);
  };

  const missing: BulletinContent[] = [];
  for (const content of carried) {
    const before = await known(content);
    if (before !== null) made.set(content.id, before);
    else if (content.priority === 'emergency') await makeOne(content);
    else missing.push(content);
  }
  await tell();
  // What is being made is made to its end, and is at hand for the next edition; nobody waits for it here.
  const ended = once(superseded, 'abort');
  for (const content of missing) {
    if (superseded.aborted) return failures;
    await Promise.race([makeOne(content), ended]);
  }
  if (superseded.aborted) return failures;
  if (missing.length > 0) await tell();
  return failures;
}

/** The schedules of the days that are not over, for a board that can show them, by the day. */
function schedulesFor(edition: Edition, board: Board, at: Instant): Map<string, ScheduleSpec> {
  if (!takesSchedule(board)) return new Map();
  const days = Map.groupBy(edition.engagements, ({ day }) => day);
  const coming = [...days].filter(([day]) => day >= vietnamDay(at));
  const same = { board, theme: themeOf(edition), unit: edition.unit };
  return new Map(coming.map(([day, engagements]) => [day, { ...same, day, engagements }]));
}

async function deliverBoard(edition: Edition, board: Board, tools: DeviceTools): Promise<Failure[]> {
  const { frames, manifests, originOf, now, hint, superseded } = tools;
  const origin = originOf(edition.site.host);
  const resting = neutralSource(edition, board, origin);
  const [neutral, offline] = await Promise.all([frames.neutral(resting), frames.offline(resting)]);
  const schedules = new Map<string, readonly StoredFrame[]>();
  const lacking: (readonly [string, ScheduleSpec])[] = [];
  for (const [day, spec] of schedulesFor(edition, board, instantOf(now()))) {
    const known = await frames.schedule.known(spec);
    if (known === null) lacking.push([day, spec]);
    else schedules.set(day, known);
  }
  const issue = (made: ReadonlyMap<string, readonly StoredFrame[]>) =>
    manifests.issue(board.id, (sequence, issuedAt) =>
      boardManifest({ edition, board, frames: made, schedules, neutral, offline, sequence, issuedAt }),
    );
  let bulletins: ReadonlyMap<string, readonly StoredFrame[]> = new Map();
  const failures = await deliverDevice(
    edition,
    {
      id: board.id,
      channel: 'board',
      known: (content) => frames.known(frameSource(edition, board, content, origin)),
      make: (content) => frames.drawn(frameSource(edition, board, content, origin)),
      issue(made) {
        bulletins = made;
        return issue(made);
      },
    },
    tools,
  );
  for (const [day, spec] of lacking) {
    if (superseded.aborted) return failures;
    try {
      schedules.set(day, await frames.schedule.drawn(spec));
    } catch (error) {
      failures.push(failure('board', null, board.id, error));
    }
  }
  if (lacking.length === 0 || superseded.aborted) return failures;
  const { isNew, sequence } = await issue(bulletins);
  if (isNew) hint(board.id, sequence);
  return failures;
}

function deliverSpeaker(edition: Edition, speaker: Speaker, tools: DeviceTools): Promise<Failure[]> {
  const { clips, manifests } = tools;
  return deliverDevice(
    edition,
    {
      id: speaker.id,
      channel: 'speaker',
      known: (content) => clips.known(content, speaker.accent),
      make: (content) => clips.read(content, speaker.accent),
      issue: (made) =>
        manifests.issue(speaker.id, (sequence, issuedAt) =>
          speakerManifest({ edition, speaker, clips: made, sequence, issuedAt }),
        ),
    },
    tools,
  );
}

/**
 * Brings every board and speaker of a unit to an edition: draws and reads what is new, issues manifests, tells devices.
 * One device that fails does not stop the others.
 *
 * @returns what could not be delivered, for the editor to see
 */
export async function deliverDevices(edition: Edition, tools: DeviceTools): Promise<Failure[]> {
  const work = [
    ...edition.boards.map((board) =>
      deliverBoard(edition, board, tools).catch((error) => [failure('board', null, board.id, error)]),
    ),
    ...edition.speakers.map((speaker) =>
      deliverSpeaker(edition, speaker, tools).catch((error) => [failure('speaker', null, speaker.id, error)]),
    ),
  ];
  return (await Promise.all(work)).flat();
}
