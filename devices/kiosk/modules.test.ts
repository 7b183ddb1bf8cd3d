import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { modulesFrom } from './modules.ts';

describe('the kiosk’s modules', () => {
  const modules = modulesFrom('main.ts');

  it('are the player’s own: what decides is written once', () => {
    for (const shared of ['duty', 'loop', 'holding', 'accept', 'orders', 'clock', 'board']) {
      assert.ok(modules.has(`devices/player/${shared}.ts`), shared);
    }
    assert.ok(modules.has('content-model/board-loop.ts'));
  });

  it('import nothing but each other, by address', () => {
    for (const [address, text] of modules) {
      for (const [, target = ''] of text.matchAll(
        /^(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]/gm,
      )) {
        assert.ok(modules.has(target.replace('/kiosk/', '')), `${address} imports ${target}`);
      }
    }
  });

  it('hold no word of type and nothing secret', () => {
    assert.doesNotMatch(modules.get('devices/player/loop.ts') ?? '', /import type|readonly/);
    assert.ok(
      ![...modules.keys()].some((address) => /keys\.ts$|key-file|fixtures|\.test\.ts$/.test(address)),
    );
  });
});
