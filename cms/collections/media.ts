import type { CollectionConfig } from 'payload';
import { ownedByUnit } from '../access/rules.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { groups, labelled } from '../fields/labels.ts';
import { lineField } from '../fields/text.ts';
import { addressField } from '../uploads/address-field.ts';
import { keepFacts, refuseEdits } from '../uploads/keep-file.ts';
import { keepUsedPicture } from '../uploads/keep-used-picture.ts';
import { admitPicture } from '../uploads/pictures.ts';

/** Pictures, with the words for those who cannot see them. */
export function media(folder: string): CollectionConfig {
  return {
    slug: 'media',
    labels: labelled('Ảnh', 'Picture', 'Pictures'),
    admin: {
      group: groups.messages,
      description: {
        vi: 'Ảnh JPEG, PNG, WebP. Ảnh lớn được thu về tối đa 2.560 điểm ảnh mỗi chiều; thông tin vị trí và máy ảnh bị xóa.',
        en: 'JPEG, PNG, WebP. Large pictures are shrunk to 2,560 pixels a side at most; place and camera are removed.',
      },
    },
    access: ownedByUnit,
    disableDuplicate: true,
    upload: {
      staticDir: folder,
      mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
      crop: false,
      focalPoint: false,
      pasteURL: false,
    },
    hooks: {
      beforeOperation: [refuseEdits, admitPicture],
      beforeChange: [stampPath, keepFacts],
      beforeDelete: [keepUsedPicture],
    },
    fields: [
      lineField(
        {
          name: 'alt',
          label: { vi: 'Mô tả ảnh', en: 'Description' },
          limit: 500,
          description: {
            vi: 'Cho người không nhìn thấy ảnh: trong ảnh có gì, để làm gì',
            en: 'For those who cannot see it: what it shows and why',
          },
        },
        { required: true },
      ),
      addressField(),
      ...unitFields(),
    ],
  };
}
