import { isWithin } from '@nguon/content-model/unit';
import type { Actor } from '../access/actor.ts';

/**
 * May this official switch the boards and speakers of a unit off and on? Editors and approvers of the unit and of the
 * units above it, and the operator (A32). Source: domain guide section 9, requirement 8.
 */
export function maySwitch({ role, path }: Actor, unit: string | null | undefined): boolean {
  if (role === 'admin') return true;
  return (role === 'editor' || role === 'approver') && Boolean(unit) && isWithin(unit ?? '', path);
}
