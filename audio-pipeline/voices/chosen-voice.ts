import { join } from 'node:path';
import { instantOf } from '@nguon/content-model/instant';
import { accents } from '@nguon/content-model/speaker';
import { type VoiceSettings, wholeVoice } from '@nguon/content-model/voice-settings';
import { callbacksIn } from './callbacks.ts';
import { circuitIn, circuitWords } from './circuit.ts';
import { type CloudEngine, cloudVoice } from './cloud-voice.ts';
import { espeakVoice } from './espeak.ts';
import { fptAi } from './fpt-ai.ts';
import { guardedWeb } from './guarded-web.ts';
import { sentencesIn } from './sentence-store.ts';
import { vbee } from './vbee.ts';
import { viettelAi } from './viettel-ai.ts';
import type { Voice } from './voice.ts';
import { zaloAi } from './zalo-ai.ts';

/** Engines that are asked over the network. A new one joins by joining this list, and every test of voices with it. */
export const engines: readonly CloudEngine[] = [fptAi, viettelAi, zaloAi, vbee];

const folderOf = (folder: string, name: string) => join(folder, 'voices', name);

/** Where answers that come later are waited for. */
export function callbackFolder(folder: string): string {
  return folderOf(folder, 'callbacks');
}

function speakersIn(text: string | undefined): Partial<Record<(typeof accents)[number], string>> {
  const pairs = (text ?? '').split(',').map((pair) => pair.split('='));
  return Object.fromEntries(pairs.filter(([accent]) => accents.some((known) => known === accent)));
}

/**
 * The voice that the settings choose.
 * @param folder where it keeps what it was told
 * @throws {Refusal} `setting-invalid` when the settings of that voice are not whole
 */
export function chosenVoice(settings: VoiceSettings, folder: string, now: () => number = Date.now): Voice {
  const engine = engines.find(({ name }) => name === settings.NGUON_VOICE);
  if (engine === undefined) return espeakVoice;
  const { key, appId, callback } = wholeVoice(settings);
  const address = settings.NGUON_VOICE_URL ?? engine.address;
  const further = settings.NGUON_VOICE_HOSTS?.split(',') ?? [];
  const sentences = sentencesIn(folderOf(folder, engine.name));
  void sentences.sweep(now());
  return cloudVoice(engine, {
    address,
    key,
    appId,
    web: guardedWeb(address, [...engine.hosts, ...further]),
    callbacks: callback === null ? null : callbacksIn(callbackFolder(folder), callback),
    circuit: circuitIn(`${folderOf(folder, engine.name)}.json`),
    sentences,
    speakers: speakersIn(settings.NGUON_VOICE_SPEAKERS),
    now,
  });
}

/** Why the chosen voice is left alone now, in words for an operator; `null` while it reads. */
export async function voiceTrouble(
  { NGUON_VOICE: name }: VoiceSettings,
  folder: string,
  now: number,
): Promise<string | null> {
  if (name === 'espeak-ng') return null;
  return circuitWords(name, await circuitIn(`${folderOf(folder, name)}.json`).read(), instantOf(now));
}
