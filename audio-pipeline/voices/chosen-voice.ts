import { join } from 'node:path';
import { instantOf } from '@nguon/content-model/instant';
import { Refusal } from '@nguon/content-model/refusal';
import { accents } from '@nguon/content-model/speaker';
import { z } from 'zod';
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

/** How a province chooses its voice, by environment variable. */
export const VoiceSettings = z.object({
  /** Who reads what is new. */
  NGUON_VOICE: z.enum(['espeak-ng', 'fpt-ai', 'viettel-ai', 'zalo-ai', 'vbee']).default('espeak-ng'),
  /** The key or token of that voice's maker. Secret. */
  NGUON_VOICE_KEY: z
    .string()
    .min(1)
    .max(4_000)
    .regex(/^[\x21-\x7e]+$/, 'must be one word of ASCII')
    .optional(),
  /** The application's id; Vbee wants one. */
  NGUON_VOICE_APP_ID: z.string().min(1).max(200).optional(),
  /** The speaker for each accent where not the usual one: `northern=leminh,southern=lannhi`. */
  NGUON_VOICE_SPEAKERS: z
    .string()
    .regex(
      /^(northern|central|southern)=[\w.-]+(,(northern|central|southern)=[\w.-]+)*$/,
      'must be northern=…,southern=…',
    )
    .optional(),
  /** The voice's address where it is another than its maker's own. */
  NGUON_VOICE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Further hosts that keep its sound files, with commas between. */
  NGUON_VOICE_HOSTS: z
    .string()
    .regex(/^(\*\.)?[a-z0-9.-]+(,(\*\.)?[a-z0-9.-]+)*$/, 'must be hosts with commas between')
    .optional(),
  /** The https address at which Vbee reaches this machine's `/voices/`. */
  NGUON_VOICE_CALLBACK: z.url({ protocol: /^https?$/ }).optional(),
});
export type VoiceSettings = z.output<typeof VoiceSettings>;

/** The settings of the voice as the environment of another process. */
export function voiceEnvironment(settings: VoiceSettings): Record<string, string> {
  const given = Object.entries(z.object(VoiceSettings.shape).parse(settings));
  return Object.fromEntries(given.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

function incomplete(variable: string, voice: string): Refusal {
  return new Refusal(
    'setting-invalid',
    'environment',
    `${variable} is not set, which ${voice} needs`,
    'Set it, or choose NGUON_VOICE=espeak-ng',
  );
}

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
  const { NGUON_VOICE_KEY: key, NGUON_VOICE_APP_ID: appId, NGUON_VOICE_CALLBACK: callback } = settings;
  if (key === undefined) throw incomplete('NGUON_VOICE_KEY', engine.name);
  if (engine === vbee && appId === undefined) throw incomplete('NGUON_VOICE_APP_ID', engine.name);
  if (engine === vbee && callback === undefined) throw incomplete('NGUON_VOICE_CALLBACK', engine.name);
  const address = settings.NGUON_VOICE_URL ?? engine.address;
  const further = settings.NGUON_VOICE_HOSTS?.split(',') ?? [];
  const sentences = sentencesIn(folderOf(folder, engine.name));
  void sentences.sweep(now());
  return cloudVoice(engine, {
    address,
    key,
    appId: appId ?? '',
    web: guardedWeb(address, [...engine.hosts, ...further]),
    callbacks: callback === undefined ? null : callbacksIn(callbackFolder(folder), callback),
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
