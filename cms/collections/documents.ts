import type { CollectionConfig } from 'payload';
import { groups, labelled } from '../fields/labels.ts';
import { lineField, nameField, passageField } from '../fields/text.ts';
import { documentShape } from '../publication/shapes.ts';
import { standingCollection } from '../publication/standing-collection.ts';
import { addressField } from '../uploads/address-field.ts';
import { keepFacts, refuseEdits } from '../uploads/keep-file.ts';
import { admitPaper, paperTypes } from '../uploads/papers.ts';

const dayOnly = { date: { pickerAppearance: 'dayOnly' as const, displayFormat: 'dd/MM/yyyy' } };

/** Legal and administrative documents. Source of the fields: Nghị định 42/2022, article 4; the field of work is ours. */
export function documents(folder: string): CollectionConfig {
  const { admin, hooks, ...standing } = standingCollection({
    slug: 'documents',
    labels: labelled('Văn bản', 'Document', 'Documents'),
    description: {
      vi: 'Văn bản quy phạm pháp luật và văn bản hành chính do đơn vị ban hành. Người duyệt công bố thì trang mới có.',
      en: 'Legal and administrative documents of the unit. The site has them once an approver makes them public.',
    },
    title: 'symbol',
    columns: ['symbol', 'abstract', 'issuedOn'],
    searched: ['symbol', 'abstract', 'authority'],
    shape: documentShape,
    rings: (path) => ({ only: [path] }),
    fields: [
      lineField(
        {
          name: 'form',
          label: { vi: 'Hình thức văn bản', en: 'Form' },
          limit: 80,
          description: { vi: 'Ví dụ: Quyết định, Kế hoạch, Thông báo', en: 'For example: decision, plan' },
        },
        { required: true },
      ),
      nameField({ name: 'symbol', label: { vi: 'Số, ký hiệu', en: 'Symbol' }, limit: 60 }),
      lineField(
        { name: 'authority', label: { vi: 'Cơ quan ban hành', en: 'Authority' }, limit: 200 },
        { required: true },
      ),
      lineField({
        name: 'field',
        label: { vi: 'Lĩnh vực', en: 'Field' },
        limit: 120,
        description: {
          vi: 'Để người dân lọc văn bản. Ví dụ: Đất đai, Giáo dục, Thông tin cơ sở',
          en: 'For residents to filter by. For example: land, education',
        },
      }),
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
    ],
  });
  return {
    ...standing,
    admin: { ...admin, group: groups.messages },
    upload: {
      staticDir: folder,
      mimeTypes: Object.values(paperTypes),
      filesRequiredOnCreate: false,
      crop: false,
      focalPoint: false,
      pasteURL: false,
    },
    hooks: {
      ...hooks,
      beforeOperation: [...(hooks?.beforeOperation ?? []), refuseEdits, admitPaper],
      beforeChange: [keepFacts, ...(hooks?.beforeChange ?? [])],
    },
  };
}
