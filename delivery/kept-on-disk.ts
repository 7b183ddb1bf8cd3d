import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { callbackFolder, chosenVoice, voiceTrouble } from '@nguon/audio-pipeline/voices/chosen-voice';
import type { VoiceSettings } from '@nguon/content-model/voice-settings';
import { LiveStudio } from '@nguon/devices/door/live-studio';
import { seal } from '@nguon/devices/envelope';
import { loadKeys } from '@nguon/devices/keys';
import { alarmsIn } from './alarms.ts';
import { cardsOn } from './cards.ts';
import { openClipWork } from './clip-work.ts';
import { clipsOn } from './clips.ts';
import type { CmsClient } from './cms-client.ts';
import { commandsIn } from './commands.ts';
import { openDrawing } from './drawing.ts';
import { editionsIn } from './editions.ts';
import { framesOn } from './frames.ts';
import { manifestsIn } from './manifests.ts';
import { picturesOn } from './pictures.ts';
import { preparedClipsOn } from './prepared-clips.ts';
import { progressIn } from './progress.ts';
import { registerIn } from './register.ts';
import { sweepParts } from './replace-file.ts';
import type { DeliverySettings } from './settings.ts';
import { shelfIn } from './shelf.ts';

/**
 * Opens everything delivery keeps in the data folder: `keys/`, `recordings/` of what was said live, `shelf/` and
 * `delivery/`. The last two can be lost and are made again.
 *
 * @param now the clock, ms since 1970
 */
export async function openKept(
  { NGUON_DATA: data, ...voice }: Pick<DeliverySettings, 'NGUON_DATA' | keyof VoiceSettings>,
  cms: CmsClient,
  now: () => number,
) {
  const folder = join(data, 'delivery');
  const shelfFolder = join(data, 'shelf');
  for (const own of [folder, shelfFolder]) {
    await mkdir(own, { recursive: true });
    await sweepParts(own);
  }
  const keys = await loadKeys(join(data, 'keys', 'signing.json'));
  const shelf = shelfIn(shelfFolder);
  const pictures = picturesOn(shelf, cms, folder);
  const clipWork = openClipWork(voice, folder);
  const drawing = openDrawing();
  const chosen = chosenVoice(voice, folder, now);
  const studio = new LiveStudio(join(data, 'recordings'), now);
  const clips = clipsOn({
    shelf,
    folder,
    voice: chosen,
    make: clipWork.make,
    recorded: cms.recording,
  });
  return {
    keys,
    shelf,
    pictures,
    editions: await editionsIn(join(folder, 'editions')),
    progress: await progressIn(folder),
    register: await registerIn(folder, cms),
    frames: framesOn(shelf, pictures, folder, drawing),
    cards: cardsOn(shelf, folder, drawing),
    clips,
    alarms: await alarmsIn({ folder, now, clips, seal: (alarm) => seal('alarm', alarm, keys) }),
    prepared: preparedClipsOn({ shelf, folder, voice: chosen, make: clipWork.make }),
    manifests: manifestsIn(folder, now, (manifest) => seal('manifest', manifest, keys)),
    commands: commandsIn(folder, now, (command) => seal('command', command, keys)),
    studio,
    clipWork,
    drawing,
    /** Where answers of a voice that come later are waited for. */
    callbacks: callbackFolder(folder),
    /** Why the chosen voice is left alone now; `null` while it reads. */
    voiceTrouble: () => voiceTrouble(voice, folder, now()),
    async close() {
      await studio.close();
      clipWork.close();
      drawing.close();
    },
  };
}
export type KeptOnDisk = Awaited<ReturnType<typeof openKept>>;
