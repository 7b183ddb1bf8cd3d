import { accents } from '@nguon/content-model/speaker';
import { type Run, run } from '../programs.ts';
import type { Accent } from '../script.ts';
import type { Speech, Voice } from './voice.ts';

const VOICES: Readonly<Record<Accent, string>> = {
  northern: 'vi',
  central: 'vi-vn-x-central',
  southern: 'vi-vn-x-south',
};

/** Speed in words a minute as espeak counts: slower than its 175, for listeners in the open air. */
const WORDS_A_MINUTE = 150;
/** Longest a sentence may take, ms; one of 10,000 characters takes about a second. */
const TIMEOUT_MS = 20_000;
/** Header of the wave files espeak writes, bytes. Source: espeak-ng 1.51, src/espeak-ng.c. */
const WAVE_HEADER_BYTES = 44;

function samplesOf(wave: Buffer): Speech {
  const pcm = wave.subarray(WAVE_HEADER_BYTES);
  const samples = new Float32Array(pcm.length >> 1);
  for (let index = 0; index < samples.length; index += 1)
    samples[index] = pcm.readInt16LE(index * 2) / 32_768;
  return { samples, rate: wave.length < WAVE_HEADER_BYTES ? 22_050 : wave.readUInt32LE(24) };
}

/**
 * Debian's espeak-ng, always as a process of its own: it is under the GPL and must not be linked. Text goes in through
 * its standard input and never near a shell.
 * @param path where the program is looked for, as `PATH`
 */
export function espeakAt(path?: string): Voice {
  return {
    name: 'espeak-ng',
    version: `1.51-${WORDS_A_MINUTE}`,
    accents,
    synthetic: true,
    speak: async (sentence, accent) => {
      const args = ['-v', VOICES[accent], '-s', String(WORDS_A_MINUTE), '--stdin', '--stdout'];
      const order: Run = { program: 'espeak-ng', args, input: sentence, timeout: TIMEOUT_MS };
      const { output } = await run(path === undefined ? order : { ...order, path });
      return samplesOf(output);
    },
  };
}

export const espeakVoice: Voice = espeakAt();
