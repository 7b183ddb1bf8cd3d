import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClipOrder } from '@nguon/audio-pipeline/clip-key';
import { makeClip } from '@nguon/audio-pipeline/make-clip';
import { chosenVoice, voiceTrouble } from '@nguon/audio-pipeline/voices/chosen-voice';
import { silentVoice } from '@nguon/audio-pipeline/voices/silent';
import { KEY, LocalEngines } from '@nguon/audio-pipeline/voices/testing/local-engines';
import type { BulletinContent } from '@nguon/content-model/bulletin';
import { boards, floodWarning, powerCut, sources } from '@nguon/content-model/fixtures/sin-ho';
import { Refusal } from '@nguon/content-model/refusal';
import { VoiceSettings } from '@nguon/content-model/voice-settings';
import { themes } from '@nguon/themes/theme';
import { openClipWork } from './clip-work.ts';
import { drawing, openDrawing } from './drawing.ts';

const order: ClipOrder = {
  script: 'Một hai ba bốn năm.',
  voice: silentVoice,
  accent: 'northern',
  priority: 'normal',
};

/** The processes that this one started, as Linux tells. */
function children(): number[] {
  return globSync(`/proc/${process.pid}/task/*/children`).flatMap((file) =>
    readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number),
  );
}

const refusedAs = (code: string, found: RegExp) => (error: unknown) =>
  error instanceof Refusal && error.code === code && found.test(error.found);

describe('clips of a voice over the network', () => {
  const local = new LocalEngines();
  before(() => local.open());
  after(() => local.close());

  it('Z37 are read by the chosen voice, which is left alone by the next process too once it failed', async () => {
    const given = {
      NGUON_VOICE: 'viettel-ai',
      NGUON_VOICE_KEY: KEY,
      NGUON_VOICE_URL: `${local.origin}/viettel-ai`,
    };
    const settings = VoiceSettings.parse(given);
    const voice = chosenVoice(settings, local.folder);
    const spoken = { ...order, voice, script: 'Kính mời bà con đến họp.' };
    const first = openClipWork(settings, local.folder);
    const clip = await first.make(spoken);
    assert.deepEqual([clip.voice, clip.synthetic], ['viettel-ai', true]);
    local.manner = 'silence';
    for (const script of ['Một hai ba bốn.', 'Năm sáu bảy tám.', 'Chín mười mười một.'])
      await assert.rejects(first.make({ ...spoken, script }), refusedAs('voice-unavailable', /silence/));
    first.close();
    const { requests } = local;
    const second = openClipWork(settings, local.folder);
    const left = second.make({ ...spoken, script: 'Mười hai mười ba.' });
    await assert.rejects(left, refusedAs('voice-unavailable', /left alone/));
    // What was read before is still at hand.
    assert.equal((await second.make(spoken)).voice, 'viettel-ai');
    second.close();
    assert.equal(local.requests, requests);
    assert.match((await voiceTrouble(settings, local.folder, Date.now())) ?? '', /viettel-ai/);
  });
});

describe('clips made elsewhere', () => {
  const work = openClipWork(VoiceSettings.parse({}), tmpdir());
  after(work.close);

  it('Z36 are those that would be made here', async () => {
    const [there, here] = await Promise.all([work.make(order), makeClip(order)]);
    assert.deepEqual(Buffer.from(there.mp3), Buffer.from(here.mp3));
    assert.equal(there.seconds, here.seconds);
    assert.equal(there.synthetic, true);
  });

  it('Z36 are refused as they would be refused here', async () => {
    await assert.rejects(work.make({ ...order, script: '' }), refusedAs('clip-invalid', /no words/));
    const unknown = { ...silentVoice, name: 'nobody' };
    await assert.rejects(
      work.make({ ...order, voice: unknown }),
      refusedAs('voice-unavailable', /no such voice/),
    );
  });

  it('Z36 are refused when the process dies, which is begun again', async () => {
    await work.make(order);
    const before = children();
    const held = work.make({ ...order, script: 'Một hai ba bốn năm. '.repeat(50) });
    for (const pid of before) process.kill(pid, 'SIGKILL');
    await assert.rejects(held, refusedAs('process-ended', /SIGKILL/));
    assert.ok((await work.make(order)).seconds > 1);
    assert.ok(children().every((pid) => !before.includes(pid)));
  });

  it('Z36 leave no process behind', async () => {
    await work.make(order);
    work.close();
    while (children().length > 0) await pause(20);
  });
});

describe('frames drawn elsewhere', () => {
  const elsewhere = openDrawing();
  after(elsewhere.close);

  it('Z36 are those that would be drawn here, byte for byte', async () => {
    const [theme] = themes;
    const [, board] = boards;
    assert.ok(theme && board);
    const spec = { content: powerCut.content, board, theme, unit: sources.unit, pictures: new Map() };
    const [there, here] = await Promise.all([elsewhere.bulletin(spec), drawing.bulletin(spec)]);
    assert.deepEqual(
      there.map(({ bytes }) => Buffer.from(bytes).toString('hex')),
      here.map(({ bytes }) => Buffer.from(bytes).toString('hex')),
    );
    const neutral = { board, theme, unit: sources.unit, feedback: 'https://xa.vn/phan-anh/' };
    assert.deepEqual(
      Buffer.from((await elsewhere.neutral(neutral)).bytes),
      Buffer.from((await drawing.neutral(neutral)).bytes),
    );
  });

  it('B65 of an emergency are drawn before all that waits', async () => {
    const [theme] = themes;
    const [board] = boards;
    assert.ok(theme && board);
    const spec = { board, theme, unit: sources.unit, pictures: new Map() };
    const finished: string[] = [];
    const drawn = async (name: string, content: BulletinContent) => {
      await elsewhere.bulletin({ ...spec, content });
      finished.push(name);
    };
    await Promise.all([
      ...Array.from({ length: 8 }, (_, number) => drawn(`power cut ${number}`, powerCut.content)),
      drawn('flood', floodWarning.content),
    ]);
    // It takes longer to draw than the others, so that some of them are finished meanwhile.
    assert.ok(finished.indexOf('flood') <= 5, finished.join(', '));
  });
});
