import { isWithin } from '@nguon/content-model/unit';
import type { Actor } from '../access/actor.ts';

/** May this official speak live on the clusters of a unit: its approvers, those of the units above, the operator (A58)? */
export function maySpeak(
  { role, path }: Pick<Actor, 'role' | 'path'>,
  unit: string | null | undefined,
): boolean {
  if (role === 'admin') return true;
  return role === 'approver' && Boolean(unit) && isWithin(unit ?? '', path);
}
