import { boardOwners } from '@nguon/content-model/board';
import type { Field } from 'payload';
import { PERMIT_FROM_SQUARE_METRES } from '../devices/concerns.ts';
import {
  conditionField,
  maintenanceField,
  placeFields,
  purchaseFields,
  simFields,
} from '../devices/kept-fields.ts';
import { within } from '../fields/number-within.ts';
import { lineField } from '../fields/text.ts';

const ownerNames = {
  state: { vi: 'Ngân sách nhà nước', en: 'The state' },
  mixed: { vi: 'Doanh nghiệp, có tỷ lệ tuyên truyền thỏa thuận', en: 'An enterprise, with an agreed share' },
  advertising: { vi: 'Doanh nghiệp, quảng cáo', en: 'An enterprise, for advertising' },
};

/** What the register keeps of the board as a thing: whose, where, permitted, how old, how kept. */
export function registerFields(): Field[] {
  return [
    {
      name: 'owner',
      type: 'select',
      label: { vi: 'Sở hữu', en: 'Owner' },
      required: true,
      defaultValue: 'state',
      enumName: 'board_owner',
      options: boardOwners.map((value) => ({ value, label: ownerNames[value] })),
      admin: {
        description: {
          vi: 'Màn hình quảng cáo của doanh nghiệp chỉ phát tin của ta trong thời gian có lệnh trưng dụng, huy động',
          en: 'An advertising screen shows our bulletins only while an order of requisition is in force',
        },
      },
    },
    lineField(
      { name: 'ownerName', label: { vi: 'Tên doanh nghiệp', en: 'The enterprise' }, limit: 200 },
      { admin: { condition: ({ owner }) => owner !== 'state' } },
    ),
    {
      name: 'agreedShare',
      type: 'number',
      label: { vi: 'Tỷ lệ tuyên truyền thỏa thuận (%)', en: 'Agreed share of public information, %' },
      ...within(0, 100),
      admin: { condition: ({ owner }) => owner === 'mixed' },
    },
    ...placeFields(),
    {
      type: 'row',
      fields: [
        {
          name: 'areaSquareMetres',
          type: 'number',
          label: { vi: 'Diện tích một mặt (m²)', en: 'Area of one face, m²' },
          ...within(0.01, 2_000),
          admin: {
            description: {
              vi: `Từ ${PERMIT_FROM_SQUARE_METRES} m² phải có giấy phép xây dựng`,
              en: `From ${PERMIT_FROM_SQUARE_METRES} m² on it needs a building permit`,
            },
          },
        },
        lineField({
          name: 'permit',
          label: { vi: 'Số giấy phép xây dựng', en: 'Building permit' },
          limit: 120,
        }),
      ],
    },
    ...purchaseFields(),
    simFields(),
    conditionField('device_condition'),
    maintenanceField('board_maintenance'),
  ];
}
