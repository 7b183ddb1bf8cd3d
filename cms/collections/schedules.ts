import { scheduleModes } from '@nguon/content-model/schedule';
import { LONGEST_SESSION_MINUTES, relayFallbacks } from '@nguon/content-model/session';
import type { CollectionConfig, Field, FilterOptions } from 'payload';
import { createOwn, readSubtree, writeOwn } from '../access/rules.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { rowSaid } from '../admin/screens.ts';
import { identity } from '../database/identity.ts';
import { timeField } from '../fields/day-part.ts';
import { groups, labelled } from '../fields/labels.ts';
import { lineField } from '../fields/text.ts';
import { whole } from '../fields/whole.ts';
import { ringOnChange } from '../outbox/ring-on-change.ts';
import { weekdayNames, weekdays } from '../publication/week.ts';
import { checkSchedule } from '../speakers/check-schedule.ts';

const modeNames = {
  once: { vi: 'Một ngày', en: 'Once' },
  daily: { vi: 'Hằng ngày', en: 'Daily' },
  weekly: { vi: 'Hằng tuần', en: 'Weekly' },
};

const playedNames = {
  bulletins: { vi: 'Các bản tin của đơn vị, theo thứ tự', en: 'The unit’s bulletins, in order' },
  bulletin: { vi: 'Một bản tin, phát lặp lại', en: 'One bulletin, again and again' },
  relay: { vi: 'Tiếp sóng đài khác', en: 'Another station’s stream' },
};

const fallbackNames = {
  bulletins: { vi: 'Phát các bản tin của đơn vị', en: 'Play the unit’s bulletins' },
  silence: { vi: 'Im lặng', en: 'Be silent' },
};

/** Shown where the schedule plays this. */
const whenPlaying = (kind: keyof typeof playedNames) => (data: { readonly plays?: unknown }) =>
  data.plays === kind;

const ofUnit: FilterOptions = ({ data }) =>
  typeof data?.path === 'string' ? { path: { equals: data.path } } : true;

const dayOnly = { date: { pickerAppearance: 'dayOnly' as const, displayFormat: 'dd/MM/yyyy' } };

function whatIsPlayed(): Field[] {
  return [
    {
      name: 'plays',
      type: 'select',
      label: { vi: 'Nội dung', en: 'What is played' },
      required: true,
      defaultValue: 'bulletins',
      enumName: 'schedule_plays',
      options: (['bulletins', 'bulletin', 'relay'] as const).map((value) => ({
        value,
        label: playedNames[value],
      })),
    },
    {
      name: 'order',
      type: 'relationship',
      relationTo: 'bulletins',
      hasMany: true,
      maxRows: 50,
      label: { vi: 'Thứ tự riêng của đơn vị', en: 'The unit’s own order' },
      admin: {
        allowCreate: false,
        condition: whenPlaying('bulletins'),
        description: {
          vi: 'Trong cùng mức ưu tiên, tin ở đây phát trước, theo thứ tự này; tin khác theo sau, mới nhất trước. Tin ưu tiên luôn phát trước tin thông thường.',
          en: 'Within their priority these come first, in this order; the others follow, newest first. Priority bulletins always come before normal ones.',
        },
      },
    },
    {
      name: 'bulletin',
      type: 'relationship',
      relationTo: 'bulletins',
      label: { vi: 'Bản tin', en: 'Bulletin' },
      admin: { allowCreate: false, condition: whenPlaying('bulletin') },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'stream',
          type: 'text',
          maxLength: 500,
          label: { vi: 'Địa chỉ luồng phát', en: 'Address of the stream' },
          admin: {
            condition: whenPlaying('relay'),
            description: {
              vi: 'Dạng https://dai.example.vn/luong; máy chủ phải có trong quy chế phát thanh',
              en: 'Such as https://dai.example.vn/stream; its host must be in the broadcast rules',
            },
          },
        },
        {
          name: 'fallback',
          type: 'select',
          label: { vi: 'Khi mất sóng', en: 'When it is dead' },
          defaultValue: 'bulletins',
          enumName: 'relay_fallback',
          options: relayFallbacks.map((value) => ({ value, label: fallbackNames[value] })),
          admin: { condition: whenPlaying('relay') },
        },
      ],
    },
  ];
}

function whenItIs(): Field[] {
  return [
    {
      name: 'mode',
      type: 'select',
      label: { vi: 'Lặp lại', en: 'How often' },
      required: true,
      defaultValue: 'daily',
      enumName: 'schedule_mode',
      options: scheduleModes.map((value) => ({ value, label: modeNames[value] })),
    },
    {
      name: 'days',
      type: 'select',
      hasMany: true,
      label: { vi: 'Các ngày trong tuần', en: 'Days of the week' },
      enumName: 'schedule_day',
      options: weekdayNames.map((value) => ({ value, label: weekdays[value] })),
      admin: { condition: ({ mode }) => mode === 'weekly' },
    },
    {
      name: 'times',
      type: 'array',
      dbName: 'schedule_times',
      label: { vi: 'Bắt đầu lúc', en: 'Starts at' },
      labels: labelled('Giờ', 'Time', 'Times'),
      required: true,
      minRows: 1,
      maxRows: 12,
      admin: { components: { RowLabel: rowSaid({ fields: ['at'] }) } },
      fields: [timeField('at', 'Giờ', 'Time')],
    },
    {
      name: 'minutes',
      type: 'number',
      label: { vi: 'Dài (phút)', en: 'Length, minutes' },
      required: true,
      defaultValue: 15,
      ...whole(1, LONGEST_SESSION_MINUTES),
    },
    {
      type: 'row',
      fields: [
        {
          name: 'firstDay',
          type: 'date',
          label: { vi: 'Ngày đầu', en: 'First day' },
          admin: { ...dayOnly, description: { vi: 'Phát một ngày: là ngày ấy', en: 'For once: that day' } },
        },
        {
          name: 'lastDay',
          type: 'date',
          label: { vi: 'Ngày cuối', en: 'Last day' },
          admin: {
            ...dayOnly,
            condition: ({ mode }) => mode !== 'once',
            description: { vi: 'Để trống: không hạn', en: 'Empty: no end' },
          },
        },
      ],
    },
  ];
}

/** When clusters of a unit play, and what. A schedule that breaks a rule or is in another's way is not kept (W90). */
export const schedules: CollectionConfig = {
  slug: 'schedules',
  labels: labelled('Lịch phát thanh', 'Broadcast schedule', 'Broadcast schedules'),
  admin: {
    useAsTitle: 'name',
    group: groups.channels,
    defaultColumns: ['name', 'mode', 'plays', 'unit'],
    hideAPIURL: true,
  },
  access: {
    create: createOwn('editor', 'approver'),
    read: readSubtree,
    update: writeOwn('editor', 'approver'),
    delete: writeOwn('editor', 'approver'),
  },
  disableDuplicate: true,
  hooks: {
    beforeChange: [stampPath, checkSchedule],
    ...ringOnChange(({ path }) => ({ only: [path] })),
  },
  fields: [
    identity,
    lineField({ name: 'name', label: { vi: 'Tên buổi phát', en: 'Name' }, limit: 120 }, { required: true }),
    ...whenItIs(),
    ...whatIsPlayed(),
    {
      name: 'speakers',
      type: 'relationship',
      relationTo: 'speakers',
      hasMany: true,
      maxRows: 100,
      label: { vi: 'Phát ở các cụm loa', en: 'On these clusters' },
      filterOptions: ofUnit,
      admin: {
        allowCreate: false,
        description: { vi: 'Để trống: mọi cụm loa của đơn vị', en: 'Empty: all clusters of the unit' },
      },
    },
    ...unitFields(),
  ],
};
