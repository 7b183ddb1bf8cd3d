import { acts, commandOutcomes } from '@nguon/content-model/command';
import type { CollectionConfig } from 'payload';
import { adminOnly, nobody } from '../access/rules.ts';
import { groups, labelled } from '../fields/labels.ts';

const actNames = {
  refresh: { vi: 'Tải lại ngay', en: 'Refresh' },
  blank: { vi: 'Tắt phát', en: 'Blank' },
  show: { vi: 'Phát lại', en: 'Show' },
  test: { vi: 'Thử thiết bị', en: 'Test' },
  restart: { vi: 'Khởi động lại bộ phát', en: 'Restart' },
  brightness: { vi: 'Đặt độ sáng', en: 'Set brightness' },
  play: { vi: 'Phát ngay', en: 'Play now' },
  stop: { vi: 'Dừng phát', en: 'Stop' },
  volume: { vi: 'Đặt âm lượng', en: 'Set volume' },
  live: { vi: 'Phát trực tiếp', en: 'Live broadcast' },
  over: { vi: 'Hết phát trực tiếp', en: 'End of the live broadcast' },
  revoke: { vi: 'Thu hồi thiết bị', en: 'Revoke' },
} as const;

const outcomeNames = {
  received: { vi: 'Đã nhận', en: 'Received' },
  obeyed: { vi: 'Đã làm', en: 'Done' },
  refused: { vi: 'Từ chối', en: 'Refused' },
} as const;

/** The changes that delivery follows, in the order of their commits. */
export const outbox: CollectionConfig = {
  slug: 'outbox',
  labels: labelled('Hộp đi', 'Outbox row', 'Outbox'),
  admin: { group: groups.system, defaultColumns: ['sequence', 'at', 'scopes', 'devices'] },
  access: { create: nobody, read: adminOnly, update: nobody, delete: nobody },
  disableDuplicate: true,
  defaultSort: '-sequence',
  fields: [
    {
      name: 'sequence',
      type: 'number',
      label: { vi: 'Số thứ tự', en: 'Number' },
      index: true,
      admin: { description: { vi: 'Được đánh sau khi lưu xong', en: 'Given after the commit' } },
    },
    { name: 'at', type: 'date', label: { vi: 'Lúc', en: 'At' }, required: true },
    { name: 'scopes', type: 'text', label: { vi: 'Phạm vi', en: 'Scopes' } },
    { name: 'devices', type: 'checkbox', label: { vi: 'Đổi danh sách thiết bị', en: 'Devices changed' } },
    { name: 'commandId', type: 'text', label: { vi: 'Mã lệnh', en: 'Command id' }, index: true },
    {
      name: 'commandDevice',
      type: 'text',
      label: { vi: 'Thiết bị nhận lệnh', en: 'Device' },
      index: true,
    },
    {
      name: 'commandAct',
      type: 'select',
      label: { vi: 'Lệnh', en: 'Act' },
      enumName: 'device_act',
      options: acts.map((act) => ({ value: act, label: actNames[act] })),
    },
    { name: 'commandPercent', type: 'number', label: { vi: 'Mức (%)', en: 'Level, %' } },
    { name: 'commandClip', type: 'text', label: { vi: 'Tệp phát', en: 'Clip' } },
    // The key of the stream is in it: it opens the sound of one broadcast, to enrolled devices alone, while it goes on.
    { name: 'commandLive', type: 'text', label: { vi: 'Phát trực tiếp', en: 'Live broadcast' } },
    { name: 'commandBy', type: 'text', label: { vi: 'Người ra lệnh', en: 'Commanded by' } },
    {
      name: 'commandOutcome',
      type: 'select',
      label: { vi: 'Kết quả của lệnh', en: 'Outcome' },
      enumName: 'command_outcome',
      options: commandOutcomes.map((outcome) => ({ value: outcome, label: outcomeNames[outcome] })),
    },
    { name: 'commandReason', type: 'text', label: { vi: 'Lý do từ chối', en: 'Why it was refused' } },
    { name: 'commandAnsweredAt', type: 'date', label: { vi: 'Thiết bị trả lời lúc', en: 'Answered at' } },
  ],
};
