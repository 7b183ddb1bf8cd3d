import type { PayloadRequest } from 'payload';
import type { User } from '../payload-types.ts';

export const roles = ['admin', 'editor', 'approver', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** An official as access rules see them. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  /** Path of the unit they serve. */
  readonly path: string;
  readonly unit: string;
  /** May they write and approve emergencies? */
  readonly emergency: boolean;
}

/** The id of a related record, whether it was loaded or not. */
export function idOf(related: string | { readonly id: string }): string {
  return typeof related === 'string' ? related : related.id;
}

/** Who asks; `null` for strangers, and for accounts that are closed or serve no unit (A1). */
export function actorOf({ user }: Pick<PayloadRequest, 'user'>): Actor | null {
  return user === null ? null : actorFor(user);
}

/** The official behind an account. */
export function actorFor({ id, role, path, unit, emergency, active }: User): Actor | null {
  if (active !== true || !path || !unit) return null;
  return { id, role, path, unit: idOf(unit), emergency: emergency === true };
}
