import { Sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import type { SpokenDraft } from '@nguon/content-model/loop-feed';
import { passage } from '@nguon/content-model/text';
import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { bodyOf, routeParam } from '../feed/request-body.ts';
import { BulletinForm, checkForm } from './check-form.ts';
import { openAllClear } from './open-all-clear.ts';
import { type StepRequest, takeStep } from './take-step.ts';

const Body = z.strictObject({
  hash: Sha256.optional(),
  script: Sha256.optional(),
  reason: passage(1_000).optional(),
});

/** What the steps of a bulletin ask of delivery. */
export interface StepPorts {
  /** What loudspeakers will say of the newest draft; `null` when delivery does not answer. */
  spokenOf(bulletin: string, req: PayloadRequest): Promise<SpokenDraft | null>;
}

function stepEndpoint(step: StepRequest['step'], { spokenOf }: StepPorts): Endpoint {
  return {
    path: `/:id/${step}`,
    method: 'post',
    handler: async (req) => {
      const { hash, script, reason } = await bodyOf(req, Body);
      const id = routeParam(req, 'id');
      const spoken = step === 'approve' ? await spokenOf(id, req) : null;
      const request = { step, id, at: instantOf(Date.now()), spoken };
      const doc = await takeStep(
        { ...request, ...(hash && { hash }), ...(script && { script }), ...(reason && { reason }) },
        req,
      );
      const { stage, submittedHash, approvedHash, _status } = doc;
      return Response.json({ id, stage, submittedHash, approvedHash, status: _status });
    },
  };
}

/** `POST /api/bulletins/check`: what keeps the form on screen from being submitted (W103). */
const checkEndpoint: Endpoint = {
  path: '/check',
  method: 'post',
  handler: async (req) => {
    await checkForm(await bodyOf(req, BulletinForm), instantOf(Date.now()), req);
    return Response.json({});
  },
};

/** `POST /api/bulletins/:id/all-clear`: the draft that ends this emergency (A52). */
const allClearEndpoint: Endpoint = {
  path: '/:id/all-clear',
  method: 'post',
  handler: async (req) => {
    const { id } = await openAllClear(routeParam(req, 'id'), instantOf(Date.now()), req);
    return Response.json({ id });
  },
};

/** `POST /api/bulletins/:id/submit|approve|reject|withdraw|all-clear` and `POST /api/bulletins/check`. */
export function bulletinEndpoints(ports: StepPorts): Endpoint[] {
  const steps = ['submit', 'approve', 'reject', 'withdraw'] as const;
  return [...steps.map((step) => stepEndpoint(step, ports)), allClearEndpoint, checkEndpoint];
}
