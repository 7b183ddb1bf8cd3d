import { priorities } from '@nguon/content-model/priority';
import type { CollectionConfig } from 'payload';
import { recordedBySystem } from '../access/rules.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { liveRecording, rowSaid } from '../admin/screens.ts';
import { identity } from '../database/identity.ts';
import { groups, labelled } from '../fields/labels.ts';
import { lineField } from '../fields/text.ts';

/** How a live broadcast ended (W109). */
export const liveEndings = ['stopped', 'lost', 'longest', 'preempted', 'failed', 'restart'] as const;
export type LiveEnding = (typeof liveEndings)[number];

const endingNames: Readonly<Record<LiveEnding, { vi: string; en: string }>> = {
  stopped: { vi: 'Người nói dừng', en: 'Stopped by the speaker' },
  lost: { vi: 'Mất tiếng: đóng trang hoặc mất mạng', en: 'No more sound: page closed or network lost' },
  longest: { vi: 'Hết thời lượng đã chọn', en: 'Its time was over' },
  preempted: { vi: 'Nhường phát trực tiếp khẩn cấp', en: 'Gave way to a live emergency' },
  failed: { vi: 'Bộ phát hành không nhận tiếng nữa', en: 'Delivery took no more sound' },
  restart: { vi: 'Máy chủ khởi động lại', en: 'The server was restarted' },
};

const priorityNames = {
  normal: { vi: 'Thông thường', en: 'Normal' },
  priority: { vi: 'Ưu tiên', en: 'Priority' },
  emergency: { vi: 'Khẩn cấp', en: 'Emergency' },
};

const moment = { date: { pickerAppearance: 'dayAndTime' as const, displayFormat: 'HH:mm dd/MM/yyyy' } };

/** What was said live: who, when, on which clusters, who played it, and its recording. Never deleted, as playouts. */
export const liveBroadcasts: CollectionConfig = {
  slug: 'live-broadcasts',
  labels: labelled('Nhật ký phát trực tiếp', 'Live broadcast', 'Live broadcasts'),
  admin: {
    useAsTitle: 'title',
    group: groups.oversight,
    defaultColumns: ['startedAt', 'title', 'priority', 'by', 'ending'],
    hideAPIURL: true,
  },
  access: recordedBySystem,
  disableDuplicate: true,
  hooks: { beforeChange: [stampPath] },
  defaultSort: '-startedAt',
  fields: [
    identity,
    lineField(
      { name: 'title', label: { vi: 'Lý do, nội dung', en: 'Reason' }, limit: 200 },
      { required: true },
    ),
    liveRecording,
    {
      name: 'priority',
      type: 'select',
      label: { vi: 'Mức ưu tiên', en: 'Priority' },
      required: true,
      enumName: 'live_priority',
      options: priorities.map((value) => ({ value, label: priorityNames[value] })),
    },
    { name: 'by', type: 'text', label: { vi: 'Người nói', en: 'By' }, required: true },
    {
      name: 'startedAt',
      type: 'date',
      label: { vi: 'Bắt đầu', en: 'Started' },
      required: true,
      index: true,
      admin: moment,
    },
    { name: 'endedAt', type: 'date', label: { vi: 'Kết thúc', en: 'Ended' }, admin: moment },
    {
      name: 'ending',
      type: 'select',
      label: { vi: 'Kết thúc vì', en: 'Ended because' },
      enumName: 'live_ending',
      options: liveEndings.map((value) => ({ value, label: endingNames[value] })),
    },
    {
      name: 'clusters',
      type: 'array',
      label: { vi: 'Cụm loa đã chọn', en: 'Clusters chosen' },
      admin: { components: { RowLabel: rowSaid({ fields: ['name'], between: '' }) } },
      fields: [
        { name: 'device', type: 'text', label: { vi: 'Mã thiết bị', en: 'Device id' }, required: true },
        { name: 'name', type: 'text', label: { vi: 'Cụm loa', en: 'Speaker' }, required: true },
        {
          name: 'heardAt',
          type: 'date',
          label: { vi: 'Nhận tiếng lúc', en: 'Took the sound at' },
          admin: moment,
        },
        {
          name: 'delayMs',
          type: 'number',
          label: { vi: 'Độ trễ đo được (ms)', en: 'Measured delay, ms' },
          admin: {
            description: {
              vi: 'Từ micro đến đường ra ampli, theo đồng hồ của loa đã chỉnh theo máy chủ',
              en: 'From the microphone to the line to the amplifier, by the device’s clock, which is set by the server',
            },
          },
        },
      ],
    },
    { name: 'recordingSeconds', type: 'number', label: { vi: 'Bản ghi âm (giây)', en: 'Recording, s' } },
    {
      name: 'recordingSha256',
      type: 'text',
      label: { vi: 'SHA-256 của bản ghi âm', en: 'SHA-256 of the recording' },
    },
    ...unitFields(),
  ],
};
