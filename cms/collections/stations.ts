import type { CollectionConfig, SelectField } from 'payload';
import { idOf } from '../access/actor.ts';
import { ownedByUnit } from '../access/rules.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { stationReach } from '../admin/screens.ts';
import { identity } from '../database/identity.ts';
import { conditionField, dayField, maintenanceField, purchaseFields } from '../devices/kept-fields.ts';
import { groups, labelled } from '../fields/labels.ts';
import { lineField } from '../fields/text.ts';
import { wholeIfAny } from '../fields/whole.ts';
import { keepConversion } from '../speakers/keep-conversion.ts';

/** How a station sends. Source: domain guide, section 6, `RadioStation`. */
const technologies = [
  { value: 'wired', label: { vi: 'Hữu tuyến', en: 'Wired' } },
  { value: 'fm', label: { vi: 'Vô tuyến FM', en: 'FM' } },
  { value: 'ict', label: { vi: 'Ứng dụng CNTT – viễn thông', en: 'ICT' } },
  { value: 'mixed', label: { vi: 'Hỗn hợp', en: 'Mixed' } },
];

function technologyField(name: string, vi: string, en: string): SelectField {
  return {
    name,
    type: 'select',
    label: { vi, en },
    required: true,
    enumName: `station_${name}`,
    options: technologies,
  };
}

/** Communes' loudspeaker stations, managed by their people's committees (NĐ 49/2024/NĐ-CP, Điều 7). */
export const stations: CollectionConfig = {
  slug: 'stations',
  labels: labelled('Đài truyền thanh', 'Station', 'Stations'),
  admin: {
    useAsTitle: 'name',
    group: groups.channels,
    defaultColumns: ['name', 'technology', 'reach', 'condition', 'unit'],
    hideAPIURL: true,
  },
  access: ownedByUnit,
  disableDuplicate: true,
  hooks: { beforeChange: [stampPath, keepConversion] },
  defaultSort: 'name',
  fields: [
    identity,
    stationReach,
    lineField({ name: 'name', label: { vi: 'Tên đài', en: 'Name' }, limit: 120 }, { required: true }),
    technologyField('technology', 'Công nghệ', 'Technology'),
    {
      name: 'connectedToSource',
      type: 'checkbox',
      label: {
        vi: 'Đã kết nối hệ thống thông tin nguồn của tỉnh',
        en: 'Connected to the province’s source information system',
      },
      defaultValue: false,
    },
    {
      name: 'villagesInAll',
      type: 'number',
      label: { vi: 'Tổng số thôn, bản, tổ dân phố của xã, phường', en: 'Villages of the unit in all' },
      ...wholeIfAny(1, 500),
    },
    {
      name: 'operators',
      type: 'relationship',
      relationTo: 'users',
      hasMany: true,
      label: { vi: 'Người vận hành', en: 'Operators' },
      filterOptions: ({ data }) => (data?.unit ? { unit: { equals: idOf(data.unit) } } : true),
      admin: { allowCreate: false, allowEdit: false },
    },
    {
      name: 'regulation',
      type: 'relationship',
      relationTo: 'documents',
      label: { vi: 'Quy chế hoạt động', en: 'Operating rules' },
      filterOptions: ({ data }) => (data?.unit ? { unit: { equals: idOf(data.unit) } } : true),
      admin: { allowCreate: false },
    },
    conditionField('station_condition'),
    ...purchaseFields(),
    {
      name: 'conversions',
      type: 'array',
      dbName: 'station_conversions',
      label: { vi: 'Chuyển đổi công nghệ', en: 'Conversions' },
      labels: labelled('Lần chuyển đổi', 'Conversion', 'Conversions'),
      maxRows: 20,
      admin: {
        initCollapsed: true,
        description: {
          vi: 'Tự ghi khi đổi «Công nghệ»; sửa ngày và thêm số văn bản nếu cần.',
          en: 'Kept when the technology changes; mend the day, and add the decision.',
        },
      },
      fields: [
        {
          type: 'row',
          fields: [
            technologyField('from', 'Từ', 'From'),
            technologyField('to', 'Sang', 'To'),
            dayField('on', 'Ngày', 'On'),
          ],
        },
        lineField({ name: 'decision', label: { vi: 'Số văn bản', en: 'Decision' }, limit: 120 }),
      ],
    },
    maintenanceField('station_maintenance'),
    ...unitFields(),
  ],
};
