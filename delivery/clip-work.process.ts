import { makeClip } from '@nguon/audio-pipeline/make-clip';
import { chosenVoice } from '@nguon/audio-pipeline/voices/chosen-voice';
import { voiceNamed } from '@nguon/audio-pipeline/voices/registry';
import { VoiceSettings } from '@nguon/content-model/voice-settings';
import type { ClipOrderByName } from './clip-work.ts';
import { serveOrders } from './serve-orders.ts';

const chosen = chosenVoice(VoiceSettings.parse(process.env), process.env.NGUON_VOICE_FOLDER ?? '');
const called = (name: string) => (name === chosen.name ? chosen : voiceNamed(name));

serveOrders<ClipOrderByName>(({ voice, ...order }) => makeClip({ ...order, voice: called(voice) }));
