import { makeClip } from '@nguon/audio-pipeline/make-clip';
import { voiceNamed } from '@nguon/audio-pipeline/voices/registry';
import type { ClipOrderByName } from './clip-work.ts';
import { serveOrders } from './serve-orders.ts';

serveOrders<ClipOrderByName>(({ voice, ...order }) => makeClip({ ...order, voice: voiceNamed(voice) }));
