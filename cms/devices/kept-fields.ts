import type { Field, RowField, SelectField } from 'payload';
import { rowSaid } from '../admin/screens.ts';
import { labelled } from '../fields/labels.ts';
import { within } from '../fields/number-within.ts';
import { lineField, passageField } from '../fields/text.ts';

/** What the register keeps of boards, stations and clusters alike (domain guide, section 6). */

const dayOnly = { date: { pickerAppearance: 'dayOnly' as const, displayFormat: 'dd/MM/yyyy' } };

export function dayField(name: string, vi: string, en: string): Field {
  return { name, type: 'date', label: { vi, en }, admin: dayOnly };
}

/** Where a thing stands: in words, and degrees of WGS 84. */
export function placeFields(): Field[] {
  return [
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
  ];
}

/** How old a thing is, and what paid for it. */
export function purchaseFields(): RowField[] {
  return [
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
  ];
}

export function simFields(): RowField {
  return {
    type: 'row',
    fields: [
      lineField({ name: 'sim', label: { vi: 'Số SIM', en: 'SIM number' }, limit: 40 }),
      dayField('simExpiresOn', 'SIM hết hạn', 'SIM expires on'),
    ],
  };
}

/** @param enumName of its database type */
export function conditionField(enumName: string): SelectField {
  return {
    name: 'condition',
    type: 'select',
    label: { vi: 'Tình trạng', en: 'Condition' },
    defaultValue: 'good',
    enumName,
    options: [
      { value: 'good', label: { vi: 'Tốt', en: 'Good' } },
      { value: 'degraded', label: { vi: 'Xuống cấp', en: 'Degraded' } },
      { value: 'damaged', label: { vi: 'Hỏng', en: 'Damaged' } },
    ],
  };
}

/** @param dbName of its table */
export function maintenanceField(dbName: string): Field {
  return {
    name: 'maintenance',
    type: 'array',
    dbName,
    label: { vi: 'Nhật ký bảo trì', en: 'Maintenance log' },
    labels: labelled('Lần sửa chữa', 'Repair', 'Repairs'),
    maxRows: 500,
    admin: { initCollapsed: true, components: { RowLabel: rowSaid({ fields: ['fault', 'by'] }) } },
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
  };
}
