import { accents, LOUDEST_LUFS, QUIETEST_LUFS, USUAL_LUFS } from '@nguon/content-model/speaker';
import { TimeOfDay } from '@nguon/content-model/time-of-day';
import type { CollectionConfig } from 'payload';
import { ownedByUnit } from '../access/rules.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { deviceConcerns, deviceCounts, devicePanel, deviceStatus } from '../admin/screens.ts';
import { identity } from '../database/identity.ts';
import { deviceEndpoints } from '../devices/device-endpoints.ts';
import { deviceFields, switchedField } from '../devices/device-fields.ts';
import { groups, labelled } from '../fields/labels.ts';
import { matching } from '../fields/matching.ts';
import { within } from '../fields/number-within.ts';
import { lineField } from '../fields/text.ts';
import { whole } from '../fields/whole.ts';
import { ringOnChange } from '../outbox/ring-on-change.ts';
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
    components: { beforeListTable: [deviceCounts] },
    hideAPIURL: true,
  },
  access: ownedByUnit,
  disableDuplicate: true,
  hooks: {
    beforeChange: [stampPath],
    ...ringOnChange(({ path }, gone) => ({ only: [path], devices: gone })),
  },
  endpoints: deviceEndpoints('speakers'),
  fields: [
    identity,
    devicePanel,
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
      fields: [
        {
          name: 'at',
          type: 'text',
          label: { vi: 'Bắt đầu lúc', en: 'Starts at' },
          required: true,
          validate: matching(TimeOfDay, { vi: 'Ghi giờ dạng 05:30', en: 'Write a time such as 05:30' }),
        },
      ],
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
