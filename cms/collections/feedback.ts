import type { CollectionConfig } from 'payload';
import { actorOf } from '../access/actor.ts';
import { nobody, readSubtree } from '../access/rules.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { feedbackControls, feedbackPanel, previewPanel } from '../admin/screens.ts';
import { identity } from '../database/identity.ts';
import { openStages } from '../feedback/due.ts';
import { feedbackEndpoints } from '../feedback/feedback-endpoints.ts';
import { answerFields, contactEntry, originalFields, standingFields } from '../feedback/feedback-fields.ts';
import {
  enterFeedback,
  holdFeedback,
  keepEnteredContact,
  refuseOvertaken,
} from '../feedback/hold-feedback.ts';
import { groups, labelled } from '../fields/labels.ts';

/** What residents tell their authority, and what it answers. Never deleted: a wrong one is refused with a reason. */
export const feedback: CollectionConfig = {
  slug: 'feedback',
  labels: labelled('Phản ánh, kiến nghị', 'Feedback', 'Feedback'),
  admin: {
    useAsTitle: 'subject',
    group: groups.messages,
    defaultColumns: ['subject', 'stage', 'dueAt', 'kind', 'receivedAt', 'unit'],
    listSearchableFields: ['subject', 'code'],
    components: feedbackControls,
    hideAPIURL: true,
  },
  defaultSort: '-receivedAt',
  access: {
    create: ({ req }) => ['editor', 'approver'].includes(actorOf(req)?.role ?? ''),
    read: readSubtree,
    update: ({ req }) => {
      const actor = actorOf(req);
      if (actor === null || (actor.role !== 'editor' && actor.role !== 'approver')) return false;
      return { and: [{ path: { equals: actor.path } }, { stage: { in: [...openStages] } }] };
    },
    delete: nobody,
  },
  disableDuplicate: true,
  hooks: {
    beforeChange: [stampPath, enterFeedback, holdFeedback],
    afterChange: [keepEnteredContact, refuseOvertaken],
  },
  endpoints: feedbackEndpoints,
  fields: [
    identity,
    feedbackPanel,
    ...originalFields(),
    contactEntry(),
    ...answerFields(),
    ...standingFields(),
    previewPanel,
    ...unitFields(),
  ],
};
