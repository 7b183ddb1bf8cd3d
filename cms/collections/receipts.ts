import { channels } from '@nguon/content-model/bulletin';
import type { CollectionConfig } from 'payload';
import { recordedBySystem } from '../access/rules.ts';
import { pathField } from '../access/unit-field.ts';
import { groups, labelled } from '../fields/labels.ts';

export const channelNames = {
  site: { vi: 'Trang thông tin', en: 'Site' },
  board: { vi: 'Bảng tin', en: 'Boards' },
  speaker: { vi: 'Loa', en: 'Speakers' },
} as const;

/** What delivery has done, one row a unit, and one with an empty unit for delivery as a whole. */
export const receipts: CollectionConfig = {
  slug: 'receipts',
  labels: labelled('Kết quả phát hành', 'Receipt', 'Receipts'),
  admin: { useAsTitle: 'unitName', group: groups.oversight, defaultColumns: ['unitName', 'at', 'failing'] },
  access: recordedBySystem,
  disableDuplicate: true,
  defaultSort: '-at',
  fields: [
    { name: 'unitKey', type: 'text', unique: true, required: true, admin: { hidden: true } },
    { name: 'unitName', type: 'text', label: { vi: 'Đơn vị', en: 'Unit' } },
    { name: 'cursor', type: 'number', label: { vi: 'Đã phát hành đến số', en: 'Cursor' }, required: true },
    { name: 'at', type: 'date', label: { vi: 'Lúc', en: 'At' }, required: true, index: true },
    { name: 'edition', type: 'text', label: { vi: 'Ấn bản', en: 'Edition' } },
    { name: 'broker', type: 'text', admin: { hidden: true } },
    { name: 'brokerSince', type: 'date', admin: { hidden: true } },
    { name: 'failing', type: 'checkbox', label: { vi: 'Có lỗi', en: 'Failures' }, index: true },
    {
      name: 'failures',
      type: 'array',
      dbName: 'receipt_failures',
      label: { vi: 'Chưa phát hành được', en: 'Not delivered' },
      labels: labelled('Lỗi', 'Failure', 'Failures'),
      fields: [
        {
          name: 'channel',
          type: 'select',
          label: { vi: 'Kênh', en: 'Channel' },
          required: true,
          enumName: 'failure_channel',
          options: channels.map((value) => ({ value, label: channelNames[value] })),
        },
        { name: 'bulletin', type: 'text', label: { vi: 'Mã bản tin', en: 'Bulletin id' } },
        { name: 'device', type: 'text', label: { vi: 'Mã thiết bị', en: 'Device id' } },
        { name: 'message', type: 'textarea', label: { vi: 'Lý do', en: 'Reason' }, required: true },
      ],
    },
    pathField(),
  ],
};
