import type { Actor } from '../access/actor.ts';
import { maySwitch } from '../devices/may-switch.ts';

/**
 * May this official have a prepared announcement played on the clusters of a unit: editors and approvers of the unit and
 * of the units above it, and the operator, each with the right to emergencies alone (A61)? An editor too: a second person
 * answered for the words when they were approved, and on the worst day whoever is on duty must be able to press. The
 * right is asked for because it sounds as an emergency does: at once, through quiet hours, at the emergency volume.
 * Source: domain guide section 3, rule 4 of permissions, and section 7.2.
 */
export function mayAnnounce(actor: Actor, unit: string | null | undefined): boolean {
  return actor.emergency && maySwitch(actor, unit);
}
