import { playoutResults } from '@nguon/content-model/playout';
import type { CollectionConfig } from 'payload';
import { recordedBySystem } from '../access/rules.ts';
import { pathField } from '../access/unit-field.ts';
import { bulletinLoggedCell } from '../admin/screens.ts';
import { groups, labelled } from '../fields/labels.ts';

const resultNames = {
  played: { vi: 'Đã phát', en: 'Played' },
  partial: { vi: 'Phát dở', en: 'Partial' },
  skipped: { vi: 'Bỏ qua', en: 'Skipped' },
  preempted: { vi: 'Nhường tin khẩn', en: 'Preempted' },
  failed: { vi: 'Lỗi', en: 'Failed' },
};

/** The playout logs that devices send: what was shown or played, entry by entry (L1 to L3). */
export const playouts: CollectionConfig = {
  slug: 'playouts',
  labels: labelled('Nhật ký phát', 'Playout', 'Playouts'),
  admin: {
    group: groups.oversight,
    defaultColumns: ['startedAt', 'deviceName', 'bulletin', 'result', 'intact'],
    listSearchableFields: ['deviceName'],
  },
  access: recordedBySystem,
  disableDuplicate: true,
  defaultSort: '-startedAt',
  indexes: [{ fields: ['device', 'address'], unique: true }, { fields: ['device', 'publicKey', 'number'] }],
  fields: [
    { name: 'device', type: 'text', label: { vi: 'Mã thiết bị', en: 'Device id' }, required: true },
    { name: 'deviceName', type: 'text', label: { vi: 'Thiết bị', en: 'Device' } },
    { name: 'publicKey', type: 'text', label: { vi: 'Khóa của máy', en: 'Key of the machine' } },
    { name: 'number', type: 'number', label: { vi: 'Số', en: 'Number' }, required: true },
    {
      name: 'bulletin',
      type: 'text',
      label: { vi: 'Bản tin', en: 'Bulletin' },
      index: true,
      admin: { components: { Cell: bulletinLoggedCell } },
    },
    { name: 'sha256', type: 'text', label: { vi: 'Tệp', en: 'File' }, required: true },
    {
      name: 'startedAt',
      type: 'date',
      label: { vi: 'Bắt đầu', en: 'Started' },
      required: true,
      index: true,
    },
    { name: 'endedAt', type: 'date', label: { vi: 'Kết thúc', en: 'Ended' }, required: true },
    {
      name: 'result',
      type: 'select',
      label: { vi: 'Kết quả', en: 'Result' },
      required: true,
      enumName: 'playout_result',
      options: playoutResults.map((value) => ({ value, label: resultNames[value] })),
    },
    { name: 'reason', type: 'text', label: { vi: 'Lý do', en: 'Reason' } },
    { name: 'previous', type: 'text', label: { vi: 'Mục trước', en: 'Entry before' }, required: true },
    { name: 'address', type: 'text', label: { vi: 'Địa chỉ mục', en: 'Address' }, required: true },
    {
      name: 'intact',
      type: 'checkbox',
      label: { vi: 'Chuỗi liền mạch', en: 'Chain intact' },
      required: true,
      admin: {
        description: {
          vi: 'Không: mục này không nối tiếp mục trước, nhật ký đã bị sửa hoặc thiếu',
          en: 'No: it does not follow the entry before; the log was changed or has a gap',
        },
      },
    },
    { name: 'signed', type: 'textarea', label: { vi: 'Bản gốc đã ký', en: 'Signed original' } },
    pathField(),
  ],
};
