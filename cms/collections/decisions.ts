import type { CollectionConfig } from 'payload';
import { createOwn, readSubtree, writeOwn } from '../access/rules.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { groups, labelled } from '../fields/labels.ts';
import { ringOnChange } from '../outbox/ring-on-change.ts';
import { checkDecision } from '../workflow/check-decision.ts';

/** A commune's answers to normal and priority bulletins from above (P2, P3). */
export const decisions: CollectionConfig = {
  slug: 'decisions',
  labels: labelled('Quyết định tiếp nhận', 'Decision', 'Decisions'),
  admin: { group: groups.messages, defaultColumns: ['bulletin', 'choice', 'unit', 'updatedAt'] },
  access: {
    create: createOwn('editor', 'approver'),
    read: readSubtree,
    update: writeOwn('editor', 'approver'),
    delete: writeOwn('editor', 'approver'),
  },
  disableDuplicate: true,
  indexes: [{ fields: ['bulletin', 'unit'], unique: true }],
  hooks: { beforeChange: [stampPath, checkDecision], ...ringOnChange(({ path }) => ({ only: [path] })) },
  fields: [
    {
      name: 'bulletin',
      type: 'relationship',
      relationTo: 'bulletins',
      label: { vi: 'Bản tin từ cấp trên', en: 'Bulletin from above' },
      required: true,
      index: true,
    },
    {
      name: 'choice',
      type: 'select',
      label: { vi: 'Lựa chọn', en: 'Choice' },
      required: true,
      enumName: 'decision_choice',
      options: [
        {
          value: 'accept',
          label: { vi: 'Tiếp nhận, phát trên bảng và loa', en: 'Accept for boards and speakers' },
        },
        {
          value: 'decline',
          label: { vi: 'Không phát trên bảng và loa', en: 'Decline for boards and speakers' },
        },
      ],
    },
    ...unitFields(),
  ],
};
