import type { CollectionConfig } from 'payload';
import { labelled } from '../fields/labels.ts';
import { lineField, nameField, passageField } from '../fields/text.ts';
import { whole } from '../fields/whole.ts';
import { officialShape } from '../publication/shapes.ts';
import { standingCollection } from '../publication/standing-collection.ts';

const ownOfficials = standingCollection({
  slug: 'officials',
  labels: labelled('Lãnh đạo, đầu mối', 'Official', 'Officials'),
  description: {
    vi: 'Lãnh đạo và cán bộ đầu mối mà người dân liên hệ. Chỉ ghi số máy, thư điện tử công vụ; không ghi số riêng nếu người đó chưa đồng ý.',
    en: 'Leaders and the officials residents turn to. Official numbers and e-mail only; no private ones without consent.',
  },
  title: 'name',
  columns: ['name', 'position', 'order'],
  searched: ['name', 'position'],
  shape: officialShape,
  rings: (path) => ({ only: [path] }),
  fields: [
    nameField({ name: 'name', label: { vi: 'Họ và tên', en: 'Name' }, limit: 120 }),
    lineField(
      {
        name: 'position',
        label: { vi: 'Chức vụ', en: 'Position' },
        limit: 160,
        description: { vi: 'Ví dụ: Chủ tịch UBND xã', en: 'In Vietnamese' },
      },
      { required: true },
    ),
    lineField({
      name: 'positionEnglish',
      label: { vi: 'Chức vụ bằng tiếng Anh', en: 'Position in English' },
      limit: 160,
      description: {
        vi: 'Hiện ở mục English. Ví dụ: Chairman of the People’s Committee',
        en: 'For the English pages',
      },
    }),
    lineField({
      name: 'department',
      label: { vi: 'Cơ quan, phòng', en: 'Department' },
      limit: 160,
      description: { vi: 'Ví dụ: UBND xã, Phòng Văn hóa - Xã hội', en: 'For example: People’s Committee' },
    }),
    {
      type: 'row',
      fields: [
        lineField({ name: 'phone', label: { vi: 'Điện thoại cơ quan', en: 'Office telephone' }, limit: 40 }),
        lineField({ name: 'email', label: { vi: 'Thư công vụ', en: 'Official e-mail' }, limit: 120 }),
      ],
    },
    passageField({ name: 'duties', label: { vi: 'Nhiệm vụ được phân công', en: 'Duties' }, limit: 1_000 }),
    passageField({
      name: 'biography',
      label: { vi: 'Tiểu sử tóm tắt', en: 'Short biography' },
      limit: 3_000,
      description: {
        vi: 'Không bắt buộc. Chỉ ghi điều được phép công bố.',
        en: 'Optional. Only what may be public.',
      },
    }),
    {
      name: 'portrait',
      type: 'upload',
      relationTo: 'media',
      label: { vi: 'Ảnh chân dung', en: 'Portrait' },
    },
    {
      name: 'isLeader',
      type: 'checkbox',
      label: { vi: 'Là lãnh đạo', en: 'A leader' },
      admin: { position: 'sidebar' },
    },
    {
      name: 'isContact',
      type: 'checkbox',
      label: { vi: 'Là đầu mối liên hệ', en: 'A contact' },
      admin: {
        position: 'sidebar',
        description: {
          vi: 'Người dân và cơ quan khác hỏi thông tin ở người này',
          en: 'Residents and other bodies ask them for information',
        },
      },
    },
    {
      name: 'order',
      type: 'number',
      label: { vi: 'Thứ tự', en: 'Order' },
      defaultValue: 10,
      ...whole(0, 10_000),
      admin: {
        position: 'sidebar',
        description: { vi: 'Số nhỏ đứng trước', en: 'Smaller numbers come first' },
      },
    },
  ],
});

/** Leaders and contact officials. Source of the fields: Nghị định 42/2022, article 4; Nghị định 43/2011, article 10. */
export const officials: CollectionConfig = { ...ownOfficials, defaultSort: 'order' };
