import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Instant, later } from '@nguon/content-model/instant';
import { type Previewed, PreviewTokens } from './tokens.ts';

const AT: Instant = '2026-11-21T00:30:00Z';
const HOUR = 3600;
const looked = (changes: Partial<Previewed> = {}): Previewed => ({
  user: 'u1',
  collection: 'bulletins',
  id: 'b1',
  frameOrigin: 'http://localhost:3000',
  ...changes,
});

describe('the token of a preview', () => {
  it('X14 is 32 random bytes, and the same for the same official and record', () => {
    const tokens = new PreviewTokens();
    const token = tokens.give(looked(), AT);
    assert.equal(Buffer.from(token, 'base64url').length, 32);
    assert.equal(tokens.give(looked(), later(AT, HOUR)), token);
    const others = [
      { user: 'u2' },
      { id: 'b2' },
      { collection: 'looks' as const },
      { frameOrigin: 'https://a.vn' },
    ];
    const given = others.map((changes) => tokens.give(looked(changes), AT));
    assert.equal(new Set([token, ...given]).size, 5);
    assert.notEqual(new PreviewTokens().give(looked(), AT), token);
  });

  it('X14 lives two hours after it was last given', () => {
    const tokens = new PreviewTokens();
    const token = tokens.give(looked(), AT);
    assert.deepEqual(tokens.find(token, later(AT, 2 * HOUR - 1)), looked());
    assert.equal(tokens.find(token, later(AT, 2 * HOUR)), null);
    tokens.give(looked(), later(AT, HOUR));
    assert.deepEqual(tokens.find(token, later(AT, 3 * HOUR - 1)), looked());
    assert.notEqual(tokens.give(looked(), later(AT, 3 * HOUR)), token);
    assert.equal(tokens.find(token, later(AT, 3 * HOUR)), null);
  });

  it('X15 is none that was never given', () => {
    const tokens = new PreviewTokens();
    const token = tokens.give(looked(), AT);
    for (const wrong of [
      '',
      token.slice(1),
      token.toLowerCase() === token ? token.toUpperCase() : token.toLowerCase(),
    ]) {
      assert.equal(tokens.find(wrong, AT), null);
    }
  });
});
