import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIVE_RATE, LOST_SECONDS } from '@nguon/content-model/live';
import { ServerClock } from '@nguon/content-model/server-clock';
import type { LiveNow } from '../live/live-endpoints.ts';
import { LiveSender, type Taken } from './live-sender.ts';

const NOW: LiveNow = {
  broadcast: '',
  startedAt: '',
  until: '',
  now: 1_000_000,
  hasEmergency: false,
  clusters: [],
};
const tenth = (at: number) => ({ samples: new Int16Array(LIVE_RATE / 10), at, peak: 0.5 });

/** A page whose time passes only while it waits, with a network that answers as told. */
function page(answer: (path: string) => Taken) {
  const told = { ticks: 0, sent: [] as string[], over: null as string | null };
  const sender = new LiveSender('/live', new ServerClock(), {
    send: async (path, samples) => {
      told.sent.push(`${path.split('/')[3]} ${samples.size}`);
      return answer(path);
    },
    onNow: () => {},
    onOver: (message) => {
      told.over = message;
    },
    ticks: () => told.ticks,
    sleep: async (ms) => {
      told.ticks += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
  });
  return { told, sender };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('what is spoken', () => {
  it('W109 is sent in order, what did not arrive once more, what waits too long not at all', async () => {
    let isAway = true;
    const { told, sender } = page(() => (isAway ? { kind: 'away' } : { kind: 'taken', now: NOW }));
    sender.put(tenth(0));
    await Promise.resolve();
    for (let spoken = 1; spoken < 30; spoken += 1) sender.put(tenth(spoken * 100));
    isAway = false;
    while (told.sent.length < 2) await settled();
    await settled();
    assert.equal(told.sent[0], '0 3200');
    assert.equal(told.sent.at(-1), `${LIVE_RATE} ${2 * 2 * LIVE_RATE}`);
    assert.equal(sender.lostSeconds, 1);
  });

  it('W109 is over when the network is away for ten seconds, or the server says so', async () => {
    const away = page(() => ({ kind: 'away' }));
    away.sender.put(tenth(0));
    while (away.told.over === null) await settled();
    assert.equal(away.told.over, '');
    assert.ok(away.told.ticks > LOST_SECONDS * 1_000);
    const over = page(() => ({ kind: 'over', message: 'đã kết thúc' }));
    over.sender.put(tenth(0));
    await settled();
    assert.equal(over.told.over, 'đã kết thúc');
  });

  it('W110 is dated by the server’s clock, as the fastest answer tells it', () => {
    const clock = new ServerClock();
    clock.learn(5_000, 0, 1_000);
    clock.learn(6_000, 1_400, 1_500);
    clock.learn(9_999, 2_000, 3_000);
    assert.equal(clock.at(1_500), 6_050);
    assert.equal(clock.uncertaintyMs, 50);
  });
});
