import { Sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import { passage } from '@nguon/content-model/text';
import type { Endpoint } from 'payload';
import { z } from 'zod';
import { bodyOf, routeParam } from '../feed/request-body.ts';
import { openAllClear } from './open-all-clear.ts';
import { type StepRequest, takeStep } from './take-step.ts';

const Body = z.strictObject({ hash: Sha256.optional(), reason: passage(1_000).optional() });

function stepEndpoint(step: StepRequest['step']): Endpoint {
  return {
    path: `/:id/${step}`,
    method: 'post',
    handler: async (req) => {
      const { hash, reason } = await bodyOf(req, Body);
      const request = { step, id: routeParam(req, 'id'), at: instantOf(Date.now()) };
      const doc = await takeStep({ ...request, ...(hash && { hash }), ...(reason && { reason }) }, req);
      const { id, stage, submittedHash, approvedHash, _status } = doc;
      return Response.json({ id, stage, submittedHash, approvedHash, status: _status });
    },
  };
}

/** `POST /api/bulletins/:id/all-clear`: the draft that ends this emergency (A52). */
const allClearEndpoint: Endpoint = {
  path: '/:id/all-clear',
  method: 'post',
  handler: async (req) => {
    const { id } = await openAllClear(routeParam(req, 'id'), instantOf(Date.now()), req);
    return Response.json({ id });
  },
};

/** `POST /api/bulletins/:id/submit|approve|reject|withdraw|all-clear`. */
export const bulletinEndpoints: Endpoint[] = [
  ...(['submit', 'approve', 'reject', 'withdraw'] as const).map(stepEndpoint),
  allClearEndpoint,
];
