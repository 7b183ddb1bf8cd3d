import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ClipOrder } from '@nguon/audio-pipeline/clip-key';
import type { Clip } from '@nguon/audio-pipeline/make-clip';
import { silentVoice } from '@nguon/audio-pipeline/voices/silent';
import type { Voice } from '@nguon/audio-pipeline/voices/voice';
import { scriptHash, spokenHash } from '@nguon/content-model/bulletin';
import { Sha256, sha256 } from '@nguon/content-model/content-address';
import { bulletin, floodWarning } from '@nguon/content-model/fixtures/sin-ho';
import { Refusal } from '@nguon/content-model/refusal';
import { clipsOn } from './clips.ts';
import { shelfIn } from './shelf.ts';

const NORTHERN = { accent: 'northern' } as const;
const far: Voice = { ...silentVoice, name: 'giong-xa' };

let folder: string;
let count = 0;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nguon-clips-'));
});
after(() => rm(folder, { recursive: true, force: true }));

/** Clips in a folder of their own, with a maker that notes what it is asked for and never makes the same sound twice. */
function noting(voice: Voice, { isFailing = false }: { isFailing?: boolean } = {}) {
  count += 1;
  const own = join(folder, String(count));
  const orders: ClipOrder[] = [];
  let made = 0;
  const make = async (order: ClipOrder): Promise<Clip> => {
    orders.push(order);
    if (isFailing && order.voice.name === far.name)
      throw new Refusal('voice-unavailable', 'giọng xa', 'nó im lặng', 'Thử lại sau');
    made += 1;
    const bytes = new TextEncoder().encode(`${own} ${made}`);
    const { name, synthetic } = order.voice;
    return { opus: bytes, mp3: bytes, seconds: 3, lufs: -16, truePeak: -3, voice: name, synthetic };
  };
  const recorded = async (name: Sha256) => new TextEncoder().encode(`tệp ${name}`);
  const open = () => clipsOn({ shelf: shelfIn(join(own, 'shelf')), folder: own, voice, make, recorded });
  return { orders, clips: open(), open };
}

const wordsOf = ({ script }: ClipOrder) => (typeof script === 'string' ? script : script.text);

describe('what loudspeakers say', () => {
  it('V28 is the approved script of their accent, and spelled out in any other', async () => {
    const { clips, orders } = noting(silentVoice);
    const text = 'Lời đã duyệt, không đổi.';
    const said = {
      ...bulletin({ title: 'Họp 24 hộ' }),
      scripts: [{ accent: 'northern' as const, text, hash: scriptHash(text), clip: null }],
    };
    await clips.read(said, NORTHERN);
    await clips.read(said, { accent: 'southern' });
    assert.equal(wordsOf(orders[0] ?? assert.fail()), text);
    assert.match(wordsOf(orders[1] ?? assert.fail()), /hai mươi bốn hộ/);
    assert.equal(clips.script(said, NORTHERN), text);
  });

  it('V28 is made again only where the words are others', async () => {
    const { clips, orders } = noting(silentVoice);
    const plain = bulletin({ title: 'Họp bản Tà Ghênh' });
    await clips.read(plain, NORTHERN);
    const same = { ...plain, content: { ...plain.content, summary: 'Không đọc đến.' } };
    await clips.read(same, NORTHERN);
    assert.equal(orders.length, 1);
    const lexicon = [{ written: 'Tà Ghênh', spoken: 'Tà Gênh' }];
    await clips.read({ ...plain, content: { ...plain.content, lexicon } }, NORTHERN);
    assert.equal(orders.length, 2);
  });

  it('V29 is the very sound that was listened to before, which is not on the shelf until then', async () => {
    const { clips, open, orders } = noting(silentVoice);
    const said = bulletin({ title: 'Nghe trước khi duyệt' });
    assert.equal(await clips.madeOf(said, NORTHERN), null);
    const heard = sha256(await clips.heard(said, NORTHERN));
    assert.equal(sha256(await clips.heard(said, NORTHERN)), heard);
    assert.equal(await clips.madeOf(said, NORTHERN), heard);
    assert.equal(await clips.known(said, NORTHERN), null);
    // Another process, as after a restart.
    const { mp3 } = await open().read(said, NORTHERN);
    assert.equal(mp3.sha256, heard);
    assert.equal(orders.length, 1);
  });

  it('V33 is read by espeak-ng when the chosen voice cannot, and stays so', async () => {
    const { clips, orders } = noting(far, { isFailing: true });
    const said = bulletin({ title: 'Giọng xa hỏng' });
    const clip = await clips.read(said, NORTHERN);
    assert.equal(clip.voice, 'espeak-ng');
    assert.deepEqual(await clips.known(said, NORTHERN), clip);
    await clips.read(said, NORTHERN);
    assert.deepEqual(
      orders.map(({ voice }) => voice.name),
      ['giong-xa', 'espeak-ng'],
    );
  });

  it('V33 of an emergency does not wait for a voice far away', async () => {
    const { clips, orders } = noting(far);
    assert.equal((await clips.read(floodWarning, NORTHERN)).voice, 'espeak-ng');
    assert.equal((await clips.read(bulletin(), NORTHERN)).voice, 'giong-xa');
    assert.equal(orders.length, 2);
  });

  it('V38 is as loud as the speaker asks, one sound for each loudness', async () => {
    const { clips, orders } = noting(silentVoice);
    const said = bulletin({ title: 'To nhỏ' });
    await clips.read(said, NORTHERN);
    await clips.read(said, { ...NORTHERN, loudness: -20 });
    await clips.read(said, { ...NORTHERN, loudness: -20 });
    assert.deepEqual(
      orders.map(({ loudness }) => loudness),
      [undefined, -20],
    );
  });

  it('V42 is the recording in the place of any voice, one clip for all accents, emergencies too', async () => {
    const { clips, orders } = noting(far, { isFailing: true });
    const { content } = bulletin({ language: 'hmn', title: 'Nyob zoo' });
    const recording = { sha256: Sha256.parse('a'.repeat(64)), seconds: 40, readFrom: spokenHash(content) };
    const said = { ...bulletin(), content: { ...content, recording } };
    const clip = await clips.read(said, NORTHERN);
    assert.deepEqual([clip.voice, clip.synthetic], ['human', false]);
    assert.equal((await clips.read(said, { accent: 'southern' })).mp3.sha256, clip.mp3.sha256);
    assert.deepEqual(await clips.known(said, NORTHERN), clip);
    assert.equal(new TextDecoder().decode(orders[0]?.sound), `tệp ${recording.sha256}`);
    const urgent = { content: { ...said.content, priority: 'emergency' as const } };
    assert.equal((await clips.read(urgent, NORTHERN)).voice, 'human');
    const other = {
      content: { ...said.content, recording: { ...recording, sha256: Sha256.parse('b'.repeat(64)) } },
    };
    assert.notEqual((await clips.read(other, NORTHERN)).mp3.sha256, clip.mp3.sha256);
    assert.deepEqual(
      orders.map((order) => order.voice.name),
      ['human', 'human', 'human'],
    );
    assert.match(clips.script(said, NORTHERN), /Nyob zoo/);
  });

  it('V29 of a recording is the very sound that was listened to before', async () => {
    const { clips, orders } = noting(silentVoice);
    const { content } = bulletin({ title: 'Nghe bản ghi trước khi duyệt' });
    const recording = { sha256: Sha256.parse('c'.repeat(64)), seconds: 40, readFrom: spokenHash(content) };
    const said = { content: { ...content, recording } };
    const heard = sha256(await clips.heard(said, NORTHERN));
    assert.equal(await clips.madeOf(said, { accent: 'southern' }), heard);
    assert.equal((await clips.read(said, NORTHERN)).mp3.sha256, heard);
    assert.equal(orders.length, 1);
  });
});
