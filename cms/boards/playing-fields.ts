import type { Field } from 'payload';
import { dayPartLabel, programmeRowLabel, rowSaid } from '../admin/screens.ts';
import { dayPartFields, timeField } from '../fields/day-part.ts';
import { labelled } from '../fields/labels.ts';
import { whole } from '../fields/whole.ts';

/** How the board plays: the loop follows it (docs/playlists.md). */
export function playingFields(): Field[] {
  return [
    {
      name: 'hours',
      type: 'array',
      dbName: 'board_hours',
      label: { vi: 'Giờ hoạt động', en: 'Operating hours' },
      labels: labelled('Khoảng giờ', 'Part of the day', 'Parts of the day'),
      maxRows: 4,
      admin: {
        components: { RowLabel: dayPartLabel },
        description: {
          vi: 'Để trống: bật suốt ngày đêm. Tin khẩn cấp vẫn hiện ngoài giờ.',
          en: 'Empty: always on. Emergencies are shown outside these hours too.',
        },
      },
      fields: dayPartFields(),
    },
    {
      name: 'brightness',
      type: 'array',
      dbName: 'board_brightness',
      label: { vi: 'Độ sáng theo giờ', en: 'Brightness plan' },
      labels: labelled('Mức sáng', 'Brightness', 'Brightnesses'),
      maxRows: 12,
      admin: {
        components: { RowLabel: rowSaid({ fields: ['from', 'percent'], between: ' · ', after: ' %' }) },
      },
      fields: [
        {
          type: 'row',
          fields: [
            timeField('from', 'Từ giờ', 'From'),
            {
              name: 'percent',
              type: 'number',
              label: { vi: 'Độ sáng (%)', en: 'Brightness, %' },
              required: true,
              ...whole(1, 100),
            },
          ],
        },
      ],
    },
    {
      name: 'priorityShare',
      type: 'number',
      label: { vi: 'Phần thời lượng cho tin ưu tiên (%)', en: 'Share of priority bulletins, %' },
      defaultValue: 0,
      ...whole(0, 80),
      admin: {
        description: {
          vi: '0: mỗi tin hiện một lần mỗi vòng. 50: tin ưu tiên được ít nhất nửa thời lượng.',
          en: '0: each bulletin once a round. 50: priority bulletins have at least half the time.',
        },
      },
    },
    {
      name: 'programme',
      type: 'array',
      dbName: 'board_programme',
      label: { vi: 'Thứ tự riêng của đơn vị', en: 'The unit’s own order' },
      labels: labelled('Bản tin', 'Bulletin', 'Bulletins'),
      maxRows: 200,
      admin: {
        initCollapsed: true,
        components: { RowLabel: programmeRowLabel },
        description: {
          vi: 'Tin trong danh sách hiện trước, theo thứ tự này, trong cùng mức ưu tiên. Tin khác theo sau, mới nhất trước.',
          en: 'Bulletins listed here come first, in this order, within their priority. The others follow, newest first.',
        },
      },
      fields: [
        {
          name: 'bulletin',
          type: 'relationship',
          relationTo: 'bulletins',
          label: { vi: 'Bản tin', en: 'Bulletin' },
          required: true,
          admin: { allowCreate: false },
        },
        {
          name: 'dayParts',
          type: 'array',
          dbName: 'board_day_parts',
          label: { vi: 'Chỉ hiện trong khoảng giờ', en: 'Only in these parts of the day' },
          labels: labelled('Khoảng giờ', 'Part of the day', 'Parts of the day'),
          maxRows: 6,
          admin: { components: { RowLabel: dayPartLabel } },
          fields: dayPartFields(),
        },
        {
          name: 'restMinutes',
          type: 'number',
          label: { vi: 'Nhiều nhất một lần mỗi … phút', en: 'At most once in … minutes' },
          defaultValue: 0,
          ...whole(0, 120),
          admin: { description: { vi: '0: vòng nào cũng hiện', en: '0: in every round' } },
        },
      ],
    },
  ];
}
