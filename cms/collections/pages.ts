import { pageTopics } from '@nguon/content-model/page';
import type { CollectionConfig } from 'payload';
import { bodyField } from '../fields/body.ts';
import { labelled } from '../fields/labels.ts';
import { languageOptions } from '../fields/languages.ts';
import { nameField } from '../fields/text.ts';
import { pageShape } from '../publication/shapes.ts';
import { standingCollection } from '../publication/standing-collection.ts';

const topicNames = {
  conditions: { vi: 'Điều kiện tự nhiên', en: 'Natural conditions' },
  economy: { vi: 'Kinh tế - xã hội', en: 'Economy and society' },
  history: { vi: 'Lịch sử, văn hóa', en: 'History and culture' },
  functions: { vi: 'Chức năng, nhiệm vụ', en: 'Functions and duties' },
  organisation: { vi: 'Cơ cấu tổ chức', en: 'Organisation' },
  contact: { vi: 'Liên hệ', en: 'Contact' },
  privacy: { vi: 'Bảo vệ dữ liệu cá nhân', en: 'Privacy' },
  other: { vi: 'Nội dung khác', en: 'Something else' },
} as const;

/** Standing pages: what a site tells of its unit, without a window. */
export const pages: CollectionConfig = standingCollection({
  slug: 'pages',
  labels: labelled('Trang giới thiệu', 'Page', 'Pages'),
  description: {
    vi: 'Bài giới thiệu đứng lâu dài trên trang: điều kiện tự nhiên, lịch sử, chức năng, tổ chức. Mỗi chủ đề một bài; bài tiếng Anh ra mục English.',
    en: 'Standing texts of the site: conditions, history, functions, organisation. One for each topic; English ones go to the English section.',
  },
  title: 'title',
  columns: ['title', 'topic', 'language'],
  searched: ['title'],
  shape: pageShape,
  rings: (path) => ({ only: [path] }),
  fields: [
    nameField({
      name: 'title',
      label: { vi: 'Tiêu đề', en: 'Title' },
      limit: 160,
      description: { vi: 'Ví dụ: Điều kiện tự nhiên xã Sìn Hồ', en: 'For example: Natural conditions' },
    }),
    bodyField({ required: true }),
    {
      name: 'pictures',
      type: 'upload',
      relationTo: 'media',
      hasMany: true,
      maxRows: 30,
      label: { vi: 'Ảnh kèm theo', en: 'Pictures' },
    },
    {
      name: 'topic',
      type: 'select',
      label: { vi: 'Chủ đề', en: 'Topic' },
      required: true,
      enumName: 'page_topic',
      admin: {
        position: 'sidebar',
        description: {
          vi: 'Mục nào của trang giới thiệu. Còn thiếu chủ đề nào thì trang ghi «đang cập nhật».',
          en: 'Where it stands in the introduction. A topic without a page is shown as still to come.',
        },
      },
      options: pageTopics.map((value) => ({ value, label: topicNames[value] })),
    },
    {
      name: 'language',
      type: 'select',
      label: { vi: 'Ngôn ngữ', en: 'Language' },
      required: true,
      defaultValue: 'vi',
      enumName: 'page_language',
      admin: { position: 'sidebar' },
      options: languageOptions,
    },
  ],
});
