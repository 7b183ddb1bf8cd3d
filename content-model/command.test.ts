import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Command } from './command.ts';
import { NOW } from './fixtures/sin-ho.ts';
import { later } from './instant.ts';

const refresh = {
  version: 1,
  id: 'c0a4d000-0000-4000-8000-000000000001',
  device: 'b0a4d000-0000-4000-8000-000000000001',
  sequence: 1,
  issuedAt: NOW,
  expiresAt: later(NOW, 60),
  act: 'refresh',
  percent: null,
};
const clip = 'c11b0000-0000-4000-8000-000000000001';
const isCommand = (changes: object) => Command.safeParse({ ...refresh, ...changes }).success;

describe('a command', () => {
  it('C6 says how bright or how loud, and only one to set that does', () => {
    assert.ok(isCommand({ act: 'volume', percent: 1 }) && !isCommand({ act: 'volume' }));
    assert.ok(isCommand({}) && isCommand({ act: 'brightness', percent: 1 }));
    assert.ok(isCommand({ act: 'brightness', percent: 100 }));
    for (const wrong of [
      { percent: 50 },
      { act: 'brightness' },
      { act: 'brightness', percent: 0 },
      { act: 'brightness', percent: 101 },
    ]) {
      assert.ok(!isCommand(wrong), JSON.stringify(wrong));
    }
  });

  it('S30 names the clip it wants played, and only one to play does', () => {
    assert.ok(isCommand({ act: 'play', clip }));
    for (const wrong of [{ act: 'play' }, { act: 'stop', clip }, { act: 'play', clip, percent: 5 }]) {
      assert.ok(!isCommand(wrong), JSON.stringify(wrong));
    }
  });

  it('S44 names the live broadcast it wants played, and only one to play it does', () => {
    const live = { broadcast: clip, priority: 'normal', key: 'k'.repeat(43), until: later(NOW, 60) };
    assert.ok(isCommand({ act: 'live', live }) && isCommand({ act: 'over' }));
    for (const wrong of [
      { act: 'live' },
      { act: 'over', live },
      { act: 'play', clip, live },
      { act: 'live', live: { ...live, key: 'guessed' } },
    ]) {
      assert.ok(!isCommand(wrong), JSON.stringify(wrong));
    }
  });
});
