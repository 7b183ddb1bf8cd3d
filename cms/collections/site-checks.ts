import type { CollectionConfig } from 'payload';
import { recordedBySystem } from '../access/rules.ts';
import { pathField } from '../access/unit-field.ts';
import { groups, labelled } from '../fields/labels.ts';

/**
 * What visits to the sites found: one row a unit and day, of the day's last visit. A unit's newest row is marked; the
 * others are its history.
 */
export const siteChecks: CollectionConfig = {
  slug: 'site-checks',
  labels: labelled('Kết quả kiểm tra trang', 'Site check', 'Site checks'),
  admin: {
    useAsTitle: 'unitName',
    group: groups.oversight,
    defaultColumns: ['unitName', 'day', 'live', 'host', 'checkedAt'],
    listSearchableFields: ['unitName', 'host'],
  },
  access: recordedBySystem,
  disableDuplicate: true,
  defaultSort: '-checkedAt',
  indexes: [{ fields: ['unitKey', 'day'], unique: true }],
  fields: [
    { name: 'unitName', type: 'text', label: { vi: 'Đơn vị', en: 'Unit' }, required: true },
    { name: 'unitType', type: 'text', label: { vi: 'Loại đơn vị', en: 'Type' }, required: true },
    { name: 'unitKey', type: 'text', label: { vi: 'Mã và ngày hiệu lực', en: 'Unit key' }, required: true },
    { name: 'day', type: 'text', label: { vi: 'Ngày', en: 'Day' }, required: true, index: true },
    { name: 'newest', type: 'checkbox', label: { vi: 'Mới nhất', en: 'Newest' }, index: true },
    { name: 'live', type: 'checkbox', label: { vi: 'Đang hoạt động', en: 'Live' }, required: true },
    { name: 'host', type: 'text', label: { vi: 'Tên miền', en: 'Host name' } },
    {
      name: 'checkedAt',
      type: 'date',
      label: { vi: 'Kiểm tra lúc', en: 'Checked' },
      required: true,
      admin: { date: { pickerAppearance: 'dayAndTime', displayFormat: 'dd/MM/yyyy HH:mm' } },
    },
    { name: 'reasons', type: 'textarea', label: { vi: 'Lý do chưa đạt', en: 'Reasons' } },
    {
      name: 'evidence',
      type: 'json',
      label: { vi: 'Bằng chứng: địa chỉ đã hỏi và trả lời', en: 'Evidence: what was asked and answered' },
      required: true,
    },
    pathField(),
  ],
};
