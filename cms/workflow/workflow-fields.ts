import { stages } from '@nguon/content-model/workflow';
import type { Field } from 'payload';
import { nobody } from '../access/rules.ts';
import { stageCell } from '../admin/screens.ts';
import type { Said } from '../language/said.ts';

export const stageNames = {
  draft: { vi: 'Bản nháp', en: 'Draft' },
  submitted: { vi: 'Chờ duyệt', en: 'Submitted' },
  approved: { vi: 'Đã duyệt', en: 'Approved' },
  rejected: { vi: 'Trả lại', en: 'Rejected' },
  withdrawn: { vi: 'Đã thu hồi', en: 'Withdrawn' },
} as const satisfies Record<(typeof stages)[number], Said>;

/** Nobody writes these by hand: only the steps of the workflow do (W4). */
const held = { access: { create: nobody, update: nobody } };
/** Columns and filters of lists; beside the form the standing panel says the same in one place. */
const shown = { ...held, admin: { readOnly: true, condition: () => false } };
const unseen = { ...held, admin: { hidden: true } };

const person = (name: string, label: Said): Field => ({
  ...shown,
  name,
  type: 'relationship',
  relationTo: 'users',
  label: { ...label },
});
const moment = (name: string, label: Said): Field => ({
  ...held,
  name,
  type: 'date',
  label: { ...label },
  admin: {
    ...shown.admin,
    date: { pickerAppearance: 'dayAndTime', displayFormat: 'dd/MM/yyyy HH:mm' },
  },
});
const reason = (name: string, label: Said): Field => ({
  ...shown,
  name,
  type: 'textarea',
  label: { ...label },
});

/** Where a bulletin is on its way, who brought it there, and what exactly was approved. */
export function workflowFields(): Field[] {
  return [
    {
      ...shown,
      name: 'stage',
      type: 'select',
      admin: { ...shown.admin, components: { Cell: stageCell } },
      label: { vi: 'Giai đoạn', en: 'Stage' },
      defaultValue: 'draft',
      index: true,
      enumName: 'bulletin_stage',
      options: stages.map((value) => ({ value, label: stageNames[value] })),
    },
    {
      ...shown,
      name: 'authors',
      type: 'relationship',
      relationTo: 'users',
      hasMany: true,
      label: { vi: 'Người soạn', en: 'Authors' },
    },
    person('submittedBy', { vi: 'Người trình', en: 'Submitted by' }),
    moment('submittedAt', { vi: 'Trình lúc', en: 'Submitted at' }),
    { ...unseen, name: 'submittedHash', type: 'text' },
    person('approvedBy', { vi: 'Người duyệt', en: 'Approved by' }),
    moment('approvedAt', { vi: 'Duyệt lúc', en: 'Approved at' }),
    { ...unseen, name: 'approvedHash', type: 'text' },
    reason('rejectReason', { vi: 'Lý do trả lại', en: 'Why it was rejected' }),
    person('withdrawnBy', { vi: 'Người thu hồi', en: 'Withdrawn by' }),
    moment('withdrawnAt', { vi: 'Thu hồi lúc', en: 'Withdrawn at' }),
    reason('withdrawReason', { vi: 'Lý do thu hồi', en: 'Why it was withdrawn' }),
    { ...unseen, name: 'endedBy', type: 'relationship', relationTo: 'bulletins' },
    { ...unseen, name: 'endedAt', type: 'date' },
    { ...unseen, name: 'slug', type: 'text' },
    {
      name: 'scripts',
      type: 'json',
      access: { create: nobody, update: nobody, read: nobody },
      admin: { hidden: true },
    },
    {
      name: 'approved',
      type: 'json',
      access: { create: nobody, update: nobody, read: nobody },
      admin: { hidden: true },
    },
  ];
}
