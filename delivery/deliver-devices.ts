import { speakerManifest } from '@nguon/audio-pipeline/speaker-manifest';
import type { Board } from '@nguon/content-model/board';
import type { Receipt } from '@nguon/content-model/delivery-feed';
import type { CarriedBulletin, Edition } from '@nguon/content-model/edition';
import type { Speaker } from '@nguon/content-model/speaker';
import { boardManifest } from '@nguon/signage-renderer/board-manifest';
import { themeNamed } from '@nguon/themes/theme';
import type { Clips } from './clips.ts';
import type { Frames } from './frames.ts';
import type { Manifests } from './manifests.ts';

export type Failure = Receipt['failures'][number];

export interface DeviceTools {
  readonly frames: Frames;
  readonly clips: Clips;
  readonly manifests: Manifests;
  /** Tells a device that there is a newer manifest. */
  readonly hint: (device: string, sequence: number) => void;
}

function failure(
  channel: 'board' | 'speaker',
  bulletin: string | null,
  device: string,
  error: unknown,
): Failure {
  return { channel, bulletin, device, message: error instanceof Error ? error.message : String(error) };
}

/** Makes something of each bulletin a device carries; one that fails is left out and told, the others go on (Z7). */
async function eachBulletin<Made>(
  bulletins: readonly CarriedBulletin[],
  channel: 'board' | 'speaker',
  device: string,
  make: (bulletin: CarriedBulletin) => Promise<Made>,
): Promise<{ made: Map<string, Made>; failures: Failure[] }> {
  const made = new Map<string, Made>();
  const failures: Failure[] = [];
  for (const bulletin of bulletins.filter(({ carriedOn }) => carriedOn.includes(channel))) {
    const { id } = bulletin.content;
    try {
      made.set(id, await make(bulletin));
    } catch (error) {
      failures.push(failure(channel, id, device, error));
    }
  }
  return { made, failures };
}

async function deliverBoard(edition: Edition, board: Board, tools: DeviceTools): Promise<Failure[]> {
  const theme = themeNamed(edition.site.theme);
  const neutral = await tools.frames.neutral(board, theme, edition.unit);
  const { made: frames, failures } = await eachBulletin(edition.bulletins, 'board', board.id, ({ content }) =>
    tools.frames.drawn(content, board, theme, edition.unit),
  );
  const issued = await tools.manifests.issue(board.id, (sequence, issuedAt) =>
    boardManifest({ edition, board, frames, neutral, sequence, issuedAt }),
  );
  if (issued.isNew) tools.hint(board.id, issued.sequence);
  return failures;
}

async function deliverSpeaker(edition: Edition, speaker: Speaker, tools: DeviceTools): Promise<Failure[]> {
  const { made: clips, failures } = await eachBulletin(
    edition.bulletins,
    'speaker',
    speaker.id,
    ({ content }) => tools.clips.read(content, speaker.accent),
  );
  const issued = await tools.manifests.issue(speaker.id, (sequence, issuedAt) =>
    speakerManifest({ edition, speaker, clips, sequence, issuedAt }),
  );
  if (issued.isNew) tools.hint(speaker.id, issued.sequence);
  return failures;
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
