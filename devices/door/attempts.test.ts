import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Attempts, WINDOW_MS, WRONG_CODES_ALLOWED } from './attempts.ts';

it('D3 wrong codes are forgiven after ten minutes, and count for one address only', () => {
  const attempts = new Attempts();
  for (let guess = 0; guess < WRONG_CODES_ALLOWED; guess += 1) {
    assert.ok(attempts.mayTry('192.0.2.1', guess));
    attempts.wrong('192.0.2.1', guess);
  }
  assert.ok(!attempts.mayTry('192.0.2.1', 20));
  assert.ok(attempts.mayTry('192.0.2.2', 20));
  assert.ok(!attempts.mayTry('192.0.2.1', WINDOW_MS - 1));
  assert.ok(attempts.mayTry('192.0.2.1', WINDOW_MS));
});
