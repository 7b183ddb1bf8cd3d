import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor } from '../access/actor.ts';
import { marksOf, nextStep, publishesIn } from './publication.ts';

const editor: Actor = { id: 'e', role: 'editor', path: 'a/', unit: 'u', emergency: false };

describe('the panel of standing content', () => {
  it('W28 tells an editor that what they saved waits for the approver', () => {
    const draft = { isNewestPublic: false, isPublic: false };
    assert.deepEqual(
      marksOf(draft).map(({ text }) => text.vi),
      ['Chờ người duyệt công bố'],
    );
    assert.match(nextStep(draft, false).vi, /chờ người duyệt/);
    assert.match(nextStep(draft, true).vi, /«Công bố»/);
  });

  it('W28 tells what the public has beside what waits', () => {
    const marks = (isNewestPublic: boolean, isPublic: boolean) =>
      marksOf({ isNewestPublic, isPublic }).map(({ text }) => text.vi);
    assert.deepEqual(marks(true, true), ['Đang công bố']);
    assert.deepEqual(marks(false, true), ['Chờ người duyệt công bố', 'Bản trước đang công bố']);
  });

  it('W28 asks only approvers of the unit and the operator to publish', () => {
    assert.equal(publishesIn(editor, 'a/'), false);
    assert.equal(publishesIn({ ...editor, role: 'approver' }, 'a/'), true);
    assert.equal(publishesIn({ ...editor, role: 'approver' }, 'b/'), false);
    assert.equal(publishesIn({ ...editor, role: 'auditor' }, 'a/'), false);
    assert.equal(publishesIn({ ...editor, role: 'admin' }, 'b/'), true);
  });
});
