import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ClipOrder, clipKey } from './clip-key.ts';
import { readAloud } from './script.ts';
import { silentVoice } from './voices/silent.ts';

const order: ClipOrder = {
  script: 'Một hai ba.',
  voice: silentVoice,
  accent: 'northern',
  priority: 'normal',
};

describe('a clip key', () => {
  it('V10 is equal for equal orders, however the words were written', () => {
    const key = clipKey(order);
    assert.match(key, /^[0-9a-f]{64}$/);
    assert.equal(clipKey({ ...order, loudness: -16 }), key);
    assert.equal(
      clipKey({ ...order, script: readAloud('Một 2 3') }),
      clipKey({ ...order, script: readAloud('Một hai ba') }),
    );
  });

  it('V10 differs with words, voice, version, accent, priority, loudness and title', () => {
    const others: ClipOrder[] = [
      { ...order, script: 'Một hai bốn.' },
      { ...order, voice: { ...silentVoice, name: 'other' } },
      { ...order, voice: { ...silentVoice, version: '2' } },
      { ...order, accent: 'southern' },
      { ...order, priority: 'emergency' },
      { ...order, loudness: -20 },
      { ...order, title: 'Tin bão' },
    ];
    assert.equal(new Set([order, ...others].map(clipKey)).size, others.length + 1);
  });
});
