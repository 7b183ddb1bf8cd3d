import type { CollectionConfig } from 'payload';
import { ownedByUnit } from '../access/rules.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { previewPanel } from '../admin/screens.ts';
import { identity } from '../database/identity.ts';
import { groups, labelled } from '../fields/labels.ts';
import { lineField, passageField } from '../fields/text.ts';
import { ringOnChange } from '../outbox/ring-on-change.ts';
import { addressField } from '../uploads/address-field.ts';
import { keepFacts, refuseEdits } from '../uploads/keep-file.ts';
import { admitPaper, paperTypes } from '../uploads/papers.ts';

const dayOnly = { date: { pickerAppearance: 'dayOnly' as const, displayFormat: 'dd/MM/yyyy' } };

/** Legal and administrative documents. Source of the fields: Nghị định 42/2022, article 4. */
export function documents(folder: string): CollectionConfig {
  return {
    slug: 'documents',
    labels: labelled('Văn bản', 'Document', 'Documents'),
    admin: {
      useAsTitle: 'symbol',
      group: groups.messages,
      defaultColumns: ['symbol', 'abstract', 'issuedOn', 'unit'],
    },
    access: ownedByUnit,
    disableDuplicate: true,
    upload: {
      staticDir: folder,
      mimeTypes: Object.values(paperTypes),
      filesRequiredOnCreate: false,
      crop: false,
      focalPoint: false,
      pasteURL: false,
    },
    hooks: {
      beforeOperation: [refuseEdits, admitPaper],
      beforeChange: [stampPath, keepFacts],
      ...ringOnChange(({ path }) => ({ only: [path] })),
    },
    fields: [
      identity,
      lineField(
        { name: 'form', label: { vi: 'Hình thức văn bản', en: 'Form' }, limit: 80 },
        { required: true },
      ),
      lineField(
        { name: 'symbol', label: { vi: 'Số, ký hiệu', en: 'Symbol' }, limit: 60 },
        { required: true },
      ),
      lineField(
        { name: 'authority', label: { vi: 'Cơ quan ban hành', en: 'Authority' }, limit: 200 },
        { required: true },
      ),
      {
        name: 'issuedOn',
        type: 'date',
        label: { vi: 'Ngày ban hành', en: 'Issued on' },
        required: true,
        admin: dayOnly,
      },
      {
        name: 'effectiveOn',
        type: 'date',
        label: { vi: 'Ngày hiệu lực', en: 'In force from' },
        admin: dayOnly,
      },
      passageField(
        { name: 'abstract', label: { vi: 'Trích yếu', en: 'Abstract' }, limit: 1_000 },
        { required: true },
      ),
      addressField(),
      previewPanel,
      ...unitFields(),
    ],
  };
}
