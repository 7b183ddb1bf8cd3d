import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor } from '../access/actor.ts';
import { mayEnd, type StepGround, stepsFor } from './steps.ts';

const path = '12@2025-07-01/03478@2025-07-01/';
const editor: Actor = { id: 'editor', role: 'editor', path, unit: 'unit', emergency: false };
const approver: Actor = { ...editor, id: 'approver', role: 'approver' };
const draft: StepGround = {
  stage: 'draft',
  path,
  emergency: false,
  authors: ['editor'],
  isPublic: false,
  isEndable: false,
};
const submitted: StepGround = { ...draft, stage: 'submitted' };

describe('the buttons of a bulletin', () => {
  it('F3 follow the stage and the role', () => {
    assert.deepEqual(stepsFor(editor, draft), ['submit']);
    assert.deepEqual(stepsFor(editor, submitted), []);
    assert.deepEqual(stepsFor(approver, submitted), ['approve', 'reject']);
    assert.deepEqual(stepsFor(approver, { ...draft, stage: 'approved', isPublic: true }), ['withdraw']);
    assert.deepEqual(stepsFor(editor, { ...draft, stage: 'rejected' }), ['submit']);
  });

  it('F3 never offer an approval to who wrote it', () => {
    assert.deepEqual(stepsFor(approver, { ...submitted, authors: ['approver'] }), ['reject']);
  });

  it('F3 offer nothing in another unit, to the operator, or without the right to emergencies', () => {
    assert.deepEqual(stepsFor(approver, { ...submitted, path: '12@2025-07-01/' }), []);
    assert.deepEqual(stepsFor({ ...approver, role: 'admin' }, submitted), []);
    assert.deepEqual(stepsFor(approver, { ...submitted, emergency: true }), []);
  });

  it('A50 end an emergency of the own unit or of one below it, with the right to emergencies', () => {
    const emergency = {
      ...draft,
      stage: 'approved',
      emergency: true,
      isPublic: true,
      isEndable: true,
    } as const;
    const warden = { ...editor, emergency: true };
    assert.equal(mayEnd(warden, emergency), true);
    assert.equal(mayEnd({ ...warden, path: '12@2025-07-01/' }, emergency), true);
    for (const actor of [
      editor,
      { ...warden, role: 'auditor' as const },
      { ...warden, path: '12@2025-07-01/03385@2025-07-01/' },
    ]) {
      assert.equal(mayEnd(actor, emergency), false);
    }
    assert.equal(mayEnd(warden, { ...emergency, isEndable: false }), false);
  });

  it('F3 still withdraw a public bulletin whose text is being changed', () => {
    assert.deepEqual(stepsFor(approver, { ...draft, isPublic: true }), ['submit', 'withdraw']);
  });
});
