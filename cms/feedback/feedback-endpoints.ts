import { Sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import { passage } from '@nguon/content-model/text';
import { UnitKey } from '@nguon/content-model/unit';
import type { Endpoint } from 'payload';
import { z } from 'zod';
import { bodyOf, routeParam } from '../feed/request-body.ts';
import { answerContact } from './read-contact.ts';
import { type FeedbackStep, feedbackSteps } from './steps.ts';
import { takeFeedbackStep } from './take-step.ts';

const Body = z.strictObject({
  hash: Sha256.optional(),
  reason: passage(1_000).optional(),
  unit: UnitKey.optional(),
});

function stepEndpoint(step: FeedbackStep): Endpoint {
  return {
    path: `/:id/${step}`,
    method: 'post',
    handler: async (req) => {
      const { hash, reason, unit } = await bodyOf(req, Body);
      const request = { step, id: routeParam(req, 'id'), at: instantOf(Date.now()) };
      const { id, stage, submittedHash } = await takeFeedbackStep(
        { ...request, ...(hash && { hash }), ...(reason && { reason }), ...(unit && { unit }) },
        req,
      );
      return Response.json({ id, stage, submittedHash });
    },
  };
}

/** `POST /api/feedback/:id/<step>`, and the one door to the sender's contact. */
export const feedbackEndpoints: Endpoint[] = [
  ...feedbackSteps.map(stepEndpoint),
  { path: '/:id/contact', method: 'post', handler: answerContact },
];
