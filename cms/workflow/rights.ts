import type { Step } from '@nguon/content-model/workflow';
import type { PayloadRequest } from 'payload';
import { type Actor, actorOf, type Role } from '../access/actor.ts';
import { Refused } from '../language/refused.ts';
import type { Bulletin } from '../payload-types.ts';

type Taken = Exclude<Step, 'edit'>;

/** Who takes which step, always in the bulletin's own unit (W5). The operator has no part in what the public reads. */
export const takers: Record<Taken, readonly Role[]> = {
  submit: ['editor', 'approver'],
  approve: ['approver'],
  reject: ['approver'],
  withdraw: ['approver'],
};

/** @throws {Refused} `access-denied` when this official may not take the step with this bulletin */
export function checkRight(step: Taken, bulletin: Bulletin, req: PayloadRequest): Actor {
  const actor = actorOf(req);
  if (actor === null || actor.path !== bulletin.path || !takers[step].includes(actor.role)) {
    throw new Refused(req, 403, 'access-denied', {
      vi: 'Bạn không có quyền làm bước này với bản tin này.',
      en: 'You may not take this step with this bulletin.',
    });
  }
  if ((bulletin.priority === 'emergency' || bulletin.ends) && !actor.emergency) {
    throw new Refused(req, 403, 'access-denied', {
      vi: 'Mức ưu tiên: bạn không có quyền tin khẩn cấp. Hãy báo người có quyền này.',
      en: 'Priority: you have no right to emergencies. Tell someone who has.',
    });
  }
  return actor;
}
