import { Refusal } from '@nguon/content-model/refusal';
import { espeakVoice } from './espeak.ts';
import { humanVoice } from './human.ts';
import { silentVoice } from './silent.ts';
import type { Voice } from './voice.ts';

/** Every voice there is. A new one joins by joining this list, and every test of voices with it. */
export const voices: readonly Voice[] = [silentVoice, espeakVoice];

/** @throws {Refusal} `voice-unavailable` when there is none of that name */
export function voiceNamed(name: string): Voice {
  const voice = [...voices, humanVoice].find((one) => one.name === name);
  if (voice !== undefined) return voice;
  const known = voices.map((one) => one.name).join(', ');
  throw new Refusal('voice-unavailable', `voice ${name}`, 'there is no such voice', `Choose one of ${known}`);
}
