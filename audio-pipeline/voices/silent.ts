import { accents } from '@nguon/content-model/speaker';
import { SYLLABLES_PER_SECOND, syllablesOf, type Voice } from './voice.ts';

/** Samples a second of the silent voice; low, since there is nothing to hear. */
const RATE_HERTZ = 8_000;

/** The default where nothing is installed: silence as long as an announcer would take. */
export const silentVoice: Voice = {
  name: 'silent',
  version: '1',
  accents,
  synthetic: true,
  silent: true,
  speak: async (sentence) => {
    const seconds = syllablesOf(sentence) / SYLLABLES_PER_SECOND;
    return { samples: new Float32Array(Math.round(seconds * RATE_HERTZ)), rate: RATE_HERTZ };
  },
};
