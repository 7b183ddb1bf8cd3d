import { accents, LOUDEST_LUFS, QUIETEST_LUFS, USUAL_LUFS } from '@nguon/content-model/speaker';
import type { CollectionConfig } from 'payload';
import { ownedByUnit } from '../access/rules.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import {
  dayPartLabel,
  deviceConcerns,
  deviceCounts,
  devicePanel,
  deviceStatus,
  rowSaid,
  speakerAnnouncements,
  speakerWeek,
  unitAnnouncements,
} from '../admin/screens.ts';
import { identity } from '../database/identity.ts';
import { deviceEndpoints } from '../devices/device-endpoints.ts';
import { deviceFields, switchedField } from '../devices/device-fields.ts';
import { dayPartFields, timeField } from '../fields/day-part.ts';
import { groups, labelled } from '../fields/labels.ts';
import { within } from '../fields/number-within.ts';
import { lineField } from '../fields/text.ts';
import { whole } from '../fields/whole.ts';
import { ringOnChange } from '../outbox/ring-on-change.ts';
import { checkDaily } from '../speakers/check-schedule.ts';
import { registerFields } from '../speakers/register-fields.ts';

const accentNames = {
  northern: { vi: 'Giọng Bắc', en: 'Northern' },
  central: { vi: 'Giọng Trung', en: 'Central' },
  southern: { vi: 'Giọng Nam', en: 'Southern' },
};

/** Addressable loudspeaker clusters. */
export const speakers: CollectionConfig = {
  slug: 'speakers',
  labels: labelled('Cụm loa', 'Speaker', 'Speakers'),
  admin: {
    useAsTitle: 'name',
    group: groups.channels,
    defaultColumns: ['name', 'status', 'bulletinShown', 'seenAt', 'unit'],
    components: { beforeListTable: [deviceCounts], afterListTable: [unitAnnouncements] },
    hideAPIURL: true,
  },
  access: ownedByUnit,
  disableDuplicate: true,
  hooks: {
    beforeChange: [stampPath, checkDaily],
    ...ringOnChange(({ path }, gone) => ({ only: [path], devices: gone })),
  },
  endpoints: deviceEndpoints('speakers'),
  fields: [
    identity,
    devicePanel,
    speakerAnnouncements,
    speakerWeek,
    deviceConcerns,
    deviceStatus,
    lineField(
      { name: 'name', label: { vi: 'Tên, vị trí', en: 'Name, place' }, limit: 120 },
      { required: true },
    ),
    {
      name: 'sessions',
      type: 'array',
      label: { vi: 'Giờ phát hằng ngày', en: 'Daily sessions' },
      labels: labelled('Buổi phát', 'Session', 'Sessions'),
      maxRows: 12,
      admin: {
        components: { RowLabel: rowSaid({ fields: ['at'] }) },
        description: {
          vi: 'Cách đơn giản nhất: ngày nào cũng phát chương trình của đơn vị vào các giờ này. Lịch theo thứ, theo ngày hoặc tiếp sóng: mục «Lịch phát thanh».',
          en: 'The plainest way: the unit’s programme at these times every day. Schedules by day, and relays, are under “Broadcast schedules”.',
        },
      },
      fields: [timeField('at', 'Bắt đầu lúc', 'Starts at')],
    },
    {
      name: 'sessionMinutes',
      type: 'number',
      label: { vi: 'Mỗi buổi dài nhất (phút)', en: 'Longest session, minutes' },
      required: true,
      defaultValue: 15,
      ...whole(1, 240),
    },
    {
      name: 'volume',
      type: 'number',
      label: { vi: 'Âm lượng (%)', en: 'Volume, %' },
      required: true,
      defaultValue: 80,
      ...whole(0, 100),
    },
    {
      name: 'emergencyVolume',
      type: 'number',
      label: { vi: 'Âm lượng khi khẩn cấp (%)', en: 'Volume in an emergency, %' },
      defaultValue: 100,
      ...whole(0, 100),
      admin: {
        description: {
          vi: 'Tin khẩn cấp không theo mức âm lượng hằng ngày của quy chế phát thanh',
          en: 'Emergencies do not follow the everyday volume of the broadcast rules',
        },
      },
    },
    {
      type: 'collapsible',
      label: { vi: 'Quy chế riêng của cụm loa', en: 'The cluster’s own rules' },
      admin: {
        initCollapsed: true,
        description: {
          vi: 'Chặt hơn quy chế của đơn vị thì có hiệu lực; không nới rộng được.',
          en: 'They can be stricter than the unit’s rules, never looser.',
        },
      },
      fields: [
        {
          name: 'windows',
          type: 'array',
          dbName: 'speaker_windows',
          label: { vi: 'Khung giờ được phát', en: 'Broadcast windows' },
          labels: labelled('Khung giờ', 'Window', 'Windows'),
          maxRows: 8,
          admin: { components: { RowLabel: dayPartLabel } },
          fields: dayPartFields(),
        },
        {
          name: 'quiet',
          type: 'array',
          dbName: 'speaker_quiet',
          label: { vi: 'Giờ yên tĩnh', en: 'Quiet hours' },
          labels: labelled('Khoảng giờ', 'Part of the day', 'Parts of the day'),
          maxRows: 8,
          admin: { components: { RowLabel: dayPartLabel } },
          fields: dayPartFields(),
        },
        {
          name: 'weekdaysOnly',
          type: 'checkbox',
          label: { vi: 'Không phát thứ Bảy, Chủ nhật', en: 'Not on Saturdays and Sundays' },
          defaultValue: false,
        },
      ],
    },
    {
      name: 'accent',
      type: 'select',
      label: { vi: 'Giọng đọc', en: 'Accent' },
      required: true,
      defaultValue: 'northern',
      enumName: 'speaker_accent',
      options: accents.map((value) => ({ value, label: accentNames[value] })),
    },
    {
      name: 'loudness',
      type: 'number',
      label: { vi: 'Độ to của tệp phát (LUFS)', en: 'Loudness of clips, LUFS' },
      defaultValue: USUAL_LUFS,
      admin: {
        description: {
          vi: 'Thường để −16. Nhỏ hơn (−20) cho loa gần nhà dân, to hơn (−14) cho nơi ồn.',
          en: 'Usually −16. Quieter (−20) for speakers near homes, louder (−14) for noisy places.',
        },
      },
      ...within(QUIETEST_LUFS, LOUDEST_LUFS),
    },
    {
      type: 'collapsible',
      label: { vi: 'Hồ sơ cụm loa', en: 'Register' },
      fields: registerFields(),
      admin: { initCollapsed: true },
    },
    switchedField({ name: 'muted', label: { vi: 'Đang tắt', en: 'Muted' } }),
    ...unitFields(),
    ...deviceFields(),
  ],
};
