import type { BeforeDocumentControlsServerProps } from 'payload';
import { actorFor } from '../access/actor.ts';
import { takers } from '../workflow/rights.ts';
import { bulletinAtHand } from './bulletin-at-hand.ts';
import { mayEnd, stepsFor } from './steps.ts';
import { WorkflowButtons } from './workflow-buttons.tsx';

/** The steps of the workflow beside the save button, in place of Payload's publish button. */
export async function WorkflowBar({ id, i18n, payload, user }: BeforeDocumentControlsServerProps) {
  const actor = user && actorFor(user);
  if (!actor) return null;
  const language = i18n.language;
  if (id === undefined) {
    const mayWrite = takers.submit.includes(actor.role);
    return (
      <WorkflowButtons
        hash={null}
        id={null}
        isEndable={false}
        isSpoken={false}
        language={language}
        mayWrite={mayWrite}
        steps={mayWrite ? ['submit'] : []}
      />
    );
  }
  const atHand = await bulletinAtHand(payload, user, String(id));
  if (atHand === null) return null;
  const { record, ground } = atHand;
  return (
    <WorkflowButtons
      hash={record.submittedHash ?? null}
      id={record.id}
      isEndable={mayEnd(actor, ground)}
      isSpoken={record.channels?.includes('speaker') === true}
      language={language}
      mayWrite={takers.submit.includes(actor.role) && actor.path === ground.path}
      steps={stepsFor(actor, ground)}
    />
  );
}
