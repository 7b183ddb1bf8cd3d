import { boardOwners } from '@nguon/content-model/board';
import type { Field } from 'payload';
import { labelled } from '../fields/labels.ts';
import { within } from '../fields/number-within.ts';
import { lineField, passageField } from '../fields/text.ts';
import { PERMIT_FROM_SQUARE_METRES } from './concerns.ts';

const ownerNames = {
  state: { vi: 'Ngân sách nhà nước', en: 'The state' },
  mixed: { vi: 'Doanh nghiệp, có tỷ lệ tuyên truyền thỏa thuận', en: 'An enterprise, with an agreed share' },
  advertising: { vi: 'Doanh nghiệp, quảng cáo', en: 'An enterprise, for advertising' },
};

const dayOnly = { date: { pickerAppearance: 'dayOnly' as const, displayFormat: 'dd/MM/yyyy' } };

function dayField(name: string, vi: string, en: string): Field {
  return { name, type: 'date', label: { vi, en }, admin: dayOnly };
}

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
    lineField({ name: 'place', label: { vi: 'Nơi đặt', en: 'Place' }, limit: 200 }),
    {
      type: 'row',
      fields: [
        { name: 'latitude', type: 'number', label: { vi: 'Vĩ độ', en: 'Latitude' }, ...within(-90, 90) },
        {
          name: 'longitude',
          type: 'number',
          label: { vi: 'Kinh độ', en: 'Longitude' },
          ...within(-180, 180),
        },
      ],
    },
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
    {
      type: 'row',
      fields: [
        dayField('commissionedOn', 'Đưa vào sử dụng', 'Commissioned on'),
        dayField('depreciatedOn', 'Hết khấu hao', 'Depreciated on'),
      ],
    },
    {
      type: 'row',
      fields: [
        lineField({ name: 'funding', label: { vi: 'Nguồn kinh phí', en: 'Funding' }, limit: 200 }),
        lineField({ name: 'vendor', label: { vi: 'Nhà cung cấp', en: 'Vendor' }, limit: 200 }),
      ],
    },
    {
      type: 'row',
      fields: [
        lineField({ name: 'sim', label: { vi: 'Số SIM', en: 'SIM number' }, limit: 40 }),
        dayField('simExpiresOn', 'SIM hết hạn', 'SIM expires on'),
      ],
    },
    {
      name: 'condition',
      type: 'select',
      label: { vi: 'Tình trạng', en: 'Condition' },
      defaultValue: 'good',
      enumName: 'device_condition',
      options: [
        { value: 'good', label: { vi: 'Tốt', en: 'Good' } },
        { value: 'degraded', label: { vi: 'Xuống cấp', en: 'Degraded' } },
        { value: 'damaged', label: { vi: 'Hỏng', en: 'Damaged' } },
      ],
    },
    {
      name: 'maintenance',
      type: 'array',
      dbName: 'board_maintenance',
      label: { vi: 'Nhật ký bảo trì', en: 'Maintenance log' },
      labels: labelled('Lần sửa chữa', 'Repair', 'Repairs'),
      maxRows: 500,
      admin: { initCollapsed: true },
      fields: [
        {
          type: 'row',
          fields: [
            dayField('openedOn', 'Ngày báo hỏng', 'Reported on'),
            dayField('fixedOn', 'Ngày sửa xong', 'Fixed on'),
          ],
        },
        passageField({
          name: 'fault',
          label: { vi: 'Hư hỏng, việc đã làm', en: 'Fault, work done' },
          limit: 1_000,
        }),
        lineField({ name: 'reportedBy', label: { vi: 'Người báo', en: 'Reported by' }, limit: 120 }),
        lineField({ name: 'by', label: { vi: 'Đơn vị sửa', en: 'Repaired by' }, limit: 200 }),
        {
          name: 'cost',
          type: 'number',
          label: { vi: 'Chi phí (đồng)', en: 'Cost, VND' },
          ...within(0, 1e12),
        },
      ],
    },
  ];
}
