import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '@nguon/content-model/refusal';
import type { ClipOrder } from './clip-key.ts';
import { makeClip } from './make-clip.ts';
import { silentVoice } from './voices/silent.ts';
import { openWorkshop } from './workshop.ts';

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

describe('V30 the workshop of clips', () => {
  const workshop = openWorkshop();
  after(() => workshop.close());

  it('makes what would be made in this process', async () => {
    const [there, here] = await Promise.all([workshop.make(order), makeClip(order)]);
    assert.deepEqual(Buffer.from(there.mp3), Buffer.from(here.mp3));
    assert.equal(there.seconds, here.seconds);
    assert.equal(there.synthetic, true);
  });

  it('refuses as it would be refused in this process', async () => {
    const refusedAs = (code: string, found: RegExp) => (error: unknown) =>
      error instanceof Refusal && error.code === code && found.test(error.found);
    await assert.rejects(workshop.make({ ...order, script: '' }), refusedAs('clip-invalid', /no words/));
    const unknown = { ...silentVoice, name: 'nobody' };
    await assert.rejects(
      workshop.make({ ...order, voice: unknown }),
      refusedAs('voice-unavailable', /no such voice/),
    );
  });

  it('refuses what it held when it dies, and is begun again', async () => {
    await workshop.make(order);
    const before = children();
    const held = workshop.make({ ...order, script: 'Một hai ba bốn năm. '.repeat(50) });
    for (const pid of before) process.kill(pid, 'SIGKILL');
    await assert.rejects(
      held,
      (error: unknown) => error instanceof Refusal && error.code === 'voice-unavailable',
    );
    assert.ok((await workshop.make(order)).seconds > 1);
    assert.ok(children().every((pid) => !before.includes(pid)));
  });

  it('ends when it is closed', async () => {
    await workshop.make(order);
    workshop.close();
    while (children().length > 0) await pause(20);
  });
});
