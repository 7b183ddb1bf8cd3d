import { z } from 'zod';
import { Refusal } from './refusal.ts';

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

function incomplete(variable: string, { NGUON_VOICE: voice }: VoiceSettings): Refusal {
  const found = `${variable} is not set, which ${voice} needs`;
  return new Refusal('setting-invalid', 'environment', found, 'Set it, or choose NGUON_VOICE=espeak-ng');
}

/** What a voice over the network is asked with. */
export interface WholeVoice {
  readonly key: string;
  /** Empty where the maker wants none. */
  readonly appId: string;
  /** `null` where nothing comes later. */
  readonly callback: string | null;
}

/**
 * The settings of a voice that has all it needs (V37).
 * @throws {Refusal} `setting-invalid`, naming the variable that is missing
 */
export function wholeVoice(settings: VoiceSettings): WholeVoice {
  const { NGUON_VOICE: voice, NGUON_VOICE_KEY: key, NGUON_VOICE_APP_ID: appId } = settings;
  const callback = settings.NGUON_VOICE_CALLBACK ?? null;
  if (key === undefined && voice !== 'espeak-ng') throw incomplete('NGUON_VOICE_KEY', settings);
  if (voice === 'vbee' && appId === undefined) throw incomplete('NGUON_VOICE_APP_ID', settings);
  if (voice === 'vbee' && callback === null) throw incomplete('NGUON_VOICE_CALLBACK', settings);
  return { key: key ?? '', appId: appId ?? '', callback };
}
