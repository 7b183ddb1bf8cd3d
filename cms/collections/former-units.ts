import { Host } from '@nguon/content-model/site';
import { UnitCode, UnitType } from '@nguon/content-model/unit';
import type { ArrayField } from 'payload';
import { z } from 'zod';
import { formerRowLabel } from '../admin/screens.ts';
import { labelled } from '../fields/labels.ts';
import { matching } from '../fields/matching.ts';
import { lineField } from '../fields/text.ts';

/** The units of before that went into a unit: old names and old addresses lead to it. The operator's. */
export const formerUnits: ArrayField = {
  name: 'former',
  type: 'array',
  dbName: 'unit_former',
  label: { vi: 'Đơn vị cũ đã nhập vào', en: 'Former units' },
  labels: labelled('Đơn vị cũ', 'Former unit', 'Former units'),
  maxRows: 400,
  admin: {
    initCollapsed: true,
    components: { RowLabel: formerRowLabel },
    description: {
      vi: 'Theo các nghị quyết sắp xếp đơn vị hành chính. Người dân tìm tên cũ sẽ gặp đơn vị này.',
      en: 'By the resolutions on the arrangement of units. Whoever looks for an old name finds this unit.',
    },
  },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'type',
          type: 'select',
          label: { vi: 'Loại đơn vị', en: 'Type' },
          required: true,
          enumName: 'former_unit_type',
          options: UnitType.options.map((type) => ({ value: type, label: type })),
        },
        lineField({ name: 'name', label: { vi: 'Tên', en: 'Name' }, limit: 120 }, { required: true }),
        {
          name: 'code',
          type: 'text',
          label: { vi: 'Mã khi đó', en: 'Code then' },
          required: true,
          validate: matching(UnitCode, {
            vi: 'Mã gồm 2, 3 hoặc 5 chữ số',
            en: 'A code has 2, 3 or 5 digits',
          }),
        },
      ],
    },
    lineField({
      name: 'district',
      label: { vi: 'Cấp huyện khi đó', en: 'District then' },
      limit: 120,
      description: { vi: 'Như: Huyện Mường Tè', en: 'Such as: Huyện Mường Tè' },
    }),
    {
      name: 'isPart',
      type: 'checkbox',
      label: { vi: 'Chỉ nhập một phần', en: 'Only a part came here' },
      defaultValue: false,
    },
    {
      name: 'host',
      type: 'text',
      label: { vi: 'Tên miền trang cũ', en: 'Host name of its old site' },
      validate: matching(Host.or(z.literal('')).nullish(), {
        vi: 'Không phải tên miền hợp lệ',
        en: 'Not a host name',
      }),
      admin: {
        description: {
          vi: 'Ai mở địa chỉ này sẽ được dẫn sang trang của đơn vị này.',
          en: 'Whoever opens it is led to the site of this unit.',
        },
      },
    },
  ],
};
