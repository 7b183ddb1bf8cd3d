import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FeedbackStage } from '@nguon/content-model/feedback';
import type { Actor, Role } from '../access/actor.ts';
import { type FeedbackGround, stepsFor } from './steps.ts';

const own = '12@2025-07-01/03388@2025-07-01/';
const actor = (role: Role, path = own): Actor => ({ id: role, role, path, unit: 'u', emergency: false });
const at = (stage: FeedbackStage, changes: Partial<FeedbackGround> = {}): FeedbackGround => ({
  stage,
  path: own,
  mayPublish: true,
  submitted: false,
  authors: [],
  ...changes,
});

describe('the steps of a feedback', () => {
  it('J17 are those of the stage for an editor', () => {
    const editor = actor('editor');
    assert.deepEqual(stepsFor(editor, at('received')), ['begin', 'submit', 'transfer']);
    assert.deepEqual(stepsFor(editor, at('transferred')), ['begin', 'submit', 'transfer']);
    assert.deepEqual(stepsFor(editor, at('inProgress')), ['submit', 'transfer']);
    assert.deepEqual(stepsFor(editor, at('inProgress', { submitted: true })), ['transfer']);
    for (const stage of ['answered', 'published', 'refused'] as const) {
      assert.deepEqual(stepsFor(editor, at(stage, { submitted: true })), []);
    }
  });

  it('J17 are those of the stage for an approver', () => {
    const approver = actor('approver');
    const submitted = { submitted: true };
    assert.deepEqual(stepsFor(approver, at('inProgress', submitted)), [
      'publish',
      'answer',
      'return',
      'transfer',
      'refuse',
    ]);
    assert.deepEqual(stepsFor(approver, at('answered', submitted)), ['publish', 'reopen']);
    assert.deepEqual(stepsFor(approver, at('published', submitted)), ['unpublish']);
    assert.deepEqual(stepsFor(approver, at('refused')), ['reopen']);
  });

  it('J17 leave publication out without consent, and approval to another person than wrote', () => {
    const approver = actor('approver');
    const silent = at('inProgress', { submitted: true, mayPublish: false });
    assert.deepEqual(stepsFor(approver, silent), ['answer', 'return', 'transfer', 'refuse']);
    const wrote = at('inProgress', { submitted: true, authors: ['approver'] });
    assert.deepEqual(stepsFor(approver, wrote), ['return', 'transfer', 'refuse']);
  });

  it('J17 are none for other units, for the operator and for auditors', () => {
    for (const stage of ['received', 'inProgress', 'answered', 'published'] as const) {
      const ground = at(stage, { submitted: true });
      assert.deepEqual(stepsFor(actor('approver', '12@2025-07-01/'), ground), []);
      assert.deepEqual(stepsFor(actor('admin'), ground), []);
      assert.deepEqual(stepsFor(actor('auditor'), ground), []);
    }
  });
});
