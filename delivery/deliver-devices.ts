import { once } from 'node:events';
import { speakerManifest } from '@nguon/audio-pipeline/speaker-manifest';
import type { Board } from '@nguon/content-model/board';
import type { BulletinContent } from '@nguon/content-model/bulletin';
import type { Receipt } from '@nguon/content-model/delivery-feed';
import type { Edition } from '@nguon/content-model/edition';
import type { Speaker } from '@nguon/content-model/speaker';
import { boardManifest } from '@nguon/signage-renderer/board-manifest';
import type { Clips } from './clips.ts';
import type { Frames } from './frames.ts';
import type { Issued, Manifests } from './manifests.ts';
import { themeOf } from './page-look.ts';

export type Failure = Receipt['failures'][number];

export interface DeviceTools {
  readonly frames: Frames;
  readonly clips: Clips;
  readonly manifests: Pick<Manifests, 'issue'>;
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

async function deliverBoard(edition: Edition, board: Board, tools: DeviceTools): Promise<Failure[]> {
  const { frames, manifests } = tools;
  const theme = themeOf(edition);
  const neutral = await frames.neutral(board, theme, edition.unit);
  return deliverDevice(
    edition,
    {
      id: board.id,
      channel: 'board',
      known: (content) => frames.known(content, board, theme, edition.unit),
      make: (content) => frames.drawn(content, board, theme, edition.unit),
      issue: (made) =>
        manifests.issue(board.id, (sequence, issuedAt) =>
          boardManifest({ edition, board, frames: made, neutral, sequence, issuedAt }),
        ),
    },
    tools,
  );
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
