import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { configureMosquitto, embeddedApart, MOSQUITTO } from './fixtures/killable-brokers.ts';
import { killInTheMiddle } from './fixtures/killed-broker.ts';

const KILLS = 5;
const SPEAKERS = 3;
const whole = { commands: KILLS * SPEAKERS, lost: 0, replayed: 0, unacknowledged: 0 };

describe('commands while the broker is killed in the middle', { timeout: 600_000, concurrency: true }, () => {
  it('D62 are obeyed once each with the embedded broker', async () => {
    assert.deepEqual(await killInTheMiddle(KILLS, SPEAKERS, embeddedApart), whole);
  });

  it('D62 are obeyed once each with mosquitto', { skip: !existsSync(MOSQUITTO) }, async () => {
    const open = (_devices: unknown, identities: Parameters<typeof configureMosquitto>[0]) =>
      configureMosquitto(identities);
    assert.deepEqual(await killInTheMiddle(KILLS, SPEAKERS, open), whole);
  });
});
