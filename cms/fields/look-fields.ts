import { Site } from '@nguon/content-model/site';
import type { Field } from 'payload';
import { z } from 'zod';
import { colourField } from '../admin/screens.ts';
import { labelled } from './labels.ts';
import { minorityOptions } from './languages.ts';
import { matching } from './matching.ts';
import { lineField } from './text.ts';

/** The themes by name, as an editor chooses them; `themes/theme.ts` has their colours. */
export const themeOptions = [
  { value: 'nuoc', label: { vi: 'Nước: xanh nước biển', en: 'Water: blue-green' } },
  { value: 'nui', label: { vi: 'Núi: xanh lá', en: 'Mountain: green' } },
  { value: 'gom', label: { vi: 'Gốm: xanh chàm', en: 'Ceramic: indigo' } },
];

const href = Site.shape.links.element.shape.href;

/** How a site looks: theme, pictures, a colour of its own. */
export const pictureFields: Field[] = [
  {
    name: 'theme',
    type: 'select',
    label: { vi: 'Giao diện', en: 'Theme' },
    required: true,
    defaultValue: 'nuoc',
    enumName: 'look_theme',
    admin: { isClearable: false },
    options: themeOptions,
  },
  {
    name: 'look',
    type: 'group',
    label: { vi: 'Hình ảnh của đơn vị', en: 'Look' },
    fields: [
      {
        name: 'logo',
        type: 'upload',
        relationTo: 'media',
        label: { vi: 'Biểu trưng', en: 'Logo' },
        admin: {
          description: {
            vi: 'Hình vuông, nền trong suốt là đẹp nhất. Bỏ trống thì trang dùng dấu hiệu của giao diện.',
            en: 'Square, best with a transparent ground. Left empty, the theme’s own mark is shown.',
          },
        },
      },
      {
        name: 'header',
        type: 'upload',
        relationTo: 'media',
        label: { vi: 'Ảnh đầu trang', en: 'Header picture' },
        admin: {
          description: {
            vi: 'Ảnh ngang, rộng ít nhất 1.600 điểm ảnh, không có chữ trong ảnh',
            en: 'A wide picture, at least 1,600 pixels, without words in it',
          },
        },
      },
      lineField(
        {
          name: 'colour',
          label: { vi: 'Màu riêng', en: 'Own colour' },
          limit: 7,
          description: {
            vi: 'Thay màu chính của giao diện; trang tự chỉnh đậm nhạt để chữ luôn đọc được. Bỏ trống thì dùng màu của giao diện.',
            en: 'Takes the place of the theme’s main colour, made readable by itself. Left empty, the theme’s is used.',
          },
        },
        {
          validate: matching(Site.shape.look.shape.colour.or(z.literal('')).nullish(), {
            vi: 'Ghi màu dạng #0b4f5c',
            en: 'Write a colour such as #0b4f5c',
          }),
          admin: { components: { Field: colourField } },
        },
      ),
    ],
  },
];

/** How residents reach the authority, in which languages, and where else they may go. */
export const contactFields: Field[] = [
  {
    name: 'contact',
    type: 'group',
    label: { vi: 'Liên hệ', en: 'Contact' },
    fields: [
      lineField({ name: 'address', label: { vi: 'Địa chỉ', en: 'Address' }, limit: 200 }),
      {
        type: 'row',
        fields: [
          lineField({ name: 'phone', label: { vi: 'Điện thoại', en: 'Telephone' }, limit: 40 }),
          lineField({ name: 'fax', label: { vi: 'Fax', en: 'Fax' }, limit: 40 }),
        ],
      },
      {
        type: 'row',
        fields: [
          lineField({
            name: 'hotline',
            label: { vi: 'Đường dây nóng', en: 'Hotline' },
            limit: 40,
            description: { vi: 'Số gọi được mọi giờ', en: 'Answered at any hour' },
          }),
          lineField({ name: 'email', label: { vi: 'Thư điện tử', en: 'E-mail' }, limit: 120 }),
        ],
      },
      lineField({
        name: 'hours',
        label: { vi: 'Giờ làm việc', en: 'Office hours' },
        limit: 200,
        description: {
          vi: 'Ví dụ: Thứ Hai đến thứ Sáu, 7 giờ 30 - 11 giờ 30, 13 giờ 30 - 17 giờ',
          en: 'In words',
        },
      }),
    ],
  },
  {
    name: 'languages',
    type: 'select',
    hasMany: true,
    label: { vi: 'Tiếng dân tộc ở địa phương', en: 'Languages of residents' },
    enumName: 'look_language',
    admin: {
      description: {
        vi: 'Trang có mục riêng cho từng thứ tiếng; chưa có bài thì ghi là sẽ có',
        en: 'The site has a section for each; one without content says that it will come',
      },
    },
    options: minorityOptions,
  },
  {
    name: 'links',
    type: 'array',
    dbName: 'look_links',
    label: { vi: 'Liên kết', en: 'Links' },
    labels: labelled('Liên kết', 'Link', 'Links'),
    maxRows: 30,
    admin: {
      description: {
        vi: 'Trang của cơ quan nhà nước có liên quan',
        en: 'Related sites of the state',
      },
    },
    fields: [
      {
        type: 'row',
        fields: [
          lineField({ name: 'name', label: { vi: 'Tên', en: 'Name' }, limit: 120 }, { required: true }),
          lineField(
            { name: 'href', label: { vi: 'Địa chỉ', en: 'Address' }, limit: 500 },
            {
              required: true,
              validate: matching(href, {
                vi: 'Chép nguyên địa chỉ, bắt đầu bằng https://',
                en: 'Copy the whole address, beginning with https://',
              }),
            },
          ),
        ],
      },
    ],
  },
];
