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
const isCommand = (changes: object) => Command.safeParse({ ...refresh, ...changes }).success;

describe('a command', () => {
  it('C6 says how bright, and only one to set the brightness does', () => {
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
});
