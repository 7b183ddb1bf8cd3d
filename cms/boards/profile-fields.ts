import {
  boardColours,
  frameFormats,
  HIGHEST_SCROLLING,
  SHORTEST_DWELL_SECONDS,
} from '@nguon/content-model/board';
import type { Field } from 'payload';
import { boardPresetChoice } from '../admin/screens.ts';
import { within } from '../fields/number-within.ts';
import { whole } from '../fields/whole.ts';

const colourNames = {
  full: { vi: 'Nhiều màu', en: 'Full colour' },
  'two-colour': { vi: 'Hai màu (đỏ, xanh lá, vàng)', en: 'Two colours (red, green, yellow)' },
  'one-bit': { vi: 'Một màu (bật/tắt từng điểm)', en: 'One colour (each dot on or off)' },
};

const formatNames = { 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'image/webp': 'WebP' };

/** What the screen is: the drawing follows it. */
export function profileFields(): Field[] {
  return [
    boardPresetChoice,
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
      type: 'row',
      fields: [
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
      ],
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
      type: 'row',
      fields: [
        {
          name: 'pitchMillimetres',
          type: 'number',
          label: { vi: 'Khoảng cách điểm ảnh (mm)', en: 'Pixel pitch, mm' },
          ...within(0.1, 50),
          admin: {
            description: {
              vi: 'P10 là 10 mm. Để trống nếu chưa biết.',
              en: 'P10 is 10 mm. Empty if unknown.',
            },
          },
        },
        {
          name: 'viewingMetres',
          type: 'number',
          label: { vi: 'Người đọc đứng xa nhất (m)', en: 'Farthest readers, m' },
          ...within(0.5, 200),
          admin: {
            description: {
              vi: 'Cỡ chữ nhỏ nhất tính theo khoảng cách này',
              en: 'The smallest letters follow from this distance',
            },
          },
        },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'gamma',
          type: 'number',
          label: { vi: 'Gamma', en: 'Gamma' },
          defaultValue: 2.2,
          ...within(0.5, 4),
          admin: {
            description: {
              vi: '2,2 cho LCD; ảnh trên bảng LED quá nhạt thì giảm dần về 1',
              en: '2.2 for LCDs; lower it towards 1 where photos on an LED board look pale',
            },
          },
        },
        {
          name: 'formats',
          type: 'select',
          hasMany: true,
          label: { vi: 'Định dạng ảnh bộ điều khiển nhận', en: 'Formats its controller accepts' },
          defaultValue: ['image/jpeg', 'image/png'],
          enumName: 'frame_format',
          options: frameFormats.map((value) => ({ value, label: formatNames[value] })),
        },
      ],
    },
    {
      name: 'shortestDwellSeconds',
      type: 'number',
      label: { vi: 'Mỗi khung hình hiện ít nhất (giây)', en: 'Shortest time of a frame, s' },
      defaultValue: SHORTEST_DWELL_SECONDS,
      ...whole(3, 120),
    },
    {
      name: 'scrolls',
      type: 'checkbox',
      label: { vi: 'Bộ điều khiển tự chạy chữ ngang', en: 'Its controller scrolls letters by itself' },
      defaultValue: false,
      admin: {
        condition: ({ height }) => typeof height === 'number' && height <= HIGHEST_SCROLLING,
        description: {
          vi: 'Mỗi bản tin có thêm một dải chữ dài: strip.png ở địa chỉ đọc của bảng, và trong danh mục phát',
          en: 'Each bulletin is also one long line: strip.png at the board’s address, and in its manifest',
        },
      },
    },
  ];
}
