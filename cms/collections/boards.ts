import { boardColours } from '@nguon/content-model/board';
import type { CollectionConfig } from 'payload';
import { ownedByUnit } from '../access/rules.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { devicePanel } from '../admin/screens.ts';
import { identity } from '../database/identity.ts';
import { deviceEndpoints } from '../devices/device-endpoints.ts';
import { deviceFields } from '../devices/device-fields.ts';
import { groups, labelled } from '../fields/labels.ts';
import { lineField } from '../fields/text.ts';
import { whole } from '../fields/whole.ts';
import { ringOnChange } from '../outbox/ring-on-change.ts';

const colourNames = {
  full: { vi: 'Nhiều màu', en: 'Full colour' },
  'one-bit': { vi: 'Một màu (bật/tắt từng điểm)', en: 'One colour (each dot on or off)' },
};

/** Public LED and LCD screens. */
export const boards: CollectionConfig = {
  slug: 'boards',
  labels: labelled('Bảng tin điện tử', 'Board', 'Boards'),
  admin: {
    useAsTitle: 'name',
    group: groups.channels,
    defaultColumns: ['name', 'unit', 'seenAt', 'blanked'],
    hideAPIURL: true,
  },
  access: ownedByUnit,
  disableDuplicate: true,
  hooks: {
    beforeChange: [stampPath],
    ...ringOnChange(({ path }, gone) => ({ only: [path], devices: gone })),
  },
  endpoints: deviceEndpoints('boards'),
  fields: [
    identity,
    devicePanel,
    lineField(
      { name: 'name', label: { vi: 'Tên, vị trí', en: 'Name, place' }, limit: 120 },
      { required: true },
    ),
    {
      name: 'technology',
      type: 'select',
      label: { vi: 'Loại màn hình', en: 'Technology' },
      required: true,
      defaultValue: 'led',
      enumName: 'board_technology',
      options: [
        { value: 'led', label: { vi: 'Bảng LED', en: 'LED' } },
        { value: 'lcd', label: { vi: 'Màn hình LCD', en: 'LCD' } },
      ],
    },
    {
      name: 'width',
      type: 'number',
      label: { vi: 'Số điểm ảnh ngang', en: 'Pixels across' },
      required: true,
      ...whole(8, 7_680),
    },
    {
      name: 'height',
      type: 'number',
      label: { vi: 'Số điểm ảnh dọc', en: 'Pixels down' },
      required: true,
      ...whole(8, 4_320),
    },
    {
      name: 'colour',
      type: 'select',
      label: { vi: 'Màu', en: 'Colour' },
      required: true,
      defaultValue: 'full',
      enumName: 'board_colour',
      options: boardColours.map((value) => ({ value, label: colourNames[value] })),
    },
    {
      name: 'blanked',
      type: 'checkbox',
      label: { vi: 'Tắt bảng', en: 'Blanked' },
      defaultValue: false,
      admin: {
        description: {
          vi: 'Bảng chỉ hiện nền trống cho đến khi được bật lại',
          en: 'The board shows an empty background until switched on again',
        },
      },
    },
    ...unitFields(),
    ...deviceFields(),
  ],
};
