import { Refusal } from '@nguon/content-model/refusal';
import { accents } from '@nguon/content-model/speaker';
import type { Voice } from './voice.ts';

/** A person who was recorded. Clips are made of the recording itself, and nothing else can be said in this voice. */
export const humanVoice: Voice = {
  name: 'human',
  version: '1',
  accents,
  synthetic: false,
  speak: async () => {
    throw new Refusal(
      'voice-unavailable',
      'voice human',
      'it has no recording to read from',
      'Record the words',
    );
  },
};
