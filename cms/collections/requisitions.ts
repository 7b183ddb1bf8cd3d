import type { CollectionConfig } from 'payload';
import { createOwn, nobody, readSubtree, writeOwn } from '../access/rules.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { requisitionPanel } from '../admin/screens.ts';
import { identity } from '../database/identity.ts';
import { groups, labelled } from '../fields/labels.ts';
import { lineField, passageField } from '../fields/text.ts';
import { ringOnChange } from '../outbox/ring-on-change.ts';
import { checkRequisition } from '../requisitions/check-requisition.ts';
import { requisitionEndpoints } from '../requisitions/requisition-endpoints.ts';

const moment = { date: { pickerAppearance: 'dayAndTime' as const, displayFormat: 'HH:mm dd/MM/yyyy' } };

/**
 * Orders by which an enterprise's advertising screen shows public information for a time. Approvers give them, because
 * they answer for them. Source: domain guide section 8, B8 and B9.
 */
export const requisitions: CollectionConfig = {
  slug: 'requisitions',
  labels: labelled('Trưng dụng, huy động màn hình', 'Requisition', 'Requisitions'),
  admin: {
    useAsTitle: 'symbol',
    group: groups.channels,
    defaultColumns: ['symbol', 'standing', 'board', 'from', 'until'],
    hideAPIURL: true,
  },
  access: {
    create: createOwn('approver'),
    read: readSubtree,
    update: writeOwn('approver'),
    delete: nobody,
  },
  disableDuplicate: true,
  hooks: {
    beforeChange: [stampPath, checkRequisition],
    ...ringOnChange(({ path }) => ({ only: [path], devices: true })),
  },
  endpoints: requisitionEndpoints,
  defaultSort: '-from',
  fields: [
    identity,
    requisitionPanel,
    lineField(
      { name: 'symbol', label: { vi: 'Số, ký hiệu văn bản', en: 'Number of the order' }, limit: 120 },
      { required: true },
    ),
    lineField(
      { name: 'orderedBy', label: { vi: 'Cơ quan ra văn bản', en: 'Ordered by' }, limit: 200 },
      { required: true },
    ),
    lineField({
      name: 'legalBasis',
      label: { vi: 'Căn cứ', en: 'Legal basis' },
      limit: 300,
      description: {
        vi: 'Điều khoản hoặc thỏa thuận mà văn bản dựa vào, chép đúng như trong văn bản',
        en: 'The article or agreement that the order names, as it names it',
      },
    }),
    {
      name: 'document',
      type: 'relationship',
      relationTo: 'documents',
      label: { vi: 'Văn bản', en: 'Document' },
      admin: { allowCreate: false },
    },
    {
      name: 'board',
      type: 'relationship',
      relationTo: 'boards',
      label: { vi: 'Màn hình', en: 'Screen' },
      required: true,
      index: true,
      filterOptions: { owner: { not_equals: 'state' } },
      admin: {
        allowCreate: false,
        description: {
          vi: 'Màn hình của doanh nghiệp có trong sổ bảng tin của đơn vị. Chưa có thì thêm ở mục «Bảng tin điện tử».',
          en: 'An enterprise’s screen in the unit’s register. If it is not there, add it under “Boards”.',
        },
      },
    },
    {
      type: 'row',
      fields: [
        { name: 'from', type: 'date', label: { vi: 'Bắt đầu', en: 'From' }, required: true, admin: moment },
        {
          name: 'until',
          type: 'date',
          label: { vi: 'Kết thúc', en: 'Until' },
          required: true,
          admin: moment,
        },
      ],
    },
    passageField({ name: 'purpose', label: { vi: 'Nội dung tuyên truyền', en: 'What for' }, limit: 2_000 }),
    {
      name: 'releasedAt',
      type: 'date',
      label: { vi: 'Trả lại lúc', en: 'Released at' },
      admin: { ...moment, readOnly: true, condition: ({ releasedAt }) => Boolean(releasedAt) },
    },
    ...unitFields(),
  ],
};
