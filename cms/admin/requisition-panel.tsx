import { instantOf } from '@nguon/content-model/instant';
import type { DefaultServerCellComponentProps, UIFieldServerProps } from 'payload';
import { actorFor } from '../access/actor.ts';
import {
  endOf,
  type RequisitionState,
  requisitionState,
  type Term,
} from '../requisitions/requisition-state.ts';
import { Badge } from './badge.tsx';
import { boardWordsFor } from './board-words.ts';
import { moment } from './moment.ts';
import { RequisitionControls } from './requisition-controls.tsx';
import type { Tone } from './standing.ts';

const tones: Record<RequisitionState, Tone> = { coming: 'wait', 'in-force': 'good', released: 'plain' };

/** Where an order stands, the button that gives the screen back, and the report of hours. */
export async function RequisitionPanel({ id, i18n, payload, user }: UIFieldServerProps) {
  const words = boardWordsFor(i18n.language).requisition;
  const actor = user && actorFor(user);
  if (!actor) return null;
  if (id === undefined) return <p className="nguon-empty">{words.about}</p>;
  const asked = { collection: 'requisitions', id, depth: 0, user, overrideAccess: false } as const;
  const order = await payload.findByID({ ...asked, disableErrors: true });
  if (order === null) return null;
  const state = requisitionState(order, instantOf(Date.now()));
  const mayRelease = actor.role === 'admin' || (actor.role === 'approver' && actor.path === order.path);
  return (
    <section aria-label={words.title} className="nguon-workflow">
      <div className="nguon-workflow__head">
        <Badge text={words.states[state]} tone={tones[state]} />
        <span>{words.said[state](moment(state === 'coming' ? order.from : endOf(order)))}</span>
      </div>
      <RequisitionControls
        id={order.id}
        language={i18n.language}
        mayRelease={mayRelease && state !== 'released'}
        showsHours={state !== 'coming'}
      />
    </section>
  );
}

/** Where an order stands, in the list. */
export function RequisitionStateCell({ rowData, i18n }: DefaultServerCellComponentProps) {
  if (!rowData) return null;
  const term: Term = { from: rowData.from, until: rowData.until, releasedAt: rowData.releasedAt ?? null };
  const state = requisitionState(term, instantOf(Date.now()));
  return <Badge text={boardWordsFor(i18n.language).requisition.states[state]} tone={tones[state]} />;
}
