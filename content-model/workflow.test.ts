import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkApproval, nextStage, type Stage, type Step, stages, steps } from './workflow.ts';

describe('the workflow', () => {
  it('W1 opens these steps and no others', () => {
    const open = stages.flatMap((stage) =>
      steps.flatMap((step) => {
        try {
          return [[stage, step, nextStage(stage, step)] satisfies [Stage, Step, Stage]];
        } catch {
          return [];
        }
      }),
    );
    assert.deepEqual(
      open.filter(([, step]) => step !== 'edit'),
      [
        ['draft', 'submit', 'submitted'],
        ['submitted', 'approve', 'approved'],
        ['submitted', 'reject', 'rejected'],
        ['approved', 'withdraw', 'withdrawn'],
        ['rejected', 'submit', 'submitted'],
      ],
    );
    assert.ok(stages.every((stage) => nextStage(stage, 'edit') === 'draft'));
  });

  const approval = { approver: 'lan', authors: ['minh'], submittedHash: 'a', contentHash: 'a' };

  it('W2 refuses an approver who wrote or submitted it', () => {
    checkApproval(approval);
    assert.throws(() => checkApproval({ ...approval, authors: ['minh', 'lan'] }), { code: 'stage-refused' });
  });

  it('W3 refuses to approve what changed after it was submitted', () => {
    assert.throws(() => checkApproval({ ...approval, contentHash: 'b' }), { code: 'approval-broken' });
  });
});
