import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FeedbackCode } from '@nguon/content-model/feedback';
import { newCode, plainCode } from './code.ts';

describe('a code', () => {
  it('J3 has ten signs of chance, each of the 31 used', () => {
    const codes = Array.from({ length: 500 }, newCode);
    assert.ok(codes.every((code) => FeedbackCode.safeParse(code).success));
    assert.equal(new Set(codes).size, codes.length);
    assert.equal(new Set(codes.join('').replaceAll('-', '')).size, 31);
  });

  it('J3 is read in small letters, with spaces and without its hyphen', () => {
    const code = newCode();
    assert.equal(plainCode(` ${code.toLowerCase().replace('-', ' ')}`), code);
    assert.equal(FeedbackCode.safeParse(plainCode('')).success, false);
  });
});
