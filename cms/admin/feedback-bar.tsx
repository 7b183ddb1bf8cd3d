import { keyOf } from '@nguon/content-model/unit';
import type { BeforeDocumentControlsServerProps } from 'payload';
import { actorFor } from '../access/actor.ts';
import { destinationsFrom } from '../feedback/destination.ts';
import { isOpen } from '../feedback/due.ts';
import { stepsFor } from '../feedback/steps.ts';
import { feedbackAtHand } from './feedback-at-hand.ts';
import { FeedbackButtons } from './feedback-buttons.tsx';

/** The steps of a feedback, beside the save button. */
export async function FeedbackBar({ id, i18n, payload, user }: BeforeDocumentControlsServerProps) {
  const actor = user && actorFor(user);
  if (!actor || id === undefined) return null;
  const atHand = await feedbackAtHand(payload, user, String(id));
  if (atHand === null) return null;
  const { record, ground } = atHand;
  const steps = stepsFor(actor, ground);
  if (steps.length === 0) return null;
  const destinations = steps.includes('transfer') ? await destinationsFrom(ground.path, { payload }) : [];
  return (
    <FeedbackButtons
      destinations={destinations.map(({ path, fullName }) => ({
        key: keyOf(path ?? ''),
        name: fullName ?? '',
      }))}
      hash={record.submittedHash ?? null}
      id={record.id}
      language={i18n.language}
      mayWrite={isOpen(ground.stage)}
      steps={steps}
    />
  );
}
