import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type ClipOrder, wordsOf } from '@nguon/audio-pipeline/clip-key';
import type { Clip } from '@nguon/audio-pipeline/make-clip';
import { silentVoice } from '@nguon/audio-pipeline/voices/silent';
import { leaveForHighGround } from '@nguon/content-model/fixtures/sin-ho';
import { Refusal } from '@nguon/content-model/refusal';
import { preparedClipsOn } from './prepared-clips.ts';
import { shelfIn } from './shelf.ts';

const far = { ...silentVoice, name: 'giong-xa' };
const northern = { accent: 'northern' } as const;

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nguon-prepared-'));
});
after(() => rm(folder, { recursive: true }));

/** Clips in a folder of their own, with a maker that notes what it is asked for. */
function noting(name: string, isFailing = false) {
  const own = join(folder, name);
  const orders: ClipOrder[] = [];
  const make = async (order: ClipOrder): Promise<Clip> => {
    orders.push(order);
    if (isFailing && order.voice.name === far.name)
      throw new Refusal('voice-unavailable', 'giọng xa', 'nó im lặng', 'Thử lại sau');
    const bytes = new TextEncoder().encode(`${name} ${orders.length}`);
    const { name: voice, synthetic } = order.voice;
    return { opus: bytes, mp3: bytes, seconds: 3, lufs: -16, truePeak: -3, voice, synthetic };
  };
  return {
    orders,
    clips: preparedClipsOn({ shelf: shelfIn(join(own, 'shelf')), folder: own, voice: far, make }),
  };
}

describe('the clip of a prepared announcement', () => {
  it('V44 has the chime of an emergency, the chosen voice and time, and is made once', async () => {
    const { orders, clips } = noting('chosen');
    assert.equal(await clips.known(leaveForHighGround, northern), null);
    const made = await clips.read(leaveForHighGround, northern);
    assert.deepEqual(await clips.read(leaveForHighGround, { ...northern }), made);
    assert.deepEqual(await clips.known(leaveForHighGround, northern), made);
    assert.deepEqual(
      orders.map(({ priority, isInAdvance, voice }) => [priority, isInAdvance, voice.name]),
      [['emergency', true, far.name]],
    );
    await clips.read(leaveForHighGround, { accent: 'southern' });
    await clips.read(leaveForHighGround, { ...northern, loudness: -20 });
    assert.equal(orders.length, 3);
    assert.equal(new Set(clips.keys(leaveForHighGround, northern)).size, 2, 'a key for each voice');
  });

  it('V44 is read by espeak-ng where the chosen voice cannot', async () => {
    const { clips } = noting('failing', true);
    assert.equal((await clips.read(leaveForHighGround, northern)).voice, 'espeak-ng');
    assert.equal((await clips.known(leaveForHighGround, northern))?.voice, 'espeak-ng');
  });

  it('V45 says words as its unit said them when it was approved', async () => {
    const { orders, clips } = noting('lexicon');
    const lexicon = [{ written: 'suối', spoken: 'nậm' }];
    await clips.read({ ...leaveForHighGround, lexicon }, northern);
    await clips.read(leaveForHighGround, northern);
    const [own = '', plain = ''] = orders.map(wordsOf);
    assert.match(own, /ven nậm/);
    assert.match(plain, /ven suối/);
  });
});
