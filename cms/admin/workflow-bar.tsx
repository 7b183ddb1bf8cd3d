import type { BeforeDocumentControlsServerProps } from 'payload';
import { actorFor } from '../access/actor.ts';
import { bulletinAtHand } from './bulletin-at-hand.ts';
import { stepsFor } from './steps.ts';
import { WorkflowButtons } from './workflow-buttons.tsx';

/** The steps of the workflow beside the save button, in place of Payload's publish button. */
export async function WorkflowBar({ id, i18n, payload, user }: BeforeDocumentControlsServerProps) {
  const actor = user && actorFor(user);
  if (!actor) return null;
  const language = i18n.language;
  if (id === undefined) {
    const steps = actor.role === 'editor' || actor.role === 'approver' ? (['submit'] as const) : [];
    return <WorkflowButtons hash={null} id={null} language={language} steps={steps} />;
  }
  const atHand = await bulletinAtHand(payload, user, String(id));
  if (atHand === null) return null;
  const { record, ground } = atHand;
  const hash = record.submittedHash ?? null;
  return <WorkflowButtons hash={hash} id={record.id} language={language} steps={stepsFor(actor, ground)} />;
}
